import { broken } from './broken.js';
import { painted } from './colour.js';
import { fontOf, heightsOf } from './font.js';
import type { Rect } from './paper.js';
import { characters, element } from './xml.js';

function inside(style: CSSStyleDeclaration, place: Rect): Rect {
  const of = (side: 'Left' | 'Right' | 'Top' | 'Bottom') =>
    Number.parseFloat(style[`padding${side}`]) + Number.parseFloat(style[`border${side}Width`]);
  const [leftEdge, top] = [of('Left'), of('Top')];
  return {
    x: place.x + leftEdge,
    y: place.y + top,
    width: place.width - leftEdge - of('Right'),
    height: place.height - top - of('Bottom'),
  };
}

/** The text of a field, in the middle of its height. */
export function words(text: string, style: CSSStyleDeclaration, place: Rect): string {
  const room = inside(style, place);
  const { ascent, descent } = heightsOf(style);
  const y = Math.round(room.y + (room.height - ascent - descent) / 2) + ascent;
  return writing(text, style, room, y);
}

function writing(text: string, style: CSSStyleDeclaration, room: Rect, y: number): string {
  const isAtEnd = ['right', style.direction === 'rtl' ? 'start' : 'end'].includes(style.textAlign);
  const isCentred = style.textAlign === 'center';
  const x = isCentred ? room.x + room.width / 2 : isAtEnd ? room.x + room.width : room.x;
  const anchor = isCentred ? 'middle' : isAtEnd ? 'end' : undefined;
  const about = { x, y, 'text-anchor': anchor, ...fontOf(style).attributes };
  return element('text', { ...about, ...painted('fill', style.color) }, characters(text));
}

/** A longer text, broken where the field is full, as the field itself does. */
export function lines(
  { value }: HTMLTextAreaElement,
  style: CSSStyleDeclaration,
  place: Rect,
): string {
  const room = inside(style, place);
  const { ascent, descent } = heightsOf(style);
  const height = Number.parseFloat(style.lineHeight) || ascent + descent;
  const top = room.y + (height - ascent - descent) / 2 + ascent;
  return broken(value, room.width, fontOf(style).measure)
    .map((text, index) => writing(text, style, room, Math.round(top + index * height)))
    .join('');
}

/** That there is more to choose from. */
export function arrow(style: CSSStyleDeclaration, place: Rect): string {
  if (style.appearance === 'none') return '';
  const middle = place.y + place.height / 2;
  const right = style.direction === 'rtl' ? place.x + 14 : place.x + place.width - 7;
  const d = `M${right - 8} ${middle - 2}l4 4l4 -4`;
  return element('path', {
    d,
    fill: 'none',
    ...painted('stroke', style.color),
    'stroke-width': 1.5,
  });
}
