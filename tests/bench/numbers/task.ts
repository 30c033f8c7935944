/** Attention to compute: `heads` heads, n queries and n keys of width d. */
export interface Task {
  heads: number;
  n: number;
  d: number;
  mask: 'none' | 'causal';
  /** Whether the weights are wanted too. */
  weights: boolean;
}

/** (heads, n, d) each, flat and row-major. */
export interface Inputs {
  q: Float32Array;
  k: Float32Array;
  v: Float32Array;
  /** What the derivative by the output is, for the way back. */
  gradOutput: Float32Array;
}

/** Somebody who computes it. */
export interface Competitor {
  /** "library (variant)": of a library's variants only the fastest counts. */
  name: string;
  /** Undefined where it cannot do the task. */
  prepare(task: Task, inputs: Inputs): Promise<Prepared | undefined>;
}

/** All that can be done beforehand is done. */
export interface Prepared {
  run(): unknown;
  /** The output, (heads, n, d), or the derivatives by q, k and v, of the last run. */
  result(): Float32Array[];
  dispose(): void;
}

export function inputsOf({ heads, n, d }: Task): Inputs {
  const random = () => Float32Array.from({ length: heads * n * d }, () => 2 * Math.random() - 1);
  return { q: random(), k: random(), v: random(), gradOutput: random() };
}

/** Multiplications and additions of the two products, for the keys that a query may attend to. */
export function operationsOf({ heads, n, d, mask }: Task): number {
  const pairs = mask === 'causal' ? (n * (n + 1)) / 2 : n * n;
  return 4 * pairs * d * heads;
}
