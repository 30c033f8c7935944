import * as tf from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-core/dist/register_all_gradients.js';
import type { Parameter, Rule, Start } from '../start.js';
import type { Parameters } from './blocks.js';
import type { Loss } from './models.js';

/**
 * A learner that starts from the same parameters and takes the same steps on the same batches, again
 * from the first after the last. All parameters lie in one tensor, so that AdamW is a few operations
 * in all, and not as many for each of them.
 */
export class Learner {
  private readonly parameters: Parameter[];
  private readonly rule: Rule;
  /** Where the numbers of each parameter are: to split the tensor would copy all of it each time. */
  private readonly places: tf.Tensor[] = [];
  private readonly decay: tf.Tensor;
  private state: tf.Tensor[];
  private taken = 0;

  constructor(
    private readonly start: Start,
    private readonly losses: Loss[],
  ) {
    this.parameters = start.parameters();
    this.rule = start.rule();
    let from = 0;
    for (const { numbers, rows, columns } of this.parameters) {
      const places = Int32Array.from(numbers, (_, at) => from + at);
      this.places.push(tf.tensor3d(places, [rows, columns, 1], 'int32'));
      from += numbers.length;
    }
    const joined = (numbersOf: (parameter: Parameter) => number[]) =>
      tf.tensor1d(Float32Array.from(this.parameters.flatMap(numbersOf)));
    this.decay = joined(({ numbers, decays }) =>
      Array.from(numbers, () => (decays ? this.rule.weightDecay : 0)),
    );
    const values = joined(({ numbers }) => Array.from(numbers));
    this.state = [values, tf.zeros([from]), tf.zeros([from]), tf.scalar(Number.NaN)];
  }

  step(): void {
    const before = this.state;
    const [values, mean, variance] = before as [tf.Tensor, tf.Tensor, tf.Tensor];
    const lossOf = this.losses[this.taken % this.losses.length]!;
    ++this.taken;
    this.state = tf.tidy(() => {
      const parts = this.places.map((places) => tf.gatherND(values, places));
      const { value, grads } = tf.valueAndGrads((...parts) => lossOf(this.named(parts)))(parts);
      const gradient = tf.concat(grads.map((one) => tf.reshape(one, [-1])));
      return [...this.descend(values, mean, variance, this.clip(gradient)), value];
    });
    tf.dispose(before);
  }

  /** Of the last step's batch, before the step. */
  loss(): number {
    return this.state[3]!.dataSync()[0]!;
  }

  private named(parts: tf.Tensor[]): Parameters {
    return Object.fromEntries(
      parts.map((part, at) => [this.parameters[at]!.name, part as tf.Tensor2D]),
    );
  }

  private clip(gradient: tf.Tensor): tf.Tensor {
    const { mostGradient } = this.rule;
    const norm = tf.sqrt(tf.sum(tf.square(gradient)));
    return tf.mul(gradient, tf.div(mostGradient, tf.maximum(norm, mostGradient)));
  }

  /** AdamW, with what is the same for all numbers worked out before. */
  private descend(values: tf.Tensor, mean: tf.Tensor, variance: tf.Tensor, gradient: tf.Tensor) {
    const { meanDecay, varianceDecay, epsilon } = this.rule;
    const rate = this.start.rate(this.taken);
    const newMean = tf.add(tf.mul(mean, meanDecay), tf.mul(gradient, 1 - meanDecay));
    const newVariance = tf.add(
      tf.mul(variance, varianceDecay),
      tf.mul(tf.square(gradient), 1 - varianceDecay),
    );
    const meanFactor = 1 / (1 - meanDecay ** this.taken);
    const deviationFactor = Math.sqrt(1 / (1 - varianceDecay ** this.taken));
    const way = tf.div(newMean, tf.add(tf.sqrt(newVariance), epsilon / deviationFactor));
    const kept = tf.sub(values, tf.mul(values, tf.mul(this.decay, rate)));
    const newValues = tf.sub(kept, tf.mul(way, (rate * meanFactor) / deviationFactor));
    return [newValues, newMean, newVariance];
  }
}
