import type { AttentionInput } from '../../../web/src/core.js';

/** softmax(q kᵀ · scale) v in double precision, one number after the other. */
export function naiveAttend(input: AttentionInput) {
  const { q, k, v, heads, n, m, d, dv = d, scale = 1 / Math.sqrt(d), mask = 'none' } = input;
  const allows = (i: number, j: number) =>
    mask === 'none' || (mask === 'causal' ? j <= i : mask[i * m + j] !== 0);
  const output = new Float64Array(heads * n * dv);
  const weights = new Float64Array(heads * n * m);

  for (let h = 0; h < heads; ++h) {
    for (let i = 0; i < n; ++i) {
      const logits = Array.from({ length: m }, (_, j) => {
        if (!allows(i, j)) return Number.NEGATIVE_INFINITY;
        let score = 0;
        for (let c = 0; c < d; ++c) score += q[(h * n + i) * d + c]! * k[(h * m + j) * d + c]!;
        return score * scale;
      });
      const top = Math.max(...logits);
      if (top === Number.NEGATIVE_INFINITY) continue;
      const total = logits.reduce((sum, logit) => sum + Math.exp(logit - top), 0);
      for (let j = 0; j < m; ++j) {
        const weight = Math.exp(logits[j]! - top) / total;
        weights[(h * n + i) * m + j] = weight;
        if (!allows(i, j)) continue;
        for (let c = 0; c < dv; ++c) {
          const at = (h * n + i) * dv + c;
          output[at] = output[at]! + weight * v[(h * m + j) * dv + c]!;
        }
      }
    }
  }
  return { output, weights };
}
