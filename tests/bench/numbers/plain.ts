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
      dotProducts(q, query, k, h * n * d, d, count, weights, row);
      softmax(weights, row, count, scale);
      weightedSum(weights, row, v, h * n * d, d, count, output, query);
    }
  }
}

// Four keys at once, so that no addition waits for the one before.
function dotProducts(
  q: Float32Array,
  query: number,
  k: Float32Array,
  keys: number,
  d: number,
  count: number,
  scores: Float32Array,
  row: number,
) {
  let j = 0;
  for (; j + 3 < count; j += 4) {
    let [s0, s1, s2, s3] = [0, 0, 0, 0];
    const key = keys + j * d;
    for (let c = 0; c < d; ++c) {
      const number = q[query + c]!;
      s0 += number * k[key + c]!;
      s1 += number * k[key + d + c]!;
      s2 += number * k[key + 2 * d + c]!;
      s3 += number * k[key + 3 * d + c]!;
    }
    scores[row + j] = s0;
    scores[row + j + 1] = s1;
    scores[row + j + 2] = s2;
    scores[row + j + 3] = s3;
  }
  for (; j < count; ++j) {
    let sum = 0;
    for (let c = 0; c < d; ++c) sum += q[query + c]! * k[keys + j * d + c]!;
    scores[row + j] = sum;
  }
}

function softmax(weights: Float32Array, row: number, count: number, scale: number) {
  let top = Number.NEGATIVE_INFINITY;
  for (let j = row; j < row + count; ++j) if (weights[j]! > top) top = weights[j]!;
  let total = 0;
  for (let j = row; j < row + count; ++j) {
    total += weights[j] = Math.exp((weights[j]! - top) * scale);
  }
  for (let j = row; j < row + count; ++j) weights[j]! /= total;
}

// Four columns at once; a width is a multiple of four here.
function weightedSum(
  weights: Float32Array,
  row: number,
  v: Float32Array,
  values: number,
  d: number,
  count: number,
  output: Float32Array,
  query: number,
) {
  for (let c = 0; c < d; c += 4) {
    let [s0, s1, s2, s3] = [0, 0, 0, 0];
    for (let j = 0; j < count; ++j) {
      const weight = weights[row + j]!;
      const value = values + j * d + c;
      s0 += weight * v[value]!;
      s1 += weight * v[value + 1]!;
      s2 += weight * v[value + 2]!;
      s3 += weight * v[value + 3]!;
    }
    output[query + c] = s0;
    output[query + c + 1] = s1;
    output[query + c + 2] = s2;
    output[query + c + 3] = s3;
  }
}
