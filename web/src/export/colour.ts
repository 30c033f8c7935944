/** A colour as SVG has it everywhere: opaque, and its opacity where it is not 1. */
export interface Colour {
  colour: string;
  opacity: number;
}

const known = new Map<string, Colour>();
let pixel: CanvasRenderingContext2D | undefined;

/** Any colour of CSS, `color-mix` and `oklab` among them, by its red, green and blue. */
export function colourOf(css: string): Colour {
  let found = known.get(css);
  if (!found) {
    found = read(css);
    known.set(css, found);
  }
  return found;
}

function read(css: string): Colour {
  pixel ??= document
    .createElement('canvas')
    .getContext('2d', { willReadFrequently: true, colorSpace: 'srgb' })!;
  pixel.clearRect(0, 0, 1, 1);
  pixel.fillStyle = css;
  pixel.fillRect(0, 0, 1, 1);
  const [red, green, blue, alpha] = pixel.getImageData(0, 0, 1, 1).data;
  const digits = [red, green, blue].map((part) => part!.toString(16).padStart(2, '0'));
  return { colour: `#${digits.join('')}`, opacity: Number((alpha! / 255).toFixed(3)) };
}

/** The attributes that fill with it, or draw lines in it. */
export function painted(what: 'fill' | 'stroke' | 'stop', css: string) {
  const { colour, opacity } = colourOf(css);
  const name = what === 'stop' ? 'stop-color' : what;
  return { [name]: colour, [`${what}-opacity`]: opacity < 1 ? opacity : undefined };
}
