import { lengthOf, parts } from './length.js';
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
    const [x, y] = parts(point, ' ') as [string, string];
    const across = lengthOf(x, place.width);
    return [
      place.x + (isMirrored ? place.width - across : across),
      place.y + lengthOf(y, place.height),
    ];
  });
  const written = points.map((point) => point.map(short).join()).join(' ');
  return paper.define((id) => element('clipPath', { id }, element('polygon', { points: written })));
}
