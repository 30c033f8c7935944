import type { Store } from '../store/store.js';
import type { Sections } from './sections.js';

/** A picture that moves is described anew after so many milliseconds. */
const apart = 300;

/** Keeps a sentence or two below each view, for who does not see its picture. */
export class Summaries {
  readonly #root: ShadowRoot;
  readonly #store: Store;
  readonly #sections: Sections;
  readonly #speak: () => void;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** `speak` sets the language of the texts that are read next. */
  constructor(root: ShadowRoot, store: Store, sections: Sections, speak: () => void) {
    this.#root = root;
    this.#store = store;
    this.#sections = sections;
    this.#speak = speak;
  }

  /** After every rendering. */
  follow(): void {
    this.#timer ??= setTimeout(() => void this.#describe(), apart);
  }

  stop(): void {
    clearTimeout(this.#timer);
  }

  async #describe() {
    this.#timer = undefined;
    const lines = [...this.#root.querySelectorAll('.summary')];
    const tellers = await Promise.all(
      lines.map(({ id }) => this.#sections.teller(id.replace('summary-', ''))),
    );
    this.#speak();
    const { state } = this.#store;
    for (const [at, line] of lines.entries()) {
      const text = state.snapshot?.tokens.length ? (tellers[at]?.(state) ?? '') : '';
      if (line.textContent !== text) line.textContent = text;
    }
  }
}
