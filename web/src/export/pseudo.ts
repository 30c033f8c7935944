import { box } from './box.js';
import { painted } from './colour.js';
import { fontOf, heightsOf } from './font.js';
import { layerOf } from './layer.js';
import type { Paper } from './paper.js';
import { characters, element } from './xml.js';

/** What boxes hand down to what stands in them. */
export interface Surroundings {
  /** Lines under the text, or through it. */
  lines: readonly CSSStyleDeclaration[];
  isTurned: boolean;
  /** Where an ellipsis cuts texts off. */
  end: number | undefined;
  /** The box that what is positioned is placed in. */
  block: DOMRect;
  /** CSS counters, by name. */
  counters: Map<string, number>;
}

/**
 * What is drawn before or after the content of a box, where it is placed by itself. What stands in
 * the line is an element by now.
 */
export function pseudoElement(
  part: Element,
  name: '::before' | '::after',
  { block: around, ...given }: Surroundings,
  paper: Paper,
): [layer: number, content: string] {
  const style = getComputedStyle(part, name);
  const isPlaced = style.position === 'absolute' && style.display !== 'none';
  if (!isPlaced || ['none', 'normal'].includes(style.content)) return [0, ''];
  const own = getComputedStyle(part);
  const isOwn = own.position !== 'static' || own.transform !== 'none';
  const block = isOwn ? part.getBoundingClientRect() : around;
  const [moveX = 0, moveY = 0] = style.translate
    .split(' ')
    .map((text) => Number.parseFloat(text) || 0);
  const size = (text: string) => Number.parseFloat(text) || 0;
  const [borderLeft, borderTop] = isOwn
    ? [size(own.borderLeftWidth), size(own.borderTopWidth)]
    : [0, 0];
  const bounds = new DOMRect(
    block.left + borderLeft + size(style.left) + moveX,
    block.top + borderTop + size(style.top) + moveY,
    size(style.width),
    size(style.height),
  );
  const content =
    box(style, paper.place(bounds), paper) + counted(style, bounds, given.counters, paper);
  return [layerOf(style), content];
}

// A number that CSS counts, in the middle of its box.
function counted(
  style: CSSStyleDeclaration,
  bounds: DOMRect,
  counters: Map<string, number>,
  paper: Paper,
): string {
  const name = /^counter\(([\w-]+)/.exec(style.content)?.[1];
  if (!name) return '';
  const { x, y, width } = paper.place(bounds);
  const { ascent, descent } = heightsOf(style);
  const height = Number.parseFloat(style.lineHeight);
  const top = y + Number.parseFloat(style.borderTopWidth) + (height - ascent - descent) / 2;
  const place = { x: x + width / 2, y: Math.round(top) + ascent, 'text-anchor': 'middle' };
  return element(
    'text',
    { ...place, ...fontOf(style).attributes, ...painted('fill', style.color) },
    characters(String(counters.get(name) ?? 0)),
  );
}
