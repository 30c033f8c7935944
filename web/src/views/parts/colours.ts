import type { Snapshot } from '../../snapshot/snapshot.js';
import { needed, row } from './tensor.js';

/** How many words have a colour of their own besides the query token: as many as the eye keeps apart. */
const coloured = 5;

/** A word with less weight than this stays grey: there is nothing to follow. */
const leastWeight = 0.02;

/**
 * The colour class of each key token, the same in every view: `query`, `word-1` … `word-5` for the
 * words that weigh most and enough, in this order, and `rest`.
 */
export function wordColours(snapshot: Snapshot): string[] {
  // By the scheme's own weights: while the reader drags a weight, colours stay.
  const weights =
    snapshot.tensor('schemeWeights')?.data ?? row(needed(snapshot, 'weights'), snapshot.token);
  // With a second sentence the query token is not among the words looked at.
  const isQuery = (index: number) => !snapshot.hasSource && index === snapshot.token;
  const classes = snapshot.keyTokens.map(() => 'rest');
  const ranked = [...weights.keys()]
    .filter((index) => !isQuery(index) && weights[index]! >= leastWeight)
    .sort((a, b) => weights[b]! - weights[a]! || a - b);
  for (const [rank, index] of ranked.slice(0, coloured).entries()) {
    classes[index] = `word-${rank + 1}`;
  }
  if (!snapshot.hasSource) classes[snapshot.token] = 'query';
  return classes;
}
