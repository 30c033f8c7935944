import type { TemplateResult } from 'lit';
import type { TensorName } from '../snapshot/snapshot.js';
import type { Values } from '../store/properties.js';
import type { State, UiState } from '../store/store.js';
import type { Trainer } from '../training/trainer.js';

/** What a view may do: selections and actions travel up, data never does. */
export interface Actions {
  /**
   * Sets properties of the element. What builds on a property's value is given the newest, which
   * may be on its way to the picture.
   */
  set(changes: Partial<Values> | ((now: Values) => Partial<Values>)): void;
  /** Gives a word this weight; all others shrink or grow in proportion. */
  weigh(token: number, weight: number): void;
  /** Adds the words to the sum one after the other, or stops doing so. */
  play(playing: boolean): void;
  /** Asks something of the run; the first time it has to be fetched. */
  train(command: (trainer: Trainer) => void | Promise<void>): void;
  /** Another model, with its own layers and heads, and where it has to be its own sentences. */
  chooseModel(model: string): void;
  /** Lets a model that writes its sentence itself do so again. */
  translate(): void;
  /**
   * Opens or switches what no link remembers. What builds on the state is given that of the moment
   * when the change takes place: what it opens may have to be fetched first.
   */
  show(change: Partial<UiState> | ((now: UiState) => Partial<UiState>)): void;
}

/** Numbers as a table, a row of a tensor in each row. */
export interface NumberTable {
  caption: string;
  columns: readonly string[];
  rows: readonly { name: string; tensor: string; index: number; numbers: Float32Array }[];
}

/** A part of the figure. It formats and draws; it computes no number. */
export interface View {
  /** Its style sheet, as text. */
  styles: string;
  /** Tensors without which there is nothing to draw. */
  needs: readonly TensorName[];
  /** Fetches what it draws in this state, and not in every one; returns the style sheets of that. */
  prepare?(state: State): Promise<string[]>;
  /** Fetches what says what there is to see, in a sentence or two with the numbers that matter. */
  teller(): Promise<(state: State) => string>;
  /** Fetches what makes its tables, for a view that draws numbers without a table of its own. */
  tables?(): Promise<(state: State) => NumberTable[]>;
  /** Draws from the state, in which the snapshot has all that the view needs. */
  render(state: State, actions: Actions): TemplateResult;
}
