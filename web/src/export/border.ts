import { colourOf, painted } from './colour.js';
import { inset, type Rect } from './paper.js';
import { radiiOf, rounded } from './rounded.js';
import { element, short } from './xml.js';

interface Side {
  width: number;
  css: string;
  line: string;
}

/** The border of a box: one line where all sides are alike, else one for those that are there. */
export function border(style: CSSStyleDeclaration, rect: Rect): string {
  const sides = (['Top', 'Right', 'Bottom', 'Left'] as const).map((side) => ({
    width: Number.parseFloat(style[`border${side}Width`]),
    css: style[`border${side}Color`],
    line: style[`border${side}Style`],
  }));
  const seen = sides.filter(isSeen);
  const [first] = seen;
  if (!first) return '';
  const areAlike = seen.every((side) => side.width === first.width && side.css === first.css);
  if (!areAlike)
    return sides.map((side, index) => (isSeen(side) ? bar(side, index, rect) : '')).join('');
  const radii = radiiOf(style, rect).map((radius) => Math.max(radius - first.width / 2, 0));
  const line = {
    fill: 'none',
    ...painted('stroke', first.css),
    'stroke-width': first.width,
    'stroke-dasharray': dashes(first),
  };
  const middle = inset(rect, first.width / 2);
  if (seen.length === 4) return rounded(middle, radii, line);
  return element('path', { d: open(sides.map(isSeen), rect, first.width, radii), ...line });
}

const isSeen = ({ width, css, line }: Side) =>
  width > 0 && line !== 'none' && line !== 'hidden' && colourOf(css).opacity > 0;

function dashes({ line, width }: Side): string | undefined {
  if (line === 'dotted') return `${width} ${width}`;
  return line === 'dashed' ? `${3 * width} ${3 * width}` : undefined;
}

function bar(side: Side, index: number, { x, y, width, height }: Rect): string {
  const place = [
    { x, y, width, height: side.width },
    { x: x + width - side.width, y, width: side.width, height },
    { x, y: y + height - side.width, width, height: side.width },
    { x, y, width: side.width, height },
  ][index]!;
  return element('rect', { ...place, ...painted('fill', side.css) });
}

// A line along the sides that are there, clockwise; round where two of them meet.
function open(seen: boolean[], rect: Rect, width: number, radii: number[]): string {
  const { x, y, width: across, height: down } = rect;
  const half = width / 2;
  const lines = [
    { from: [x, y + half], to: [x + across, y + half] },
    { from: [x + across - half, y], to: [x + across - half, y + down] },
    { from: [x + across, y + down - half], to: [x, y + down - half] },
    { from: [x + half, y + down], to: [x + half, y] },
  ] as { from: [number, number]; to: [number, number] }[];
  const path: (string | number)[] = [];
  // Begin where a line has none before it.
  const first = [0, 1, 2, 3].find((side) => seen[side] && !seen[(side + 3) % 4])!;
  for (let step = 0; step < 4; ++step) {
    const side = (first + step) % 4;
    if (!seen[side]) continue;
    const [before, after] = [seen[(side + 3) % 4]!, seen[(side + 1) % 4]!];
    const { from, to } = lines[side]!;
    const along = [Math.sign(to[0] - from[0]), Math.sign(to[1] - from[1])] as const;
    const [start, end] = [radii[side]!, radii[(side + 1) % 4]!];
    if (!before) path.push('M', from[0] + along[0] * start, from[1] + along[1] * start);
    const back = end + (after ? half : 0);
    const [endX, endY] = [to[0] - along[0] * back, to[1] - along[1] * back];
    path.push('L', endX, endY);
    // Clockwise, the next side goes to the right of this one.
    if (after) {
      path.push(
        'A',
        end,
        end,
        0,
        0,
        1,
        endX + (along[0] - along[1]) * end,
        endY + (along[0] + along[1]) * end,
      );
    }
  }
  return path.map(short).join(' ');
}
