/** Q, K and V as a reader typed them: one row of numbers a token. */
export interface Manual {
  /** n rows of d_k numbers */
  queries: number[][];
  /** m rows of d_k numbers */
  keys: number[][];
  /** m rows of d_v numbers */
  values: number[][];
}
