/** Q, K and V as a reader typed them: one row of numbers a token. */
export interface Manual {
  /** n rows of d_k numbers */
  queries: number[][];
  /** m rows of d_k numbers */
  keys: number[][];
  /** m rows of d_v numbers */
  values: number[][];
}

/**
 * The rows for a text that was edited: tokens keep theirs by position, new ones get zeros, those
 * that are gone take theirs with them. `n` tokens ask, `m` are looked at.
 */
export function fitRows({ queries, keys, values }: Manual, n: number, m: number): Manual {
  return { queries: fit(queries, n), keys: fit(keys, m), values: fit(values, m) };
}

function fit(rows: number[][], count: number): number[][] {
  const width = rows[0]?.length ?? 0;
  return Array.from({ length: count }, (_, i) => rows[i] ?? new Array<number>(width).fill(0));
}
