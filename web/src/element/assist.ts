import type { Store } from '../store/store.js';
import { Focus } from './focus.js';
import { Live } from './live.js';
import { keepStops, listenForRoving } from './roving.js';
import type { Sections } from './sections.js';
import { Summaries } from './summaries.js';

/**
 * What a picture is used with, and can be drawn without: its keyboard, and what is told to who does
 * not see it. Fetched once the first picture is there.
 */
export class Assist {
  readonly #root: ShadowRoot;
  readonly #focus: Focus;
  readonly #live: Live;
  readonly #summaries: Summaries;

  /** `speak` sets the language of the texts that are read next. */
  constructor(
    root: ShadowRoot,
    store: Store,
    sections: Sections,
    speak: () => void,
    signal: AbortSignal,
  ) {
    this.#root = root;
    this.#focus = new Focus(root, signal);
    this.#live = new Live(root);
    this.#summaries = new Summaries(root, store, sections, speak);
    listenForRoving(root, store, signal);
    keepStops(root);
    this.#summaries.follow();
    signal.addEventListener('abort', () => {
      this.#live.stop();
      this.#summaries.stop();
    });
  }

  /** After every rendering. */
  follow(): void {
    keepStops(this.#root);
    this.#focus.keep();
    this.#live.listen();
    this.#summaries.follow();
  }
}
