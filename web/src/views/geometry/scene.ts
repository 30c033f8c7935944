import type { Snapshot, Tensor } from '../../snapshot/snapshot.js';
import type { UiState } from '../../store/store.js';
import { numberTexts } from '../../texts/en/numbers.js';
import { wordColours } from '../parts/colours.js';
import { decimal } from '../parts/format.js';
import { isMasked } from '../parts/mask.js';
import { dimensionNames } from '../parts/strip.js';
import { heaviest, strongest } from '../parts/strongest.js';
import { needed, row } from '../parts/tensor.js';
import type { Weighed } from '../parts/weight-slider.js';

/** A place in the plane, or on the paper. */
export interface Point {
  x: number;
  y: number;
}

/** What all parts of the geometry draw from, read once from the state. */
export interface Scene extends Weighed {
  snapshot: Snapshot;
  /** The query token. */
  word: string;
  /** One class a word. */
  colours: readonly string[];
  /** Names of the d_v dimensions. */
  names: readonly string[];
  /** The word whose coordinates are taken apart. */
  chosen: number;
  /** How many words were added to the sum. */
  added: number;
  /** The value of a word. */
  value(index: number): Point;
  /** The sum after so many words; the origin after none. */
  sumAfter(words: number): Point;
  /** The same words whatever the reader makes of the weights: the heaviest by the scheme's. */
  shown: readonly number[];
}

export function sceneOf(snapshot: Snapshot, ui: UiState): Scene {
  const query = snapshot.token;
  const words = snapshot.keyTokens;
  const weights = row(needed(snapshot, 'weights'), query);
  const planeValues = needed(snapshot, 'planeValues');
  const planeSums = needed(snapshot, 'planeSums');
  const isThere = ui.keyToken !== null && ui.keyToken < words.length;
  return {
    snapshot,
    word: snapshot.tokens[query]!,
    words,
    colours: wordColours(snapshot),
    names: dimensionNames(snapshot.valueNames, needed(snapshot, 'values').shape[1]),
    weights,
    chosen: isThere ? ui.keyToken! : heaviest(snapshot),
    canWeigh: weights.every((weight) => weight >= 0),
    isMasked: (index) => isMasked(snapshot, query, index),
    added: Math.min(ui.step ?? words.length, words.length),
    value: (index) => pointAt(planeValues, index),
    sumAfter: (count) => pointAt(planeSums, count),
    shown: strongest(snapshot.tensor('schemeWeights')?.data ?? weights, false),
  };
}

function pointAt(tensor: Tensor, index: number): Point {
  const [x, y] = row(tensor, index);
  return { x: x!, y: y! };
}

export function isDrawable({ x, y }: Point): boolean {
  return Number.isFinite(x) && Number.isFinite(y);
}

/** "(0.81, −0.34)" */
export function written({ x, y }: Point, digits = 2): string {
  return `(${decimal(x, digits)}${numberTexts.comma}${decimal(y, digits)})`;
}
