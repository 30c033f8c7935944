import { parts } from './gradient.js';
import type { Paper, Rect } from './paper.js';
import { element, short } from './xml.js';

/** The outline that cuts a box, which may be mirrored. */
export function polygon(
  { clipPath, transform }: CSSStyleDeclaration,
  place: Rect,
  paper: Paper,
): string {
  const isMirrored = transform.startsWith('matrix(-1, 0, 0, 1,');
  const points = parts(clipPath.slice('polygon('.length, -1)).map((point) => {
    const [x, y] = point.split(/ (?![^(]*\))/) as [string, string];
    const across = lengthOf(x, place.width);
    return [
      place.x + (isMirrored ? place.width - across : across),
      place.y + lengthOf(y, place.height),
    ];
  });
  const written = points.map((point) => point.map(short).join()).join(' ');
  return paper.define((id) => element('clipPath', { id }, element('polygon', { points: written })));
}

// Of what is added up: pixels, and shares of the whole.
function lengthOf(css: string, whole: number): number {
  const terms = css.matchAll(/([+-] )?(-?[\d.]+)(px|%)/g);
  return [...terms].reduce((sum, [, sign, number, unit]) => {
    const size = unit === '%' ? (Number(number) / 100) * whole : Number(number);
    return sum + (sign === '- ' ? -size : size);
  }, 0);
}
