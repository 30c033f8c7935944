import { painted } from './colour.js';
import type { Paper } from './paper.js';
import { element } from './xml.js';

/** The lines of a formula that are no letters: of a fraction, and of a root. */
export function formulaLines(part: Element, style: CSSStyleDeclaration, paper: Paper): string {
  const size = Number.parseFloat(style.fontSize);
  const thickness = Math.max(1, Math.round(size / 18));
  const place = paper.place(part.getBoundingClientRect());
  if (part.localName === 'mfrac') {
    const [above, below] = [...part.children].map((child) =>
      paper.place(child.getBoundingClientRect()),
    );
    const y = (above!.y + above!.height + below!.y) / 2 - thickness / 2;
    const line = { x: place.x + 1, y: Math.round(y), width: place.width - 2, height: thickness };
    return element('rect', { ...line, ...painted('fill', style.color) });
  }
  if (part.localName !== 'msqrt') return '';
  const inside = paper.place(part.firstElementChild!.getBoundingClientRect());
  const [bottom, top, hook] = [place.y + place.height, place.y + thickness / 2, inside.x - place.x];
  const d = [
    `M${place.x + hook * 0.1} ${bottom - place.height * 0.38}`,
    `l${hook * 0.22} ${-place.height * 0.06}`,
    `L${place.x + hook * 0.6} ${bottom - 1}`,
    `L${inside.x} ${top}H${place.x + place.width}`,
  ].join('');
  return element('path', {
    d,
    fill: 'none',
    ...painted('stroke', style.color),
    'stroke-width': thickness,
  });
}
