import type { Manual } from '../snapshot/manual.js';
import type { Snapshot } from '../snapshot/snapshot.js';
import type { TrainingState } from '../training/types.js';
import type { FurtherName, Values } from './properties.js';

/** What is lit in all views at once: a key token, a dimension, both (one cell) or neither. */
export interface Highlight {
  token?: number | undefined;
  dimension?: number | undefined;
}

/** What the view of the projections takes apart. */
export interface ProjectionChoice {
  /** Which of the three products. */
  of: 'queries' | 'keys' | 'values';
  /** The word whose row is lit; null for the one that asks, or weighs most. */
  row: number | null;
  /** The result's column; null for the row's largest. */
  column: number | null;
  /** The embedding's dimension whose sums are shown; null for the largest. */
  dimension: number | null;
}

/** What the view of all words draws, and which of them the reader picked out. */
export interface MatrixChoice {
  picture: 'table' | 'lines';
  /** What the table's cells stand for. */
  drawn: 'weights' | 'logits' | 'scores';
  /** The lines of all words are drawn, not only those of the query token. */
  all: boolean;
  /** The query token whose row stays to be compared with; null for none. */
  pinned: number | null;
  /** The number that the reader chose: what this query token has with this key token. */
  cell: { query: number; key: number } | null;
}

/** A number that the reader types: of which of the three, and where. */
export interface ManualPlace {
  of: keyof Manual;
  row: number;
  column: number;
}

/** What the editor of Q, K and V shows besides their numbers. */
export interface ManualChoice {
  /** The field with the keyboard's focus. */
  place: ManualPlace;
  /** Texts of fields that are being typed, or hold no number. */
  drafts: Readonly<Record<string, string>>;
  /** What did not fit: of the model's numbers at the start, or of what was pasted. */
  left: { from: 'model' | 'pasted'; rows: number; columns: number } | null;
  /** What was pasted and is no number. */
  refused: string | null;
  /** The numbers that were on the screen when typing began; null where it began without a screen. */
  start: Manual | null;
}

/** What the view of training shows of the run. */
export interface TrainingChoice {
  /** Step whose weights are shown; null for the last, whichever that is. */
  step: number | null;
  /** Which of the held-out sentences. */
  sentence: number;
  layer: number;
  head: number;
  /** The table of the curves is open. */
  numbers: boolean;
}

/** What the reader opened or switched on, and no link remembers. */
export interface UiState {
  /** While the sentence is being edited: how it was before, and who asked. */
  editing: Pick<Values, 'sentence' | 'token'> | null;
  /** The further settings are unfolded; null for only where one of them is not the default. */
  settings: boolean | null;
  /** The second sentence has its field, even while that is empty. */
  sourceOpen: boolean;
  /** All rows of a long text are shown, not only the heaviest. */
  allRows: boolean;
  /** How many words were added to the sum so far; null for all. */
  step: number | null;
  /** Words are being added one after the other. */
  playing: boolean;
  /** The output's dimension whose terms are shown; null for its largest. */
  dimension: number | null;
  /** What stays lit while nothing else is pointed at. */
  pinned: Highlight | null;
  /** How far the query's bars reach while the keyboard's focus is on one; null for what they need. */
  queryReach: number | null;
  /** The key token whose weight is explained; null for the heaviest. */
  keyToken: number | null;
  /** Layer and head to return to when projections are switched on again. */
  projected: { layer: number; head: number };
  /** The table of numbers is open. */
  numbers: boolean;
  /** Views whose tables are open. */
  tables: readonly string[];
  /** Views that the reader unfolded. */
  unfolded: readonly string[];
  /** Cells whose arithmetic the view of the projections shows. */
  projection: ProjectionChoice;
  /** What the view of all words draws. */
  matrix: MatrixChoice;
  /** The editor of the model `manual`. */
  manual: ManualChoice;
  /** What is shown of the run. */
  training: TrainingChoice;
}

/** Nothing opened, nothing switched on. */
export const initialUiState: UiState = {
  editing: null,
  settings: null,
  sourceOpen: false,
  allRows: false,
  step: null,
  playing: false,
  dimension: null,
  pinned: null,
  queryReach: null,
  keyToken: null,
  projected: { layer: 0, head: 0 },
  numbers: false,
  tables: [],
  unfolded: [],
  projection: { of: 'queries', row: null, column: null, dimension: null },
  matrix: { picture: 'table', drawn: 'weights', all: false, pinned: null, cell: null },
  manual: {
    place: { of: 'queries', row: 0, column: 0 },
    drafts: {},
    left: null,
    refused: null,
    start: null,
  },
  training: { step: null, sentence: 1, layer: 0, head: 0, numbers: false },
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
  /** Ids of the schemes, in the order of the ladder. */
  schemes: readonly string[];
  /** Whether the model wrote the sentence itself. */
  isWritten: boolean;
  /** The model whose file is on its way, and which share of it is there. */
  fetching: { model: string; share: number } | null;
  /** The further settings that are not as they are by default. */
  changed: readonly FurtherName[];
  highlight: Highlight;
  /** A model that learns while one looks on; it has nothing to do with the sentence. */
  training: TrainingState;
  ui: UiState;
}

/** Holds the state, replaces parts of it whole, and tells who draws it. */
export class Store {
  #state: State;
  #listener: (before: State) => void = () => {};

  constructor(state: State) {
    this.#state = state;
  }

  get state(): State {
    return this.#state;
  }

  update(change: Partial<State>): void {
    const before = this.#state;
    this.#state = { ...before, ...change };
    this.#listener(before);
  }

  /** Calls `listener` after every update, with the state before it. */
  listen(listener: (before: State) => void): void {
    this.#listener = listener;
  }
}
