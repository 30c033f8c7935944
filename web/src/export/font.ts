import type { Attributes } from './xml.js';

interface Font {
  /** For SVG. */
  attributes: Attributes;
  /** The width of a text, in pixels. */
  measure(text: string): number;
}

/** What of a style says which font it is. */
export type FontStyle = Pick<
  CSSStyleDeclaration,
  'fontStyle' | 'fontWeight' | 'fontSize' | 'fontFamily' | 'letterSpacing'
>;

let canvas: CanvasRenderingContext2D | undefined;

function prepared({ fontStyle, fontWeight, fontSize, fontFamily }: FontStyle) {
  canvas ??= document.createElement('canvas').getContext('2d')!;
  canvas.font = `${fontStyle} ${fontWeight} ${fontSize} ${fontFamily}`;
  return canvas;
}

/** The font of a text. */
export function fontOf(style: FontStyle): Font {
  const { fontStyle, fontWeight, fontSize, fontFamily, letterSpacing } = style;
  return {
    attributes: {
      'font-family': fontFamily.replaceAll('"', "'"),
      'font-size': fontSize.replace('px', ''),
      'font-weight': fontWeight === '400' ? undefined : fontWeight,
      'font-style': fontStyle === 'normal' ? undefined : fontStyle,
      'letter-spacing': letterSpacing === 'normal' ? undefined : letterSpacing,
    },
    measure: (text) => prepared(style).measureText(text).width,
  };
}

/** How far its letters reach above and below the line, in the whole pixels of the screen's boxes. */
export function heightsOf(style: FontStyle): { ascent: number; descent: number } {
  const { fontBoundingBoxAscent, fontBoundingBoxDescent } = prepared(style).measureText('x');
  return {
    ascent: Math.round(fontBoundingBoxAscent),
    descent: Math.round(fontBoundingBoxDescent),
  };
}
