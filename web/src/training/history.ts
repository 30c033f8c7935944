import type { Moment } from './types.js';

/** A run that goes on for long is kept as this many moments at most, and the last. */
const most = 400;

/** The moments of a run, from step 0 on, evenly far apart in steps; and the last, wherever it is. */
export class History {
  #kept: Moment[] = [];
  #last: Moment | undefined;
  #stride = 1;

  add(moment: Moment): void {
    this.#last = moment;
    if (moment.step % this.#stride !== 0) return;
    this.#kept.push(moment);
    if (this.#kept.length <= most) return;
    this.#stride *= 2;
    this.#kept = this.#kept.filter(({ step }) => step % this.#stride === 0);
  }

  /** A new list. */
  moments(): Moment[] {
    const isKept = this.#kept.at(-1) === this.#last;
    return isKept || !this.#last ? [...this.#kept] : [...this.#kept, this.#last];
  }
}
