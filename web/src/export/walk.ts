import { box } from './box.js';
import { type Control, control } from './control.js';
import { drawing } from './drawing.js';
import { formulaLines } from './formula.js';
import { layerOf } from './layer.js';
import { marker } from './marker.js';
import { inset, type Paper, type Rect, snapped } from './paper.js';
import { polygon } from './polygon.js';
import { pseudoElement, type Surroundings } from './pseudo.js';
import { text as textOf } from './text.js';
import { element } from './xml.js';

/** A part of the page as the screen shows it, without what nobody sees. */
export function drawn(part: Element, paper: Paper): string {
  const block = part.getBoundingClientRect();
  const nothing = { lines: [], isTurned: false, end: undefined, counters: new Map() };
  return draw(part, { ...nothing, block }, paper);
}

function draw(part: Element, around: Surroundings, paper: Paper): string {
  const style = getComputedStyle(part);
  if (isUnseen(part, style)) return '';
  count(style, around.counters);
  if (style.display === 'contents') return contents(part, style, around, paper);
  const bounds = part.getBoundingClientRect();
  const place = paper.place(bounds);
  const content =
    part instanceof SVGSVGElement
      ? shell(part, style, paper) + drawing(part, place, paper)
      : (replaced(part, place, paper) ?? boxed(part, style, around, bounds, paper));
  const opacity = Number(style.opacity);
  const cut = style.clipPath.startsWith('polygon(') ? polygon(style, place, paper) : undefined;
  const isPlain = (opacity === 1 && !cut) || content === '';
  const about = { opacity: opacity < 1 ? opacity : undefined, 'clip-path': cut };
  return isPlain ? content : element('g', about, content);
}

// What is drawn from what it shows, and not from what stands in it.
function replaced(part: Element, place: Rect, paper: Paper): string | null {
  if (part instanceof HTMLCanvasElement) return picture(part, place);
  const isControl =
    part instanceof HTMLInputElement ||
    part instanceof HTMLSelectElement ||
    part instanceof HTMLTextAreaElement ||
    part instanceof HTMLProgressElement;
  return isControl ? control(part as Control, place, paper) : null;
}

// Its pixels are its cells: they stay sharp, however large the figure is shown.
function picture(canvas: HTMLCanvasElement, place: Rect): string {
  const { imageRendering } = getComputedStyle(canvas);
  const sharp = imageRendering === 'pixelated' ? { 'image-rendering': 'pixelated' } : {};
  const about = { preserveAspectRatio: 'none', ...sharp };
  return element('image', { ...snapped(place), ...about, href: canvas.toDataURL() });
}

function boxed(
  part: Element,
  style: CSSStyleDeclaration,
  around: Surroundings,
  bounds: DOMRect,
  paper: Paper,
): string {
  const isPositioned = style.position !== 'static' || style.transform !== 'none';
  const isCut = style.overflowX !== 'visible' && part.scrollWidth > part.clientWidth + 1;
  const within: Surroundings = {
    ...around,
    lines: linesOf(style, around.lines),
    isTurned: around.isTurned !== /^matrix\(-1, 0|^matrix\(-1, 1\.2/.test(style.transform),
    end: isCut && style.textOverflow === 'ellipsis' ? endOf(style, bounds) : around.end,
    block: isPositioned ? bounds : around.block,
  };
  const inside = contents(part, style, within, paper);
  const mark = style.display === 'list-item' ? marker(part, style, paper) : '';
  const lines = part instanceof MathMLElement ? formulaLines(part, style, paper) : '';
  const isClipped =
    isCut || (style.overflowY !== 'visible' && part.scrollHeight > part.clientHeight + 1);
  return (
    shell(part, style, paper) +
    mark +
    lines +
    (isClipped ? clipped(inside, style, bounds, paper) : inside)
  );
}

// One box, or one for each line of what stands in the line of a text.
function shell(part: Element, style: CSSStyleDeclaration, paper: Paper): string {
  if (style.visibility !== 'visible') return '';
  // Where the keyboard is, is no part of a figure.
  const shown = part.matches(':focus-visible') ? withoutOutline(style) : style;
  return [...part.getClientRects()].map((rect) => box(shown, paper.place(rect), paper)).join('');
}

const withoutOutline = (style: CSSStyleDeclaration) =>
  new Proxy(style, {
    get: (target, name) => (name === 'outlineStyle' ? 'none' : Reflect.get(target, name, target)),
  });

function clipped(
  content: string,
  style: CSSStyleDeclaration,
  bounds: DOMRect,
  paper: Paper,
): string {
  if (content === '') return '';
  const { borderTopWidth, borderRightWidth, borderBottomWidth, borderLeftWidth } = style;
  const widths = [borderTopWidth, borderRightWidth, borderBottomWidth, borderLeftWidth].map(
    Number.parseFloat,
  );
  const room = inset(snapped(paper.place(bounds)), ...(widths as [number]));
  const cut = paper.define((id) => element('clipPath', { id }, element('rect', { ...room })));
  return element('g', { 'clip-path': cut }, content);
}

// What is positioned lies over what is not; a layer above that, or below.
function contents(
  part: Element,
  style: CSSStyleDeclaration,
  around: Surroundings,
  paper: Paper,
): string {
  const layers = new Map<number, string>();
  const add = (layer: number, content: string) =>
    layers.set(layer, (layers.get(layer) ?? '') + content);
  const pseudo = (name: '::before' | '::after') => {
    const [layer, content] = pseudoElement(part, name, around, paper);
    add(layer, content);
  };
  pseudo('::before');
  for (const node of childrenOf(part)) {
    if (node instanceof Text) add(0, textOf(node, { style, ...around }, paper));
    else if (node instanceof Element)
      add(layerOf(getComputedStyle(node)), draw(node, around, paper));
  }
  pseudo('::after');
  return [...layers.keys()]
    .sort((a, b) => a - b)
    .map((layer) => layers.get(layer))
    .join('');
}

function childrenOf(part: Element): readonly Node[] {
  if (part instanceof HTMLSlotElement) {
    const given = part.assignedNodes({ flatten: true });
    if (given.length > 0) return given;
  }
  if (part instanceof HTMLDetailsElement && !part.open) {
    return [...part.children].filter(({ localName }) => localName === 'summary').slice(0, 1);
  }
  return [...part.childNodes];
}

function isUnseen(part: Element, style: CSSStyleDeclaration): boolean {
  if (style.display === 'none' || style.opacity === '0') return true;
  // What is there for screen readers alone.
  if (style.clipPath.startsWith('inset(50%') || style.clip === 'rect(0px, 0px, 0px, 0px)')
    return true;
  const { width, height } = part.getBoundingClientRect();
  return style.overflowX === 'hidden' && width <= 1 && height <= 1;
}

function count(
  { counterReset, counterIncrement }: CSSStyleDeclaration,
  counters: Map<string, number>,
) {
  for (const [, name, by] of counterReset.matchAll(/([\w-]+) (-?\d+)/g))
    counters.set(name!, Number(by));
  for (const [, name, by] of counterIncrement.matchAll(/([\w-]+) (-?\d+)/g)) {
    counters.set(name!, (counters.get(name!) ?? 0) + Number(by));
  }
}

// A line under a text goes on under what stands in it, except in boxes of their own.
function linesOf(style: CSSStyleDeclaration, around: readonly CSSStyleDeclaration[]) {
  const isOwn =
    style.display.startsWith('inline-') || style.position === 'absolute' || style.float !== 'none';
  const handed = isOwn ? [] : around;
  return style.textDecorationLine === 'none' ? handed : [...handed, style];
}

function endOf(
  { paddingRight, borderRightWidth }: CSSStyleDeclaration,
  { right }: DOMRect,
): number {
  return right - Number.parseFloat(paddingRight) - Number.parseFloat(borderRightWidth);
}
