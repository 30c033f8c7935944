import { border } from './border.js';
import { colourOf, painted } from './colour.js';
import { gradientFill } from './gradient.js';
import { lengthOf, parts } from './length.js';
import { inset, type Paper, type Rect, snapped } from './paper.js';
import { radiiOf, rounded } from './rounded.js';
import { element } from './xml.js';

/** What a box looks like without its content: shadow, background, border, outline. */
export function box(style: CSSStyleDeclaration, place: Rect, paper: Paper): string {
  const rect = snapped(place);
  if (rect.width <= 0 || rect.height <= 0) return '';
  return [
    ...rings(style, rect, false),
    background(style, rect, paper),
    ...rings(style, rect, true),
    border(style, rect),
    outline(style, rect),
  ].join('');
}

function background(style: CSSStyleDeclaration, rect: Rect, paper: Paper): string {
  const radii = radiiOf(style, rect);
  const colour = painted('fill', style.backgroundColor);
  const { opacity } = colourOf(style.backgroundColor);
  const ground = opacity > 0 ? rounded(clipBox(style, rect, -1), radii, colour) : '';
  if (style.backgroundImage === 'none') return ground;
  // The first of the list lies on top.
  const images = parts(style.backgroundImage)
    .map((css, index) => image(css, style, index, rect, paper))
    .reverse();
  return ground + images.join('');
}

// One image of the background, as often as it repeats.
function image(css: string, style: CSSStyleDeclaration, index: number, rect: Rect, paper: Paper) {
  const of = (list: string) => {
    const all = parts(list);
    return all[index % all.length]!;
  };
  const borders = bordersOf(style);
  const area = inset(rect, ...borders);
  const [width, height] = parts(of(style.backgroundSize), ' ') as [string, string | undefined];
  const tile = {
    width: sizeOf(width, area.width),
    height: sizeOf(height ?? 'auto', area.height),
  };
  const [x, y] = parts(of(style.backgroundPosition), ' ') as [string, string];
  const repeat = of(style.backgroundRepeat);
  const across = tiled(repeat, 'x', lengthOf(x, area.width - tile.width), tile.width, area.width);
  const down = tiled(repeat, 'y', lengthOf(y, area.height - tile.height), tile.height, area.height);
  const places = down.flatMap((top) =>
    across.map((left) => ({ x: area.x + left, y: area.y + top, ...tile })),
  );
  const filled = places.map((place) => {
    const at = snapped(place);
    return [at, gradientFill(css, at, paper)] as const;
  });
  const clip = clipBox(style, rect, index);
  const radii = radiiOf(style, rect);
  const [only] = filled;
  const isWhole = filled.length === 1 && tile.width >= area.width && tile.height >= area.height;
  if (isWhole) return rounded(clip, radii, only![1]);
  const tiles = filled.map(([at, fill]) => element('rect', { ...at, ...fill }));
  const isSquare = filled.length === 1 && radii.every((radius) => radius === 0);
  if (isSquare) return tiles.join('');
  const cut = paper.define((id) => element('clipPath', { id }, rounded(clip, radii, {})));
  return element('g', { 'clip-path': cut }, ...tiles);
}

// Where the tiles of a row or a column begin: one at its place, or as many as cover the area.
function tiled(
  repeat: string,
  axis: 'x' | 'y',
  place: number,
  tile: number,
  area: number,
): number[] {
  const isRepeated = repeat === 'repeat' || repeat === `repeat-${axis}`;
  if (!isRepeated || tile <= 0 || tile >= area) return [place];
  const first = place - Math.ceil(place / tile) * tile;
  return Array.from(
    { length: Math.ceil((area - first) / tile) },
    (_, index) => first + index * tile,
  );
}

// Index -1 is the colour, which is clipped as the last image is.
function clipBox(style: CSSStyleDeclaration, rect: Rect, index: number): Rect {
  const clip = parts(style.backgroundClip).at(index);
  return clip === 'padding-box' ? inset(rect, ...bordersOf(style)) : rect;
}

function bordersOf(style: CSSStyleDeclaration): [number, number, number, number] {
  const { borderTopWidth, borderRightWidth, borderBottomWidth, borderLeftWidth } = style;
  const widths = [borderTopWidth, borderRightWidth, borderBottomWidth, borderLeftWidth];
  return widths.map(Number.parseFloat) as [number, number, number, number];
}

function sizeOf(text: string, whole: number): number {
  return text === 'auto' ? whole : lengthOf(text, whole);
}

// Shadows without blur, which are rings around or within the box; the others are decoration.
function rings(style: CSSStyleDeclaration, rect: Rect, inside: boolean): string[] {
  if (style.boxShadow === 'none') return [];
  return parts(style.boxShadow).flatMap((shadow) => {
    const lengths = [...shadow.replace(/^[a-z-]+\([^)]*\)/, '').matchAll(/(-?[\d.]+)px/g)];
    const [x, y, blur, spread] = lengths.map((match) => Number(match[1]));
    const css = shadow.replace(/( -?[\d.]+px)+( inset)?$/, '');
    if (x || y || blur || !spread || shadow.endsWith('inset') !== inside) return [];
    return [ring(style, rect, inside ? -spread / 2 : spread / 2, spread, css)];
  });
}

function outline(style: CSSStyleDeclaration, rect: Rect): string {
  const width = Number.parseFloat(style.outlineWidth);
  if (style.outlineStyle !== 'solid' || !width) return '';
  return ring(
    style,
    rect,
    Number.parseFloat(style.outlineOffset) + width / 2,
    width,
    style.outlineColor,
  );
}

// A line whose middle is this far outside the edge.
function ring(
  style: CSSStyleDeclaration,
  rect: Rect,
  out: number,
  width: number,
  css: string,
): string {
  const radii = radiiOf(style, rect).map((radius) => (radius > 0 ? Math.max(radius + out, 0) : 0));
  const line = { fill: 'none', ...painted('stroke', css), 'stroke-width': width };
  return rounded(inset(rect, -out), radii, line);
}
