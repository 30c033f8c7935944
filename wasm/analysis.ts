/** One query's sum, Σ weights[j] · values[j]. */
export interface WeightedSum {
  /** (n), each at least 0, together 1 (to 1e-4). */
  weights: Float32Array;
  /** (n, dv), flat and row-major, all finite. */
  values: Float32Array;
  n: number;
  dv: number;
}

export interface Ambiguity {
  /** Of [V 1], the values with a column of ones. */
  rank: number;
  /** n - rank: how many independent changes of the weights the output hides. */
  dimension: number;
  /** (n): the weights read back from the output, computed in single precision; for dimension 0. */
  recovered?: Float32Array;
  /** (dimension, n): such changes, orthonormal; each leaves the output and the total unchanged. */
  directions: Float32Array;
}

export interface AlternativeInput extends WeightedSum {
  /** Index of the token that gets the most weight. */
  towards: number;
  /** It gets the least instead; not by default. */
  least?: boolean;
}

export interface Alternative {
  /** (n), each at least 0, with the given total. */
  weights: Float32Array;
  /** Distance of its output from the given one. */
  outputDifference: number;
}

export interface RankingsInput extends WeightedSum {
  /** W_O, (dv, d). */
  outputProjection?: Float32Array;
  /** Width of a projected value; needed with `outputProjection`. */
  d?: number;
}

/** Each (n). */
export interface Rankings {
  weight: Float32Array;
  /** weight · ‖value‖ */
  weightedNorm: Float32Array;
  /** weight · ‖value W_O‖ (Kobayashi et al. 2020), with `outputProjection`. */
  projectedNorm?: Float32Array;
  /**
   * Signed shares of the output, weight · ⟨t, o⟩ / ‖o‖², which sum to 1; t is a value, or a
   * projected one with `outputProjection`, and o their sum. NaN where the output is 0.
   */
  share: Float32Array;
}

/** What a sum keeps of its weights, for one query. All calls copy, and change no input. */
export interface Analysis {
  /**
   * How many other weightings have the same output, and which.
   *
   * @throws RangeError or TypeError that names the argument, as the calls below. n may be at most
   * 4096, and n·dv at most 2^24.
   */
  ambiguity(input: WeightedSum): Ambiguity;
  /**
   * The valid weighting with the same output that gives a token the most or the least weight, by
   * linear programming. The same limits.
   */
  alternative(input: AlternativeInput): Alternative;
  /** Answers to "which token mattered?", side by side. */
  rankings(input: RankingsInput): Rankings;
}
