import { paper } from './layout.js';
import type { Point } from './scene.js';

/** A text to stand beside a point. */
export interface Text {
  at: Point;
  text: string;
  /** How far from the point it keeps. */
  gap: number;
}

/** Where it stands: the end, middle or start of its baseline. */
export interface Placed extends Point {
  anchor: 'start' | 'middle' | 'end';
}

interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

interface Candidate {
  box: Box;
  placed: Placed;
}

const size = 13;
const lineHeight = 16;

// Beside, above and below before the corners.
const directions = [
  [1, 0],
  [-1, 0],
  [0, -1],
  [0, 1],
  [1, -1],
  [-1, -1],
  [1, 1],
  [-1, 1],
] as const;

/** Places texts one after the other where there is room for them. */
export class Labels {
  readonly #taken: Box[];

  /** Texts keep off these points. */
  constructor(points: readonly Point[], radius: number) {
    this.#taken = points.map((point) => around(point, radius));
  }

  /** Where the text fits, or undefined where it does not. */
  place(text: Text): Placed | undefined {
    const [found] = this.#free(text, [text.gap]);
    return found && this.#take(found);
  }

  /** As `place`, but rather farther off than not at all, and rather not on one of these points. */
  placeFreely(text: Text, points: readonly Point[]): Placed | undefined {
    const free = this.#free(text, [text.gap, text.gap + 10, text.gap + 24]);
    const clear = free.find(({ box }) => !points.some((point) => overlap(box, around(point, 3))));
    const found = clear ?? free[0];
    return found && this.#take(found);
  }

  #free({ at, text }: Text, distances: readonly number[]): Candidate[] {
    const candidates = distances.flatMap((away) =>
      directions.map(([dx, dy]): Candidate => {
        const reach = dx !== 0 && dy !== 0 ? away * 0.75 : away;
        const centre = { x: at.x + dx * reach, y: at.y + dy * (reach + lineHeight / 2) };
        const anchor = dx > 0 ? 'start' : dx < 0 ? 'end' : 'middle';
        return {
          box: boxOf(centre, dx, widthOf(text)),
          placed: { x: centre.x, y: centre.y + size * 0.36, anchor },
        };
      }),
    );
    return candidates.filter(
      ({ box }) => isInside(box) && !this.#taken.some((other) => overlap(box, other)),
    );
  }

  #take({ box, placed }: Candidate): Placed {
    this.#taken.push(box);
    return placed;
  }
}

/** Keeps letters off a point: a label must not cover it. */
function around({ x, y }: Point, radius: number): Box {
  return { left: x - radius, top: y - radius, right: x + radius, bottom: y + radius };
}

function boxOf({ x, y }: Point, dx: number, width: number): Box {
  const left = dx > 0 ? x : dx < 0 ? x - width : x - width / 2;
  return { left, right: left + width, top: y - lineHeight / 2, bottom: y + lineHeight / 2 };
}

// Nobody knows the font before it is drawn: as wide as bold letters can be expected to be.
function widthOf(text: string): number {
  let width = 0;
  for (const letter of text) width += letter.codePointAt(0)! > 0x1100 ? 1.05 : 0.7;
  return width * size;
}

function isInside({ left, top, right, bottom }: Box): boolean {
  return left >= 1 && top >= 1 && right <= paper.width - 1 && bottom <= paper.height - 1;
}

function overlap(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}
