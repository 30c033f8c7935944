import type { Snapshot } from '../snapshot/snapshot.js';
import type { Values } from './properties.js';

/** What is lit in all views at once: a key token, a dimension, both (one cell) or neither. */
export interface Highlight {
  token?: number | undefined;
  dimension?: number | undefined;
}

/** What the reader opened or switched on, and no link remembers. */
export interface Interface {
  /** The sentence is being edited. */
  editing: boolean;
  /** All rows of a long text are shown, not only the heaviest. */
  allRows: boolean;
  /** How many words were added to the sum so far; null for all. */
  step: number | null;
  /** Words are being added one after the other. */
  playing: boolean;
  /** The output's dimension whose terms are shown; null for its largest. */
  dimension: number | null;
  /** The word whose weight has the keyboard's focus. */
  slider: number;
  /** The table of numbers is open. */
  numbers: boolean;
}

/** Nothing opened, nothing switched on. */
export const initialInterface: Interface = {
  editing: false,
  allRows: false,
  step: null,
  playing: false,
  dimension: null,
  slider: 0,
  numbers: false,
};

/** Everything that views draw from. */
export interface State {
  values: Values;
  /** The last good result; it stays while something is wrong. */
  snapshot: Snapshot | null;
  /** A sentence about what is wrong now. */
  problem: string | null;
  /** Ids of the models to choose from. */
  models: readonly string[];
  highlight: Highlight;
  ui: Interface;
}

/** Holds the state, replaces parts of it whole, and tells who listens. */
export class Store {
  #state: State;
  readonly #listeners = new Set<() => void>();

  constructor(state: State) {
    this.#state = state;
  }

  get state(): State {
    return this.#state;
  }

  update(change: Partial<State>): void {
    this.#state = { ...this.#state, ...change };
    for (const listener of this.#listeners) listener();
  }

  /** Calls `listener` after every update, until the returned function is called. */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}
