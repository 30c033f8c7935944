import * as tf from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-core/dist/register_all_gradients.js';
import { useWasm } from '../tensorflow-wasm.js';
import type { Competitor, Task } from './task.js';

/** Queries, keys and values: (heads, n, d), or (n, d) of one head. */
type Inputs = [q: tf.Tensor, k: tf.Tensor, v: tf.Tensor];

/** TensorFlow.js on its WASM backend, one thread: two matrix products with a softmax between. */
export async function tensorflow(): Promise<{ forward: Competitor[]; backward: Competitor[] }> {
  await useWasm();
  // Its products of single matrices are faster than those of a batch.
  const [together, apart] = [
    ['all heads at once', false] as const,
    ['a head at a time', true] as const,
  ];
  return {
    forward: [forward(...together), forward(...apart)],
    backward: [backward(...together), backward(...apart)],
  };
}

function forward(variant: string, isSplit: boolean): Competitor {
  return {
    name: `tensorflow.js (${variant})`,
    async prepare(task, { q, k, v }) {
      const inputs = [q, k, v].map((data) => tensorOf(data, task));
      const groups = isSplit ? headsOf(inputs) : [inputs as Inputs];
      const mask = maskOf(task);
      let last: tf.Tensor[] = [];
      return {
        run: () => {
          tf.dispose(last);
          last = tf.tidy(() =>
            groups.flatMap((group) => {
              const { output, weights } = attention(group, mask);
              return task.weights ? [output, weights] : [output];
            }),
          );
        },
        result: () => {
          const outputs = last.filter((_, at) => !task.weights || at % 2 === 0);
          return [tf.tidy(() => tf.concat(outputs).dataSync() as Float32Array)];
        },
        dispose: () => tf.dispose([inputs, groups, last, mask ?? []]),
      };
    },
  };
}

function backward(variant: string, isSplit: boolean): Competitor {
  return {
    name: `tensorflow.js (grads, ${variant})`,
    async prepare(task, { q, k, v, gradOutput }) {
      const inputs = [q, k, v].map((data) => tensorOf(data, task));
      const groups = isSplit ? headsOf(inputs) : [inputs as Inputs];
      const gradient = tensorOf(gradOutput, task);
      const gradients = isSplit ? tf.unstack(gradient) : [gradient];
      const mask = maskOf(task);
      const derive = tf.grads((...inputs) => attention(inputs as Inputs, mask).output);
      let last: tf.Tensor[][] = [];
      return {
        run: () => {
          tf.dispose(last);
          last = groups.map((group, at) => derive(group, gradients[at]));
        },
        result: () =>
          inputs.map((_, at) =>
            tf.tidy(() => tf.concat(last.map((found) => found[at]!)).dataSync() as Float32Array),
          ),
        dispose: () => tf.dispose([inputs, groups, gradient, gradients, last, mask ?? []]),
      };
    },
  };
}

function attention([q, k, v]: Inputs, mask: tf.Tensor | undefined) {
  const scaled = tf.mul(q, 1 / Math.sqrt(q.shape.at(-1)!));
  // Its products of single matrices are fast where it need not transpose by itself.
  const scores =
    k.rank === 2 ? tf.matMul(scaled, tf.transpose(k)) : tf.matMul(scaled, k, false, true);
  const weights = tf.softmax(mask ? tf.add(scores, mask) : scores);
  return { output: tf.matMul(weights, v), weights };
}

const tensorOf = (data: Float32Array, { heads, n, d }: Task) => tf.tensor3d(data, [heads, n, d]);

function headsOf(inputs: tf.Tensor[]): Inputs[] {
  const [q, k, v] = inputs.map((input) => tf.unstack(input));
  return q!.map((_, head) => [q![head]!, k![head]!, v![head]!]);
}

// What is added to the logits: so little that no weight is left where the mask forbids.
function maskOf({ n, mask }: Task): tf.Tensor | undefined {
  if (mask === 'none') return undefined;
  return tf.tidy(() => {
    const place = tf.range(0, n);
    return tf.mul(tf.cast(tf.greater(place, tf.reshape(place, [n, 1])), 'float32'), -1e9);
  });
}
