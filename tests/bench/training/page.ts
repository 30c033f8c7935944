import * as tf from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-backend-cpu';
import { instantiateTraining } from '../../../wasm/training.js';
import { compileAsset } from '../../../web/src/assets/compile.js';
import { spread } from '../figures.js';
import { race } from '../race.js';
import { useWasm } from '../tensorflow-wasm.js';
import { type Contest, contest, type Learns } from './contest.js';
import { loadLearning } from './start.js';
import { Learner } from './tensorflow/learner.js';

/** Milliseconds a step, by competitor. */
export type Measured = Record<string, number[]>;

declare global {
  var models: () => Promise<string[]>;
  var measureSteps: (model: string) => Promise<Measured>;
}

async function load() {
  await useWasm();
  const training = await instantiateTraining(await compileAsset('training.wasm'));
  return { training, learning: await loadLearning() };
}

const loaded = load();

globalThis.models = async () => {
  const { training } = await loaded;
  return [...training.tasks().map(({ id }) => id), 'trained', 'translator'];
};

globalThis.measureSteps = async (model) => {
  const { learning, training } = await loaded;
  const entered = contest(model, learning, training);
  const [backend, theirs] = await fastest(entered);
  const first = checkThatBothAgree(entered.ours, theirs);
  const measured = await race(
    new Map([
      ['training, simd', { run: () => entered.ours.step() }],
      [`tensorflow.js (${backend})`, { run: () => theirs.step() }],
    ]),
  );
  for (const learns of [entered.ours, theirs]) checkThatItLearns(learns, first);
  return measured;
};

/** Batches that tensorflow.js has beforehand; ours are drawn in the step. */
const batches = 64;

/** Its backends do not take turns, since to change between them costs time: so the faster is found first. */
async function fastest({ start, losses }: Contest): Promise<[backend: string, Learns]> {
  const times = new Map<string, number>();
  for (const backend of ['cpu', 'wasm']) {
    await tf.setBackend(backend);
    const learner = new Learner(start, losses(1));
    const measured = await race(new Map([[backend, { run: () => learner.step() }]]));
    times.set(backend, spread(measured[backend]!).median);
  }
  const [[backend]] = [...times].sort(([, a], [, b]) => a - b) as [[string, number]];
  await tf.setBackend(backend);
  return [backend, new Learner(start, losses(batches))];
}

/** So many losses are compared: after that, rounding has grown to what can be seen. */
const compared = 20;
const tolerance = 1e-3;

/**
 * Nobody may win by computing something else. From the same parameters, on the same batches, the losses
 * of the first steps are the same: so the model is, its gradient, how it is clipped, and AdamW. Returns
 * the first loss.
 */
function checkThatBothAgree(ours: Learns, theirs: Learns): number {
  let first = Number.NaN;
  for (let step = 1; step <= compared; ++step) {
    ours.step();
    theirs.step();
    const [a, b] = [ours.loss(), theirs.loss()];
    if (!(Math.abs(a - b) <= tolerance * Math.abs(a))) {
      throw new Error(`in step ${step} the losses are ${a} and ${b}`);
    }
    if (step === 1) first = a;
  }
  return first;
}

/** What is measured has to learn something: before long, the loss is below half of the first. */
function checkThatItLearns(learns: Learns, first: number) {
  for (let step = 0; step < 500; ++step) {
    if (learns.loss() < first / 2) return;
    learns.step();
  }
  throw new Error(`the loss is ${learns.loss()} still; it was ${first}`);
}
