import { nextFrame } from '../engine/frame.js';
import type { Store } from '../store/store.js';
import { notBegun } from '../training/not-begun.js';
import type { Trainer } from '../training/trainer.js';

/**
 * The training of a figure: fetched when a view asks for it, at rest while nobody can see it, and
 * put into the store at most once a frame.
 */
export class Training {
  readonly #store: Store;
  readonly #end = new AbortController();
  #trainer: Promise<Trainer> | undefined;
  // Fetched, and its first moment in the store; or an error.
  #begun: Promise<void> = Promise.resolve();
  #isWanted = false;
  #isDue = false;

  constructor(store: Store) {
    this.#store = store;
    document.addEventListener('visibilitychange', () => this.#rest(), { signal: this.#end.signal });
  }

  /** Resolves when what can be seen of it is drawn. */
  get begun(): Promise<void> {
    return this.#begun;
  }

  /** Says whether a view that trains can be seen. The first time it begins, at step 0. */
  want(isWanted: boolean): void {
    if (isWanted === this.#isWanted) return;
    this.#isWanted = isWanted;
    if (isWanted && !this.#trainer) this.act(() => {});
    this.#rest();
  }

  /** What the reader asks of it, or a lesson. */
  act(command: (trainer: Trainer) => void | Promise<void>): void {
    const isNew = !this.#trainer;
    this.#trainer ??= this.#fetch();
    this.#begun = this.#trainer.then(
      async (trainer) => {
        if (isNew) await trainer.begin();
        await command(trainer);
        this.#put(trainer);
      },
      (error: Error) => {
        this.#trainer = undefined; // or the next try would find this failure again
        this.#store.update({ training: { ...notBegun, error: error.message } });
      },
    );
  }

  unmount(): void {
    this.#end.abort();
    this.#trainer?.then(
      (trainer) => trainer.dispose(),
      () => {},
    );
  }

  async #fetch(): Promise<Trainer> {
    const { Trainer } = await import('../training/trainer.js');
    const trainer: Trainer = new Trainer(() => void this.#putSoon(trainer));
    return trainer;
  }

  #rest() {
    void this.#trainer?.then(
      (trainer) => trainer.rest(document.hidden || !this.#isWanted),
      () => {},
    );
  }

  async #putSoon(trainer: Trainer) {
    if (this.#isDue) return;
    this.#isDue = true;
    await nextFrame();
    this.#isDue = false;
    this.#put(trainer);
  }

  #put({ state }: Trainer) {
    if (!this.#end.signal.aborted && this.#store.state.training !== state)
      this.#store.update({ training: state });
  }
}
