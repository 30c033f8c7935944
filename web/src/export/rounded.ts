import type { Rect } from './paper.js';
import { type Attributes, element, short } from './xml.js';

/** The radii of the corners in pixels, from the upper left clockwise, as far as they fit. */
export function radiiOf(style: CSSStyleDeclaration, { width, height }: Rect): number[] {
  const radii = [
    style.borderTopLeftRadius,
    style.borderTopRightRadius,
    style.borderBottomRightRadius,
    style.borderBottomLeftRadius,
  ].map((text) => {
    const number = Number.parseFloat(text);
    return text.includes('%') ? (number / 100) * Math.min(width, height) : number;
  });
  const [a, b, c, d] = radii as [number, number, number, number];
  const fit = Math.min(
    1,
    width / Math.max(a + b, c + d, 1e-9),
    height / Math.max(a + d, b + c, 1e-9),
  );
  return radii.map((radius) => radius * fit);
}

/** A rectangle with these corners. */
export function rounded(rect: Rect, radii: readonly number[], attributes: Attributes): string {
  const [a, b, c, d] = radii as [number, number, number, number];
  const { x, y, width, height } = rect;
  if (a === b && b === c && c === d) {
    return element('rect', { ...rect, rx: a > 0 ? a : undefined, ...attributes });
  }
  const path = [
    ['M', x + a, y, 'H', x + width - b, ...corner(b, x + width, y + b)],
    ['V', y + height - c, ...corner(c, x + width - c, y + height)],
    ['H', x + d, ...corner(d, x, y + height - d)],
    ['V', y + a, ...corner(a, x + a, y), 'Z'],
  ].flat();
  return element('path', { d: path.map(short).join(' '), ...attributes });
}

const corner = (radius: number, x: number, y: number) =>
  radius > 0 ? ['A', radius, radius, 0, 0, 1, x, y] : [];
