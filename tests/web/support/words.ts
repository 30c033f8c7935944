import type { Locator } from 'playwright-core';

/** Every text of a figure that is shown or read aloud, as far as it is there now. */
export function textsOf(element: Locator): Promise<string[]> {
  return element.evaluate((host) => {
    const spoken = [
      'aria-label',
      'aria-valuetext',
      'aria-description',
      'title',
      'placeholder',
      'alt',
    ];
    const found: string[] = [];
    const root = host.shadowRoot ?? host;
    const nodes = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
    for (let node = nodes.nextNode(); node; node = nodes.nextNode()) {
      if (node instanceof Text) {
        if (!['STYLE', 'SCRIPT'].includes(node.parentElement?.tagName ?? '')) found.push(node.data);
      } else for (const name of spoken) found.push((node as Element).getAttribute(name) ?? '');
    }
    return found.map((text) => text.trim()).filter(Boolean);
  });
}

// None of them is French.
const english =
  /(?<![\p{L}’])(the|of|and|its|with|from|than|word|words|weight|weights|value|values|query|queries|key|keys|head|heads|layer|choose|number|numbers|sum|show|step|steps|person|thing|colour|quality|pronoun|describes|refers|kind)(?!\p{L})/iu;

const french =
  /(?<![\p{L}’])(le|la|les|du|des|est|sont|mot|mots|poids|valeurs?|requêtes?|clés?|têtes?|couches?|choisissez|nombres?|somme|pas)(?![\p{L}’])|[\u00a0\u202f]/iu;

/** The texts that are none in this language; what they quote may be of any. */
export function foreign(texts: readonly string[], language: 'en' | 'fr'): string[] {
  const other = language === 'fr' ? english : french;
  return texts.filter((text) => other.test(text.replace(/«\u00a0.*?»/gu, '')));
}

/** The beginning of all names that a text makes: `text` is the one for an empty word. */
export function beginning(text: string): RegExp {
  return new RegExp(`^${text.replace(/[“”«»\s]+$/u, '').replace(/\s/gu, ' ')}`);
}
