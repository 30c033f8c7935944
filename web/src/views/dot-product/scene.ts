import type { Snapshot } from '../../snapshot/snapshot.js';
import type { State } from '../../store/store.js';
import { nameTexts } from '../../texts/en/names.js';
import { dotProductTexts as texts } from '../../texts/en/views/dot-product.js';
import { wordColours } from '../parts/colours.js';
import { isMasked } from '../parts/mask.js';
import { needed, row } from '../parts/tensor.js';

/** More words than this are more than a reader looks through. */
const mostWords = 40;

/** What all steps draw from, read once from the state. */
export interface Scene {
  snapshot: Snapshot;
  /** The scheme, as far as the numbers bear it out. */
  scheme: string;
  /** Whether its weights come from a softmax. */
  hasLogits: boolean;
  /** Whether its scores are q·k. */
  asks: boolean;
  /** Index of the query token. */
  query: number;
  /** Index of the key token whose weight is explained. */
  key: number;
  /** Their words. */
  queryWord: string;
  keyWord: string;
  words: readonly string[];
  colours: readonly string[];
  /** Names of the d_k columns of queries and keys. */
  names: readonly string[];
  scores: Float32Array;
  /** −∞ where masked; undefined for schemes without softmax. */
  logits: Float32Array | undefined;
  /** The weights as they are. */
  weights: Float32Array;
  /** The weights that the scheme gives; not the same while some are set by hand. */
  own: Float32Array;
  isMasked(index: number): boolean;
  /** Indices of the words that are drawn, in the sentence's order. */
  shown: readonly number[];
}

export function sceneOf({ snapshot: current, values, ui }: State): Scene {
  const snapshot = current!;
  const query = snapshot.token;
  const words = snapshot.keyTokens;
  const logitsOfAll = snapshot.tensor('logits');
  const logits = logitsOfAll && row(logitsOfAll, query);
  const scores = row(needed(snapshot, 'scores'), query);
  const weights = row(needed(snapshot, 'weights'), query);
  const own = snapshot.tensor('schemeWeights')?.data ?? weights;
  const ranked = heaviestFirst(own);
  const isThere = ui.keyToken !== null && ui.keyToken < words.length;
  const key = isThere ? ui.keyToken! : ranked[0]!;
  const others = ranked.filter((index) => index !== key);
  const scheme = schemeOf(values.scheme, logits !== undefined);
  return {
    snapshot,
    scheme,
    hasLogits: logits !== undefined,
    asks: logits !== undefined || scheme === 'dot-normalised',
    query,
    key,
    queryWord: snapshot.tokens[query]!,
    keyWord: words[key]!,
    words,
    colours: wordColours(snapshot),
    names: Array.from({ length: needed(snapshot, 'keys').shape[1] }, (_, c) =>
      nameTexts.of(snapshot.keyNames[c] ?? texts.column(c)),
    ),
    scores,
    logits,
    weights,
    own,
    isMasked: (index) => isMasked(snapshot, query, index),
    shown: [key, ...others.slice(0, mostWords - 1)].sort((a, b) => a - b),
  };
}

function schemeOf(name: string, hasLogits: boolean): string {
  if (!hasLogits) return name;
  return name === 'softmax' ? name : 'scaled-softmax';
}

// What is undefined comes last.
function heaviestFirst(weights: Float32Array): number[] {
  const weight = (index: number) =>
    Number.isNaN(weights[index]) ? Number.NEGATIVE_INFINITY : weights[index]!;
  return [...weights.keys()].sort((a, b) => {
    const [first, second] = [weight(a), weight(b)];
    return first === second ? a - b : second - first;
  });
}
