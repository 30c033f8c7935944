const sheets = new Map<string, CSSStyleSheet>();

/**
 * Adds the style sheets of these texts, each once; all figures share them. A figure's `rem` is the
 * size of its own type, `--rem`: the root's belongs to the page, and on many is 62.5 %.
 */
export function adopt(root: ShadowRoot, ...texts: string[]): void {
  const wanted = texts.map(styleSheet);
  root.adoptedStyleSheets.push(
    ...wanted.filter((sheet) => !root.adoptedStyleSheets.includes(sheet)),
  );
}

function styleSheet(text: string): CSSStyleSheet {
  let sheet = sheets.get(text);
  if (!sheet) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(text.replace(/(-?[\d.]+)rem\b/g, 'calc($1 * var(--rem))'));
    sheets.set(text, sheet);
  }
  return sheet;
}
