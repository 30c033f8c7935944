import * as tf from '@tensorflow/tfjs-core';

// Operations with derivatives of their own: fewer and faster steps than those that the library puts
// together by itself.

type T = tf.Tensor;
type M = tf.Tensor2D;

/** Transposes by hand on WASM: only products without transposition are fast there. */
export function multiply(a: M, b: M, transposeA = false, transposeB = false): M {
  if (tf.getBackend() !== 'wasm') return tf.matMul(a, b, transposeA, transposeB);
  return tf.matMul(transposeA ? tf.transpose(a) : a, transposeB ? tf.transpose(b) : b);
}

/** The sum of all rows, by a product: the library's own sum transposes first. */
export const sumOfRows = (rows: M): M => multiply(tf.ones([1, rows.shape[0]]), rows);

/** An operation of matrices, with the derivatives by each of them. */
export function operation<Inputs extends T[]>(
  inputs: Inputs,
  compute: (...inputs: Inputs) => { value: T; saved: T[]; derive(by: T, saved: T[]): T[] },
): T {
  return tf.customGrad((...given) => {
    const save = given.pop() as unknown as tf.GradSaveFunc;
    const { value, saved, derive } = compute(...(given as Inputs));
    save(saved);
    return { value, gradFunc: (by: T, kept: T[]) => derive(by, kept) };
  })(...inputs);
}

/** (n, d), (d, c) → (n, c) */
export function project(rows: M, weight: M): M {
  return operation([rows, weight], (rows, weight) => ({
    value: multiply(rows, weight),
    saved: [rows, weight],
    derive: (by, [rows, weight]) => [
      multiply(by as M, weight as M, false, true),
      multiply(rows as M, by as M, true),
    ],
  })) as M;
}

/** (n, d), (words, d) → (n, words) */
export function projectTransposed(rows: M, words: M): M {
  return operation([rows, words], (rows, words) => ({
    value: multiply(rows, words, false, true),
    saved: [rows, words],
    derive: (by, [rows, words]) => [
      multiply(by as M, words as M),
      multiply(by as M, rows as M, true),
    ],
  })) as M;
}

/** relu(rows · in + inBias) · out + outBias */
export function feedForward(rows: M, first: M, firstBias: M, second: M, secondBias: M): M {
  return operation([rows, first, firstBias, second, secondBias], (x, a, aBias, b, bBias) => {
    const hidden = tf.relu(tf.add(multiply(x, a), aBias)) as M;
    return {
      value: tf.add(multiply(hidden, b), bBias),
      saved: [x, a, b, hidden],
      derive: (by, saved) => {
        const [x, a, b, hidden] = saved as [M, M, M, M];
        const byHidden = tf.mul(multiply(by as M, b, false, true), tf.step(hidden)) as M;
        return [
          multiply(byHidden, a, false, true),
          multiply(x, byHidden, true),
          sumOfRows(byHidden),
          multiply(hidden, by as M, true),
          sumOfRows(by as M),
        ];
      },
    };
  }) as M;
}
