import type { Competitor, Inputs, Task } from './task.js';

/** Attention as a careful programmer writes it in JavaScript: typed arrays, rows in order, no waste. */
export const plain: Competitor = {
  name: 'plain JavaScript',
  async prepare(task, inputs) {
    const { heads, n, d } = task;
    const output = new Float32Array(heads * n * d);
    const weights = new Float32Array(task.weights ? heads * n * n : n);
    return {
      run: () => attend(task, inputs, output, weights),
      result: () => [output],
      dispose: () => {},
    };
  },
};

function attend(task: Task, { q, k, v }: Inputs, output: Float32Array, weights: Float32Array) {
  const { heads, n, d, mask } = task;
  const scale = 1 / Math.sqrt(d);
  for (let h = 0; h < heads; ++h) {
    for (let i = 0; i < n; ++i) {
      const query = (h * n + i) * d;
      const row = task.weights ? (h * n + i) * n : 0;
      const count = mask === 'causal' ? i + 1 : n;
      let top = Number.NEGATIVE_INFINITY;
      for (let j = 0; j < count; ++j) {
        const logit = dot(q, query, k, (h * n + j) * d, d) * scale;
        weights[row + j] = logit;
        if (logit > top) top = logit;
      }
      let total = 0;
      for (let j = 0; j < count; ++j) {
        total += weights[row + j] = Math.exp(weights[row + j]! - top);
      }
      output.fill(0, query, query + d);
      for (let j = 0; j < count; ++j) {
        const weight = (weights[row + j]! /= total);
        const value = (h * n + j) * d;
        for (let c = 0; c < d; ++c) output[query + c]! += weight * v[value + c]!;
      }
    }
  }
}

// Four sums, so that no addition waits for the one before.
function dot(a: Float32Array, atA: number, b: Float32Array, atB: number, d: number): number {
  let [s0, s1, s2, s3] = [0, 0, 0, 0];
  let c = 0;
  for (; c + 3 < d; c += 4) {
    s0 += a[atA + c]! * b[atB + c]!;
    s1 += a[atA + c + 1]! * b[atB + c + 1]!;
    s2 += a[atA + c + 2]! * b[atB + c + 2]!;
    s3 += a[atA + c + 3]! * b[atB + c + 3]!;
  }
  for (; c < d; ++c) s0 += a[atA + c]! * b[atB + c]!;
  return s0 + s1 + s2 + s3;
}
