import type { Snapshot, Tensor } from '../../snapshot/snapshot.js';
import type { State } from '../../store/store.js';
import { texts } from '../../texts/en/figure.js';
import { wordColours } from '../parts/colours.js';
import { isMasked } from '../parts/mask.js';
import { dimensionNames } from '../parts/strip.js';
import { strongest } from '../parts/strongest.js';
import { magnitude, needed, row } from '../parts/tensor.js';

/** What all parts of the sum draw from, read once from the state. */
export interface Scene {
  snapshot: Snapshot;
  /** The query token. */
  word: string;
  words: readonly string[];
  /** One class a word. */
  colours: readonly string[];
  /** Names of the d_v dimensions. */
  names: readonly string[];
  scores: Float32Array;
  weights: Float32Array;
  /** Whether no weight is negative or undefined. */
  canWeigh: boolean;
  /** Whether the mask forbids a word. */
  isMasked(index: number): boolean;
  value(index: number): Float32Array;
  scaled(index: number): Float32Array;
  /** The sum so far: of the words that were added. */
  total: Float32Array;
  /** What that is called: the sum, or the sum so far. */
  totalName: string;
  /** How many words were added. */
  added: number;
  /** The whole sum. */
  output: Float32Array;
  /** The number that has the full colour, in values, scaled values and sum alike. */
  largest: number;
  /** Indices of the words that have a row. */
  shown: readonly number[];
  /** The dimension whose terms are shown. */
  dimension: number;
}

export function sceneOf(snapshot: Snapshot, ui: State['ui']): Scene {
  const query = snapshot.token;
  const values = needed(snapshot, 'values');
  const scaledValues = needed(snapshot, 'scaledValues');
  const weights = row(needed(snapshot, 'weights'), query);
  const output = row(needed(snapshot, 'output'), query);
  const words = snapshot.keyTokens;
  const added = Math.min(ui.step ?? words.length, words.length);
  const isWhole = added === words.length;
  return {
    snapshot,
    word: snapshot.tokens[query]!,
    words,
    colours: wordColours(snapshot),
    names: dimensionNames(snapshot.valueNames, values.shape[1]),
    scores: row(needed(snapshot, 'scores'), query),
    weights,
    canWeigh: weights.every((weight) => weight >= 0),
    isMasked: (index) => isMasked(snapshot, query, index),
    value: (index) => row(values, index),
    scaled: (index) => row(scaledValues, index),
    total: isWhole ? output : partial(snapshot, added),
    totalName: isWhole ? texts.sum.total : texts.sum.partial,
    added,
    output,
    largest: magnitude(values.data, 0),
    // By the scheme's own weights: a row must not go while its weight is dragged.
    shown: strongest(snapshot.tensor('schemeWeights')?.data ?? weights, ui.allRows),
    dimension: ui.dimension ?? mostTelling(scaledValues, output),
  };
}

function partial(snapshot: Snapshot, added: number): Float32Array {
  const sums = needed(snapshot, 'partialSums');
  return added === 0 ? new Float32Array(sums.shape[1]) : row(sums, added - 1);
}

// The largest number of the sum that has more than one term to speak of; else simply the largest.
function mostTelling({ data, shape }: Tensor, output: Float32Array): number {
  const [rows, columns] = shape;
  const bySize = [...output.keys()].sort((a, b) => Math.abs(output[b]!) - Math.abs(output[a]!));
  const hasCompany = (c: number) => {
    const sizes = Array.from({ length: rows }, (_, j) => Math.abs(data[j * columns + c]!));
    const [largest = 0, second = 0] = sizes.sort((a, b) => b - a);
    return second >= largest / 10 && second > 0;
  };
  return bySize.find(hasCompany) ?? bySize[0] ?? 0;
}
