import type { Snapshot, TensorName } from '../../snapshot/snapshot.js';
import type { State } from '../../store/store.js';
import { wordColours } from '../parts/colours.js';
import { isMasked } from '../parts/mask.js';
import { dimensionNames } from '../parts/strip.js';
import { strongest } from '../parts/strongest.js';
import { magnitude, needed, row } from '../parts/tensor.js';

/** What all parts of the view draw from, read once from the state. */
export interface Scene {
  snapshot: Snapshot;
  /** The query token. */
  word: string;
  /** The words that are looked at. */
  words: readonly string[];
  /** One class a word. */
  colours: readonly string[];
  /** Names of the d_v dimensions. */
  names: readonly string[];
  /** The query token's weights as they are now, and as they are without an alternative. */
  weights: Float32Array;
  own: Float32Array;
  output: Float32Array;
  /** The largest number of the values, which has the full colour. */
  largest: number;
  /** Indices of the words that may be looked at: they alone take part. */
  attended: readonly number[];
  /** The same words whatever becomes of the weights: the heaviest of many. */
  shown: readonly number[];
  rank: number;
  dimension: number;
  /** Least and greatest weight of each word with the same sum; absent in a text that is too long. */
  range: { least: Float32Array; greatest: Float32Array } | undefined;
  /** The word that the reader moves, and how far. */
  moved: { token: number; amount: number } | undefined;
  /** The numbers of an analysis, one a word. */
  numbers(name: TensorName): Float32Array | undefined;
}

/** Undefined where nothing was analysed: not yet, or since the weights are no distribution. */
export function sceneOf({ snapshot: given, ui, values }: State): Scene | undefined {
  const snapshot = given!;
  const rank = snapshot.tensor('ambiguityRank')?.data[0];
  const dimension = snapshot.tensor('ambiguityDimension')?.data[0];
  if (rank === undefined || dimension === undefined) return undefined;
  const words = snapshot.keyTokens;
  const weights = row(needed(snapshot, 'weights'), snapshot.token);
  const own = snapshot.tensor('schemeWeights')?.data ?? weights;
  const least = snapshot.tensor('leastWeights')?.data;
  const greatest = snapshot.tensor('greatestWeights')?.data;
  const isThere = values.alternative && snapshot.tensor('outputDifference');
  return {
    snapshot,
    word: snapshot.tokens[snapshot.token]!,
    words,
    colours: wordColours(snapshot),
    names: dimensionNames(snapshot.valueNames, needed(snapshot, 'values').shape[1]),
    weights,
    // A weighting of the reader's own is what is asked about then.
    own: isThere ? own : weights,
    output: row(needed(snapshot, 'output'), snapshot.token),
    largest: magnitude(needed(snapshot, 'values').data, 0),
    attended: [...words.keys()].filter((index) => !isMasked(snapshot, snapshot.token, index)),
    shown: strongest(own, ui.allRows),
    rank,
    dimension,
    range: least && greatest ? { least, greatest } : undefined,
    moved: isThere
      ? { token: values.alternative![0]!, amount: values.alternative![1]! }
      : undefined,
    numbers: (name) => snapshot.tensor(name)?.data,
  };
}

/** Weights that are nearer to each other than this are the same to any reader. */
const same = 1e-6;

/** Whether a word can have another weight with the same sum. */
export function isFree({ range }: Scene, index: number): boolean {
  return range !== undefined && range.greatest[index]! - range.least[index]! > same;
}

/** Index of the largest weight. */
export function top(weights: Float32Array): number {
  return weights.reduce((best, weight, index) => (weight > weights[best]! ? index : best), 0);
}

/** Words that can trade weight among each other, in groups. */
export function groupsOf(scene: Scene): number[][] {
  const groups: number[][] = [];
  for (const [index, group] of scene.numbers('confusionGroups')?.entries() ?? []) {
    if (group >= 0 && isFree(scene, index)) (groups[group] ??= []).push(index);
  }
  return groups.filter(Boolean);
}
