import type { Drawn } from './scene.js';

// Colours that can be seen on light and on dark, so that a change of theme needs no new picture.
const ink = [116, 124, 146] as const;
const chosen = [214, 96, 20] as const;
const positive = [166, 84, 214] as const;
const negative = [22, 148, 152] as const;

/** So strong is the chosen row at least, and what is hatched. */
const visible = 60;

type Painted = Pick<Drawn, 'kind' | 'tensor' | 'largest' | 'isMasked' | 'isHatched'>;

/**
 * One pixel a number, once Lit has put the canvas in its place, and before anybody is told that the
 * picture is there. The row of the word that asks stands out.
 */
export function paintSoon(element: Element | undefined, drawn: Painted, token: number) {
  if (element) queueMicrotask(() => paint(element as HTMLCanvasElement, drawn, token));
}

function paint(canvas: HTMLCanvasElement, drawn: Painted, token: number) {
  const { kind, tensor, largest } = drawn;
  const { data, shape } = tensor;
  const [rows, columns] = shape;
  const context = canvas.getContext('2d');
  if (!context) return;
  canvas.width = columns;
  canvas.height = rows;
  const image = context.createImageData(columns, rows);
  const full = kind === 'weights' ? 1 : largest;
  for (let index = 0; index < data.length; ++index) {
    const number = data[index]!;
    const query = Math.floor(index / columns);
    const size = drawn.isMasked(index) || full === 0 ? 0 : Math.abs(number) || 0;
    // The square root, or small numbers of a long row would not be seen.
    let alpha = 255 * Math.sqrt(Math.min(size / full, 1));
    let colour: readonly [number, number, number] = number < 0 ? negative : positive;
    if (kind === 'weights') colour = query === token ? chosen : ink;
    // A hatching as fine as pixels allow.
    if (drawn.isHatched(index)) {
      colour = ink;
      alpha = (query + index - query * columns) % 3 === 0 ? 2 * visible : 0;
    }
    if (query === token && alpha < visible) {
      colour = chosen;
      alpha = visible;
    }
    image.data.set([...colour, alpha], 4 * index);
  }
  context.putImageData(image, 0, 0);
}
