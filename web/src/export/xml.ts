/** An attribute's value; one that is undefined is left out. */
export type Attributes = Readonly<Record<string, string | number | undefined>>;

/** An element as text. Its content is what this function or `characters` made. */
export function element(name: string, attributes: Attributes, ...content: string[]): string {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== undefined && value !== '')
    .map(([key, value]) => ` ${key}="${quoted(String(short(value!)))}"`)
    .join('');
  const inside = content.join('');
  return inside === '' ? `<${name}${written}/>` : `<${name}${written}>${inside}</${name}>`;
}

/** A text as content: what XML cannot hold (control characters, half surrogate pairs) is replaced. */
export function characters(text: string): string {
  return allowed(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function quoted(text: string): string {
  return characters(text)
    .replaceAll('"', '&quot;')
    .replace(/[\t\n\r]/g, ' ');
}

function allowed(text: string): string {
  return text.replace(/[^\t\n\r\x20-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '\uFFFD');
}

/** Hundredths of a pixel are more than anybody sees. */
export function short(value: string | number): string | number {
  return typeof value === 'number' ? Number(value.toFixed(2)) : value;
}
