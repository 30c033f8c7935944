import type { Snapshot, Tensor, TensorName } from '../snapshot/snapshot.js';

/**
 * What the rows or columns of a tensor stand for: the tokens that ask, those that are looked at, the
 * query token alone, dimensions of the model, of keys or of values, or nothing that has names.
 */
type Axis = 'tokens' | 'keyTokens' | 'query' | 'dimensions' | 'keys' | 'values' | 'numbers';

const byToken: Axis[] = ['tokens', 'dimensions'];
const pairs: Axis[] = ['tokens', 'keyTokens'];
const byKeyToken: Axis[] = ['query', 'keyTokens'];
const scaled: Axis[] = ['keyTokens', 'values'];

/** Rows and columns of the tensors in which something has a name; in the others nothing has. */
const axes: Partial<Record<TensorName, Axis[]>> = {
  tokenEmbeddings: byToken,
  positions: byToken,
  embeddings: byToken,
  sourceEmbeddings: ['keyTokens', 'dimensions'],
  encoded: ['keyTokens', 'dimensions'],
  inputs: byToken,
  normalised: byToken,
  queryProjection: ['dimensions', 'keys'],
  keyProjection: ['dimensions', 'keys'],
  valueProjection: ['dimensions', 'values'],
  queries: ['tokens', 'keys'],
  keys: ['keyTokens', 'keys'],
  values: scaled,
  similarities: byKeyToken,
  products: ['keyTokens', 'keys'],
  scores: pairs,
  mask: pairs,
  logits: pairs,
  exponentials: byKeyToken,
  weights: pairs,
  schemeWeights: byKeyToken,
  scaledValues: scaled,
  partialSums: scaled,
  output: ['tokens', 'values'],
  concatenated: ['tokens', 'numbers'],
  outputProjection: ['numbers', 'dimensions'],
  combined: byToken,
  residual: byToken,
  feedForward: byToken,
  layerOutput: byToken,
  planeAxes: ['numbers', 'values'],
  planeValues: ['keyTokens', 'numbers'],
  ambiguityDirections: ['numbers', 'keyTokens'],
  recoveredWeights: byKeyToken,
  leastWeights: byKeyToken,
  greatestWeights: byKeyToken,
  confusionGroups: byKeyToken,
  effectiveAttention: byKeyToken,
  weightedNorms: byKeyToken,
  projectedNorms: byKeyToken,
  shares: byKeyToken,
  projectedShares: byKeyToken,
};

/** One name a row and one a column; counted from 1 where nothing has a name. */
export function axisNames(name: TensorName, { shape }: Tensor, snapshot: Snapshot) {
  const [rows, columns] = axes[name] ?? [];
  return {
    rows: namesOf(rows, shape[0], snapshot),
    columns: namesOf(columns, shape[1], snapshot),
  };
}

function namesOf(axis: Axis | undefined, length: number, snapshot: Snapshot): string[] {
  const names: Partial<Record<Axis, readonly string[]>> = {
    tokens: snapshot.tokens,
    keyTokens: snapshot.keyTokens,
    query: [snapshot.tokens[snapshot.token]!],
    dimensions: snapshot.dimensionNames,
    keys: snapshot.keyNames,
    values: snapshot.valueNames,
  };
  const found = axis ? (names[axis] ?? []) : [];
  return Array.from({ length }, (_, index) => found[index] ?? String(index + 1));
}
