import * as tf from '@tensorflow/tfjs-core';
import type { Sentences } from '../start.js';
import { take } from './operations.js';
import { operation } from './products.js';

/**
 * How rows of sentences become matrices of equal size, one for each sentence and head, and rows again.
 * All else is done on the rows as they are: so nothing is computed for places that are empty.
 */
export interface Layout {
  heads: number;
  /** Rows of each matrix. */
  longest: number;
  /** Of each place in the matrices, which part of which row it holds; any where it is empty. */
  parts: tf.Tensor1D;
  /** Of each part of each row, which place holds it. */
  places: tf.Tensor1D;
  /** 1 where a place holds something, else 0: (matrices, longest, 1). */
  isFull: tf.Tensor3D;
  /** Whether rows need no more than another shape: one head, and sentences of the same length. */
  isAsItIs: boolean;
}

export function layoutOf({ starts }: Sentences, heads: number): Layout {
  const count = starts.length - 1;
  const longest = longestOf(starts);
  const parts = new Int32Array(count * heads * longest);
  const places = new Int32Array(starts.at(-1)! * heads);
  const isFull = new Float32Array(parts.length);
  for (let b = 0; b < count; ++b) {
    for (let h = 0; h < heads; ++h) {
      for (let i = 0; i < starts[b + 1]! - starts[b]!; ++i) {
        const part = (starts[b]! + i) * heads + h;
        const place = (b * heads + h) * longest + i;
        parts[place] = part;
        places[part] = place;
        isFull[place] = 1;
      }
    }
  }
  return {
    heads,
    longest,
    parts: tf.tensor1d(parts, 'int32'),
    places: tf.tensor1d(places, 'int32'),
    isFull: tf.tensor3d(isFull, [count * heads, longest, 1]),
    isAsItIs: heads === 1 && parts.length === places.length,
  };
}

/** Which place of a sentence may look at which. */
export type Allows = (query: number, key: number) => boolean;

/** What is added to the logits, (matrices, n, m): so little that nothing is left where it is forbidden. */
export function maskOf(queries: Sentences, keys: Sentences, heads: number, allows: Allows) {
  const count = keys.starts.length - 1;
  const [n, m] = [longestOf(queries.starts), longestOf(keys.starts)];
  const mask = tf.buffer([count * heads, n, m]);
  for (let at = 0; at < count * heads; ++at) {
    const b = Math.floor(at / heads);
    const length = keys.starts[b + 1]! - keys.starts[b]!;
    for (let i = 0; i < n; ++i) {
      for (let j = 0; j < m; ++j) {
        if (j >= length || !allows(i, j)) mask.set(-1e9, at, i, j);
      }
    }
  }
  return mask.toTensor() as tf.Tensor3D;
}

/** (rows, heads · d) → (matrices, longest, d) */
export function apart(rows: tf.Tensor2D, layout: Layout): tf.Tensor {
  const { heads, longest, parts, places } = layout;
  const width = rows.shape[1];
  const shape = [parts.size / longest, longest, width / heads];
  if (layout.isAsItIs) return tf.reshape(rows, shape);
  return operation([rows], (rows) => ({
    value: pick(rows, parts, shape),
    saved: [],
    derive: (by) => [pick(by, places, [places.size / heads, width])],
  }));
}

/** (matrices, longest, d) → (rows, heads · d) */
export function together(matrices: tf.Tensor, layout: Layout): tf.Tensor2D {
  const { heads, parts, places } = layout;
  const { shape } = matrices;
  const flat: [number, number] = [places.size / heads, shape[2]! * heads];
  if (layout.isAsItIs) return tf.reshape(matrices, flat);
  return operation([matrices], (matrices) => ({
    value: pick(matrices, places, flat),
    saved: [],
    derive: (by) => [tf.mul(pick(by, parts, shape), layout.isFull)],
  })) as tf.Tensor2D;
}

/** Parts of `from` by number, together of the shape `to`. */
function pick(from: tf.Tensor, numbers: tf.Tensor1D, to: number[]): tf.Tensor {
  const width = to.reduce((product, size) => product * size) / numbers.size;
  return tf.reshape(take(tf.reshape(from, [-1, width]), numbers), to);
}

function longestOf(starts: Int32Array): number {
  return Math.max(...Array.from(starts.subarray(1), (end, b) => end - starts[b]!));
}
