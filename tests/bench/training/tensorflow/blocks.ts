import * as tf from '@tensorflow/tfjs-core';
import type { Sentences } from '../start.js';
import { type Allows, apart, type Layout, layoutOf, maskOf, together } from './layout.js';
import { layerNorm, rowsAt, rowsOf, weighedSum } from './operations.js';
import { feedForward, project } from './products.js';

/** Parameters by the names that they have in the core. */
export type Parameters = Record<string, tf.Tensor2D>;

/** Sentences as tensors: place and word of each row; second words, with the rows that have one. */
export interface Words {
  places: tf.Tensor1D;
  words: tf.Tensor1D;
  second?: { words: tf.Tensor1D; rows: tf.Tensor1D };
}

export const whole = (numbers: ArrayLike<number>) => tf.tensor1d(Int32Array.from(numbers), 'int32');

export function wordsOf({ starts, tokens: [first, second] }: Sentences): Words {
  const places = Array.from(starts.subarray(1), (end, b) =>
    Array.from({ length: end - starts[b]! }, (_, i) => i),
  );
  const words = { places: whole(places.flat()), words: whole(first!) };
  if (!second) return words;
  const rows = Array.from(second.keys()).filter((row) => second[row]! >= 0);
  return { ...words, second: { words: whole(rows.map((row) => second[row]!)), rows: whole(rows) } };
}

export function embed(
  parameters: Parameters,
  name: string,
  { places, words, second }: Words,
): tf.Tensor2D {
  const table = parameters[`${name}.words`]!;
  const sum = tf.add<tf.Tensor2D>(
    rowsOf(parameters[`${name}.places`]!, places),
    rowsOf(table, words),
  );
  return second ? tf.add(sum, rowsAt(table, second.words, second.rows, places.size)) : sum;
}

export const normalise = (parameters: Parameters, name: string, rows: tf.Tensor2D) =>
  layerNorm(rows, parameters[`${name}.gain`]!, parameters[`${name}.bias`]!);

/** Who looks at whom, in so many heads. */
export interface Looks {
  queries: Layout;
  keys: Layout;
  mask: tf.Tensor3D;
}

export function looks(queries: Sentences, keys: Sentences, heads: number, allows: Allows): Looks {
  return {
    queries: layoutOf(queries, heads),
    keys: layoutOf(keys, heads),
    mask: maskOf(queries, keys, heads, allows),
  };
}

export function attend(
  parameters: Parameters,
  name: string,
  asking: tf.Tensor2D,
  lookedAt: tf.Tensor2D,
  { queries, keys, mask }: Looks,
): tf.Tensor2D {
  const part = (rows: tf.Tensor2D, which: string, layout: Layout) =>
    apart(project(rows, parameters[`${name}.${which}`]!), layout);
  const q = part(asking, 'query', queries);
  const k = part(lookedAt, 'key', keys);
  const v = part(lookedAt, 'value', keys);
  const sum = weighedSum(q, k, v, 1 / Math.sqrt(q.shape[2]!), mask);
  return project(together(sum, queries), parameters[`${name}.output`]!);
}

/** rows + attention(norm(rows)) */
export function attended(
  parameters: Parameters,
  layer: string,
  rows: tf.Tensor2D,
  looks: Looks,
): tf.Tensor2D {
  const input = normalise(parameters, `${layer}.attentionNorm`, rows);
  return tf.add(rows, attend(parameters, `${layer}.attention`, input, input, looks));
}

/** rows + feedForward(norm(rows)) */
export function fedForward(parameters: Parameters, layer: string, rows: tf.Tensor2D): tf.Tensor2D {
  const part = (name: string) => parameters[`${layer}.feedForward.${name}`]!;
  const input = normalise(parameters, `${layer}.feedForwardNorm`, rows);
  return tf.add(rows, feedForward(input, part('in'), part('inBias'), part('out'), part('outBias')));
}
