import { colourOf } from './colour.js';
import type { Paper, Rect } from './paper.js';
import { type Attributes, characters, element } from './xml.js';

// What only means something on the page.
const left = /^(class|id|style|part|role|tabindex|focusable|data-.*|aria-.*|xmlns.*)$/;

// What the style sheets of the page may say, and its value where nothing is said.
const said = {
  'stroke-width': '1px',
  'stroke-dasharray': 'none',
  'stroke-linecap': 'butt',
  'stroke-linejoin': 'miter',
  'fill-rule': 'nonzero',
  opacity: '1',
  'vector-effect': 'none',
  'paint-order': 'normal',
} as const;

const ofText = {
  'font-family': '',
  'font-size': '',
  'font-weight': '400',
  'font-style': 'normal',
  'text-anchor': 'start',
  'dominant-baseline': 'auto',
} as const;

const ofShapes: Record<string, readonly string[]> = {
  circle: ['cx', 'cy', 'r'],
  ellipse: ['cx', 'cy', 'rx', 'ry'],
  rect: ['x', 'y', 'width', 'height', 'rx', 'ry'],
};

/** A drawing of the page, with the looks that its style sheets give it. */
export function drawing(svg: SVGSVGElement, { x, y, width, height }: Rect, paper: Paper): string {
  const style = getComputedStyle(svg);
  return element(
    'svg',
    {
      x,
      y,
      width,
      height,
      viewBox: svg.getAttribute('viewBox') ?? undefined,
      preserveAspectRatio: svg.getAttribute('preserveAspectRatio') ?? undefined,
      overflow: style.overflow === 'visible' ? 'visible' : undefined,
    },
    ...[...svg.childNodes].map((child) => part(child, paper)),
  );
}

function part(node: Node, paper: Paper): string {
  if (node instanceof Text) return characters(node.data.replace(/\s+/g, ' '));
  if (!(node instanceof SVGElement)) return '';
  const style = getComputedStyle(node);
  if (style.display === 'none' || style.opacity === '0') return '';
  const isText = node instanceof SVGTextContentElement;
  const content = [...node.childNodes].map((child) =>
    child instanceof Text && !isText ? '' : part(child, paper),
  );
  const name = node.localName;
  if (name === 'g' && content.every((text) => text === '')) return '';
  return element(name, { ...own(node), ...looks(node, style, isText) }, ...content);
}

function own(node: SVGElement): Attributes {
  const kept = [...node.attributes].filter((attribute) => !left.test(attribute.name));
  return Object.fromEntries(kept.map(({ name, value }) => [name, value]));
}

function looks(node: SVGElement, style: CSSStyleDeclaration, isText: boolean): Attributes {
  const isGroup = node.localName === 'g';
  const paints = isGroup ? {} : { ...paint('fill', style), ...paint('stroke', style) };
  const names = { ...said, ...(isText && ofText) };
  const values = Object.entries(names).flatMap(([name, initial]) => {
    const value = style.getPropertyValue(name);
    // An opacity is its own; the rest is handed down, and said again by who has it.
    const isSaid = value !== initial && (!isGroup || name === 'opacity');
    return isSaid && !(name in paints) ? [[name, withoutUnit(value)]] : [];
  });
  const shape = (ofShapes[node.localName] ?? []).flatMap((name) => {
    const value = style.getPropertyValue(name);
    return value.endsWith('px') ? [[name, withoutUnit(value)]] : [];
  });
  return {
    ...Object.fromEntries([...values, ...shape]),
    ...paints,
    visibility: style.visibility === 'hidden' ? 'hidden' : undefined,
    transform: style.transform === 'none' ? undefined : style.transform,
  };
}

function paint(what: 'fill' | 'stroke', style: CSSStyleDeclaration): Attributes {
  const css = style[what];
  if (css === 'none') return { [what]: css };
  const { colour, opacity } = colourOf(css);
  const share = opacity * Number(style[`${what}Opacity`]);
  return { [what]: colour, [`${what}-opacity`]: share < 1 ? share : undefined };
}

const withoutUnit = (value: string) => value.replaceAll('px', '').replaceAll('"', "'");
