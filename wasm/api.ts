// What programs see of the numeric core.

import type { Analysis } from './analysis.js';

/** Which keys a query may attend to: all; those up to its own index; bytes (n, m), 1 = may attend. */
export type AttentionMask = 'none' | 'causal' | Uint8Array;

/** What attention and the way back through it are told beside the arrays. */
export interface MaskedShape {
  /** Number of heads. */
  heads: number;
  /** Number of queries. */
  n: number;
  /** Number of keys and values. */
  m: number;
  /** Width of a query and of a key. */
  d: number;
  /** Width of a value; as wide as a key by default. */
  dv?: number;
  /** What q·k is multiplied by; 1/sqrt(d) by default. */
  scale?: number;
  mask?: AttentionMask;
}

export interface AttentionArrays {
  /** (heads, n, d), flat and row-major, as all arrays here. */
  q: Float32Array;
  /** (heads, m, d) */
  k: Float32Array;
  /** (heads, m, dv) */
  v: Float32Array;
}

export interface AttentionShape extends MaskedShape {
  /** Also return the weights; not by default. */
  weights?: boolean;
}

export interface AttentionInput extends AttentionShape, AttentionArrays {}

export interface AttentionResult {
  /** (heads, n, dv) */
  output: Float32Array;
  /** (heads, n, m), when asked for. */
  weights?: Float32Array;
}

/** Attention on buffers in WASM memory, to be written, run and read without copies. */
export interface AttentionPlan {
  /** (heads, n, d), to write into. Fetch it anew after other calls: memory may have grown. */
  readonly q: Float32Array;
  /** (heads, m, d) */
  readonly k: Float32Array;
  /** (heads, m, dv) */
  readonly v: Float32Array;
  /** Computes `output`, and `weights` when asked for. */
  run(): void;
  /** (heads, n, dv), holds until the next call into the core. */
  readonly output: Float32Array;
  /** (heads, n, m), holds until the next call into the core. */
  readonly weights?: Float32Array;
  /** Frees the buffers. The plan is of no use afterwards. */
  dispose(): void;
}

export interface AttentionBackwardInput extends MaskedShape, AttentionArrays {
  /** (heads, n, dv): the derivatives of a loss by attention's output. */
  gradOutput: Float32Array;
}

export interface AttentionGradients {
  /** (heads, n, d): the derivatives of the loss by q. */
  gradQ: Float32Array;
  /** (heads, m, d) */
  gradK: Float32Array;
  /** (heads, m, dv) */
  gradV: Float32Array;
}

/** `relaxed` may fuse multiply and add; `simd` gives the same bits everywhere. */
export type Build = 'relaxed' | 'simd';

export interface LoadOptions {
  /** `auto` takes `relaxed` where it loads and is the faster. */
  build?: 'auto' | Build;
  /** The WASM file for that build; by default the one beside this module. */
  wasmUrl?: string;
}

export interface Core extends Analysis {
  /** Which build was loaded. */
  readonly build: Build;
  /**
   * softmax(q kᵀ · scale) v for each head: scaled dot-product attention (Vaswani et al. 2017,
   * equation 1). A row that may attend to nothing gives weights 0 and output 0.
   *
   * @throws RangeError for wrong lengths, a size below 1 or a scale that is not finite; TypeError
   * for what is no number or an array of another type. Both name the argument.
   */
  attend(input: AttentionInput): AttentionResult;
  /** The same without copies, for who calls it often. */
  plan(shape: AttentionShape): AttentionPlan;
  /**
   * The derivatives of a loss by q, k and v, from those by attend's output. A row that may attend
   * to nothing passes 0 to all.
   *
   * @throws what attend throws.
   */
  attendBackward(input: AttentionBackwardInput): AttentionGradients;
}
