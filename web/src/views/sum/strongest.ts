/** More rows than this are more than a reader looks through. */
const mostRows = 40;

/** Indices of the rows to show, in the sentence's order: all, or those that weigh most. */
export function strongest(weights: Float32Array, all: boolean): number[] {
  const indices = [...weights.keys()];
  if (all || indices.length <= mostRows) return indices;
  return indices
    .sort((a, b) => weights[b]! - weights[a]! || a - b)
    .slice(0, mostRows)
    .sort((a, b) => a - b);
}
