/** The parts of a list that no parentheses hold together. */
export function parts(list: string, separator = ','): string[] {
  let depth = 0;
  const found = [''];
  for (const letter of list) {
    if (letter === '(') depth += 1;
    if (letter === ')') depth -= 1;
    if (letter === separator && depth === 0) found.push('');
    else found[found.length - 1] += letter;
  }
  return found.map((part) => part.trim()).filter(Boolean);
}

/** A computed length in pixels: pixels and shares of the whole, added up, or the least or most of some. */
export function lengthOf(css: string, whole: number): number {
  const [, extreme, list] = /^(min|max)\((.*)\)$/s.exec(css) ?? [];
  if (extreme) {
    const lengths = parts(list!).map((length) => lengthOf(length, whole));
    return extreme === 'min' ? Math.min(...lengths) : Math.max(...lengths);
  }
  const terms = css.matchAll(/([+-] )?(-?[\d.]+)(px|%)/g);
  return [...terms].reduce((sum, [, sign, number, unit]) => {
    const size = unit === '%' ? (Number(number) / 100) * whole : Number(number);
    return sum + (sign === '- ' ? -size : size);
  }, 0);
}
