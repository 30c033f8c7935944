import type { Store } from '../store/store.js';

// Long enough to see what a word adds, with a pause before the next.
const interval = 800;

/** Adds the words to the sum one after the other, as long as the store says that it is playing. */
export class Player {
  readonly #store: Store;
  #timer: ReturnType<typeof setInterval> | undefined;

  constructor(store: Store) {
    this.#store = store;
  }

  play(): void {
    this.stop();
    const { ui, snapshot } = this.#store.state;
    if (!snapshot) return;
    const isAtEnd = ui.step === null || ui.step >= snapshot.keyTokens.length;
    this.#show({ step: isAtEnd ? 0 : ui.step, playing: true });
    this.#timer = setInterval(() => this.#addOne(), interval);
  }

  stop(): void {
    clearInterval(this.#timer);
    if (this.#store.state.ui.playing) this.#show({ playing: false });
  }

  #addOne() {
    const { ui, snapshot } = this.#store.state;
    const step = (ui.step ?? 0) + 1;
    // The last word too is seen coming, before the sum is simply whole again.
    if (snapshot && step <= snapshot.keyTokens.length) return this.#show({ step });
    this.stop();
    this.#show({ step: null });
  }

  #show(change: { step?: number | null; playing?: boolean }) {
    this.#store.update({ ui: { ...this.#store.state.ui, ...change } });
  }
}
