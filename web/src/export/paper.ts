/** A place on the paper, in CSS pixels from the upper left corner of the view. */
export interface Rect {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** What a view is drawn on: where it lies on the screen, and what the drawing refers to. */
export class Paper {
  readonly #left: number;
  readonly #top: number;
  readonly #prefix: string;
  // Each as it is without an id, and its id.
  readonly #ids = new Map<string, string>();
  /** What is drawn by reference. */
  definitions = '';

  /** `prefix` begins every id, so that several figures fit into one document. */
  constructor({ left, top }: DOMRect, prefix: string) {
    // A whole pixel, so that what is rounded here is rounded as on the screen.
    this.#left = Math.floor(left);
    this.#top = Math.floor(top);
    this.#prefix = prefix;
  }

  /** Where a rectangle of the screen lies on the paper. */
  place({ left, top, width, height }: DOMRect): Rect {
    return { x: left - this.#left, y: top - this.#top, width, height };
  }

  /** Adds what `write` makes of a new id, unless the same is there already. Returns `url(#id)`. */
  define(write: (id: string) => string): string {
    const content = write('');
    let id = this.#ids.get(content);
    if (!id) {
      id = `${this.#prefix}-${this.#ids.size + 1}`;
      this.#ids.set(content, id);
      this.definitions += write(id);
    }
    return `url(#${id})`;
  }
}

/** As the screen draws boxes: from one whole pixel to another. */
export function snapped({ x, y, width, height }: Rect): Rect {
  const [left, top] = [Math.round(x), Math.round(y)];
  return {
    x: left,
    y: top,
    width: Math.round(x + width) - left,
    height: Math.round(y + height) - top,
  };
}

/** The rectangle without this much at its edges. */
export function inset(rect: Rect, top: number, right = top, bottom = top, left = right): Rect {
  return {
    x: rect.x + left,
    y: rect.y + top,
    width: Math.max(rect.width - left - right, 0),
    height: Math.max(rect.height - top - bottom, 0),
  };
}
