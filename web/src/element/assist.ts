import type { Store } from '../store/store.js';
import { keepStops, listenForRoving } from './roving.js';

/**
 * What a picture is used with, and can be drawn without: its keyboard. Fetched once the first picture
 * is there.
 */
export class Assist {
  readonly #root: ShadowRoot;

  constructor(root: ShadowRoot, store: Store, signal: AbortSignal) {
    this.#root = root;
    listenForRoving(root, store, signal);
    this.follow();
  }

  /** After every rendering. */
  follow(): void {
    keepStops(this.#root);
  }
}
