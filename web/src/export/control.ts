import { box } from './box.js';
import { painted } from './colour.js';
import { arrow, lines, words } from './field.js';
import type { Paper, Rect } from './paper.js';
import { element } from './xml.js';

export type Control =
  | HTMLInputElement
  | HTMLSelectElement
  | HTMLTextAreaElement
  | HTMLProgressElement;

/** A control of the browser's own, as simply as it looks. */
export function control(given: Control, place: Rect, paper: Paper): string {
  const style = getComputedStyle(given);
  // Of its own colour only the browser knows; that of the texts around it says light or dark.
  const ground = getComputedStyle(given.parentElement!);
  if (given instanceof HTMLProgressElement) return progress(given, style, ground, place);
  if (given instanceof HTMLSelectElement) {
    const chosen = given.selectedOptions[0]?.text ?? '';
    return box(style, place, paper) + words(chosen, style, place) + arrow(style, place);
  }
  if (given instanceof HTMLTextAreaElement)
    return box(style, place, paper) + lines(given, style, place);
  if (given.type === 'range') return range(given, style, ground, place);
  if (given.type === 'checkbox' || given.type === 'radio') return tick(given, style, ground, place);
  return box(style, place, paper) + words(given.value, style, place);
}

// The greys of the browser's controls are no colours of the page.
const grey = (style: CSSStyleDeclaration) =>
  isDark(style) ? { empty: '#3b3b3b', edge: '#858585' } : { empty: '#efefef', edge: '#b2b2b2' };

const isDark = ({ color }: CSSStyleDeclaration) => {
  const { fill } = painted('fill', color) as { fill: string };
  return Number.parseInt(fill.slice(1, 3), 16) > 0x80;
};

const accent = ({ accentColor, color }: CSSStyleDeclaration) =>
  painted('fill', accentColor === 'auto' ? color : accentColor);

function range(
  { value, min, max }: HTMLInputElement,
  style: CSSStyleDeclaration,
  around: CSSStyleDeclaration,
  place: Rect,
) {
  const { empty, edge } = grey(around);
  const thumb = 16;
  const [low, high] = [Number(min || 0), Number(max || 100)];
  const share = high > low ? (Number(value) - low) / (high - low) : 0;
  const isMirrored = style.direction === 'rtl';
  const y = place.y + place.height / 2;
  const reach = place.width - thumb;
  const x = place.x + thumb / 2 + (isMirrored ? 1 - share : share) * reach;
  const track = { y: y - 4, height: 8, rx: 4 };
  const [from, to] = isMirrored ? [x, place.x + place.width] : [place.x, x];
  return [
    element('rect', {
      x: place.x + 0.5,
      width: place.width - 1,
      ...track,
      fill: empty,
      stroke: edge,
    }),
    element('rect', { x: from, width: Math.max(to - from, 0), ...track, ...accent(style) }),
    element('circle', { cx: x, cy: y, r: thumb / 2, ...accent(style) }),
  ].join('');
}

function tick(
  { type, checked }: HTMLInputElement,
  style: CSSStyleDeclaration,
  around: CSSStyleDeclaration,
  place: Rect,
) {
  const { edge } = grey(around);
  const { x, y, width, height } = place;
  const [cx, cy, r] = [x + width / 2, y + height / 2, Math.min(width, height) / 2];
  const ground = isDark(around) ? '#3b3b3b' : '#ffffff';
  const edged = { fill: ground, stroke: edge };
  if (type === 'radio') {
    const own = accent(style);
    const ring = checked ? { fill: ground, stroke: own.fill } : edged;
    const dot = checked ? element('circle', { cx, cy, r: r * 0.6, ...own }) : '';
    return element('circle', { cx, cy, r: r - 0.5, ...ring }) + dot;
  }
  if (!checked)
    return element('rect', {
      x: x + 0.5,
      y: y + 0.5,
      width: width - 1,
      height: height - 1,
      rx: 2,
      ...edged,
    });
  const d = `M${x + width * 0.23} ${y + height * 0.52}l${width * 0.19} ${height * 0.2}l${width * 0.36} ${-height * 0.44}`;
  return (
    element('rect', { x, y, width, height, rx: 2, ...accent(style) }) +
    element('path', {
      d,
      fill: 'none',
      stroke: isDark(around) ? '#000000' : '#ffffff',
      'stroke-width': 2,
    })
  );
}

function progress(
  { position }: HTMLProgressElement,
  style: CSSStyleDeclaration,
  around: CSSStyleDeclaration,
  place: Rect,
) {
  const { empty } = grey(around);
  const share = Math.max(position, 0);
  return (
    element('rect', { ...place, fill: empty }) +
    element('rect', { ...place, width: place.width * share, ...accent(style) })
  );
}
