import type { Snapshot } from '../../snapshot/snapshot.js';
import { needed, row } from './tensor.js';

/** More rows than this are more than a reader looks through. */
const mostRows = 40;

/**
 * Indices of the words to show, in the sentence's order: all, or those that weigh most. A weight
 * below 0 moves the sum as much as one above.
 */
export function strongest(weights: Float32Array, all: boolean): number[] {
  const indices = [...weights.keys()];
  if (all || indices.length <= mostRows) return indices;
  const sizes = weights.map((weight) => Math.abs(weight) || 0);
  return indices
    .sort((a, b) => sizes[b]! - sizes[a]! || a - b)
    .slice(0, mostRows)
    .sort((a, b) => a - b);
}

/** Index of the word with the most weight, by the scheme's own weights; what is undefined comes last. */
export function heaviest(snapshot: Snapshot): number {
  const own = snapshot.tensor('schemeWeights')?.data;
  const weights = own ?? row(needed(snapshot, 'weights'), snapshot.token);
  const weight = (index: number) =>
    Number.isNaN(weights[index]) ? Number.NEGATIVE_INFINITY : weights[index]!;
  return weights.reduce((best, _, index) => (weight(index) > weight(best) ? index : best), 0);
}
