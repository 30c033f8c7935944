import { painted } from './colour.js';
import { fontOf, heightsOf } from './font.js';
import type { Paper } from './paper.js';
import { characters, element } from './xml.js';

/** The mark before an item of a list, or before what unfolds. */
export function marker(item: Element, style: CSSStyleDeclaration, paper: Paper): string {
  const line = firstLine(item);
  if (!line || style.listStyleType === 'none') return '';
  const { ascent } = heightsOf(style);
  const place = paper.place(line);
  const y = Math.round(place.y + ascent);
  const fill = painted('fill', style.color);
  const isMirrored = style.direction === 'rtl';
  const size = Number.parseFloat(style.fontSize);
  const start = isMirrored ? place.x + place.width : place.x;
  const back = (by: number) => start + (isMirrored ? by : -by);
  const kind = style.listStyleType;
  if (kind === 'disc') {
    const r = size * 0.2;
    return element('circle', { cx: back(size * 0.375 + 2 * r), cy: y - ascent / 3, r, ...fill });
  }
  if (kind.startsWith('disclosure')) {
    const edge = ascent * 0.4;
    // Its box is a part of the line.
    const x = Math.round(
      paper.place(item.getBoundingClientRect()).x + (isMirrored ? place.width : 0),
    );
    const d =
      kind === 'disclosure-open'
        ? `M${x} ${y - edge * 1.5}h${2 * edge}l${-edge} ${edge * 1.6}z`
        : `M${x} ${y - edge * 1.9}v${2 * edge}l${edge * 1.5} ${-edge}z`;
    return element('path', { d, ...fill });
  }
  if (kind !== 'decimal') return '';
  const number = [...item.parentElement!.children].indexOf(item) + 1;
  const about = { x: back(size * 0.4), y, 'text-anchor': isMirrored ? 'start' : 'end' };
  return element(
    'text',
    { ...about, ...fontOf(style).attributes, ...fill },
    characters(`${number}.`),
  );
}

function firstLine(item: Element): DOMRect | undefined {
  const range = document.createRange();
  range.selectNodeContents(item);
  return [...range.getClientRects()].find(({ width }) => width > 0);
}
