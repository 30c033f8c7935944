/** A plugin of Vite: in templates of HTML, a line's end and the next line's indent is one space. */
export function tidyTemplates() {
  return {
    name: 'tidy-templates',
    transform(code, id) {
      if (!id.includes('/web/src/') || !/\b(html|svg|mathml)`/.test(code)) return null;
      const texts = templateTexts(this.parse(code)).sort((a, b) => b.start - a.start);
      let tidied = code;
      for (const { start, end } of texts) {
        const text = tidied.slice(start, end).replace(/\s*\n\s*/g, ' ');
        tidied = tidied.slice(0, start) + text + tidied.slice(end);
      }
      return { code: tidied, map: null };
    },
  };
}

function templateTexts(node, found = []) {
  if (node?.type === 'TaggedTemplateExpression' && isTemplate(node.tag)) {
    found.push(...node.quasi.quasis);
  }
  for (const child of Object.values(node ?? {})) {
    if (typeof child === 'object') templateTexts(child, found);
  }
  return found;
}

const isTemplate = ({ name }) => ['html', 'svg', 'mathml'].includes(name);
