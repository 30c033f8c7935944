import * as tf from '@tensorflow/tfjs-core';
import { operation, sumOfRows } from './products.js';

type T = tf.Tensor;
type M = tf.Tensor2D;

/** Each row less its mean, divided by its deviation; times gain (1, d), plus bias (1, d). */
export function layerNorm(rows: M, gain: M, bias: M): M {
  return operation([rows, gain, bias], (rows, gain, bias) => {
    const centred = tf.sub(rows, tf.mean(rows, 1, true));
    const slope = tf.rsqrt(tf.add(tf.mean(tf.square(centred), 1, true), 1e-5));
    const unit = tf.mul(centred, slope);
    return {
      value: tf.add(tf.mul(unit, gain), bias),
      saved: [unit, slope, gain],
      derive: (by, saved) => {
        const [unit, slope, gain] = saved as [M, M, M];
        const h = tf.mul(by, gain);
        const along = tf.mean(tf.mul(h, unit), 1, true);
        const byRows = tf.sub(tf.sub(h, tf.mean(h, 1, true)), tf.mul(unit, along));
        return [tf.mul(slope, byRows), sumOfRows(tf.mul(by, unit) as M), sumOfRows(by as M)];
      },
    };
  }) as M;
}

/** Rows by number: gather itself is far slower. */
export const take = (from: T, numbers: tf.Tensor1D): T =>
  tf.gatherND(from, tf.reshape(numbers, [-1, 1]));

/** Rows of a table by number: (words, d), (r) → (r, d). */
export function rowsOf(table: M, numbers: tf.Tensor1D): M {
  const shape = table.shape;
  return operation([table], (table) => ({
    value: take(table, numbers),
    saved: [],
    derive: (by) => [tf.scatterND(tf.reshape(numbers, [-1, 1]), by, shape)],
  })) as M;
}

/** The same, at some of `count` rows; the others are 0. */
export function rowsAt(table: M, numbers: tf.Tensor1D, at: tf.Tensor1D, count: number): M {
  const [words, width] = table.shape;
  const add = (where: tf.Tensor, rows: T, height: number) =>
    tf.scatterND(tf.reshape(where, [-1, 1]), rows, [height, width]);
  return operation([table], (table) => ({
    value: add(at, take(table, numbers), count),
    saved: [],
    derive: (by) => [add(numbers, take(by, at), words)],
  })) as M;
}

/** softmax(q kᵀ · scale + mask) · v of many small matrices: (b, n, d), (b, m, d), (b, m, e). */
export function weighedSum(q: T, k: T, v: T, scale: number, mask: T): T {
  return operation([q, k, v], (q, k, v) => {
    const scaled = tf.mul(q, scale);
    const weights = tf.softmax(tf.add(tf.matMul(scaled, k, false, true), mask));
    return {
      value: tf.matMul(weights, v),
      saved: [scaled, k, v, weights],
      derive: (by, saved) => {
        const [scaled, k, v, weights] = saved as [T, T, T, T];
        const along = tf.mul(tf.matMul(by, v, false, true), weights);
        const byLogits = tf.sub(along, tf.mul(weights, tf.sum(along, -1, true)));
        return [
          tf.mul(tf.matMul(byLogits, k), scale),
          tf.matMul(byLogits, scaled, true),
          tf.matMul(weights, by, true),
        ];
      },
    };
  });
}

/** Σ −log softmax(logits)[right] · share, with a share for each row: (r, 1). */
export function crossEntropy(logits: M, right: tf.Tensor2D, oneHot: M, shares: M): tf.Scalar {
  return operation([logits], (logits) => {
    const found = tf.softmax(logits);
    const logs = tf.reshape(tf.log(tf.gatherND(found, right)), [-1, 1]);
    return {
      value: tf.neg(tf.sum(tf.mul(logs, shares))),
      saved: [found],
      derive: (by, [found]) => [tf.mul(tf.sub(found!, oneHot), tf.mul(shares, by))],
    };
  }) as tf.Scalar;
}
