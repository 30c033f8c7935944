import { race } from '../race.js';
import { onnx } from './onnx.js';
import { ours } from './ours.js';
import { peak } from './peak.js';
import { plain } from './plain.js';
import { type Competitor, type Inputs, inputsOf, type Prepared, type Task } from './task.js';
import { tensorflow } from './tensorflow.js';

/** Milliseconds a call, by competitor. */
export type Measured = Record<string, number[]>;

declare global {
  var measure: (direction: 'forward' | 'backward', task: Task) => Promise<Measured>;
  var isReady: Promise<void>;
}

async function competitors() {
  const [own, theirs] = [await ours(), await tensorflow()];
  return {
    forward: [plain, ...own.forward, ...onnx(), ...theirs.forward, await peak()],
    backward: [...theirs.backward, ...own.backward],
  };
}

const all = competitors();
globalThis.isReady = all.then(() => {});

globalThis.measure = async (direction, task) => {
  const inputs = inputsOf(task);
  const runners = new Map<string, Prepared>();
  for (const competitor of (await all)[direction]) {
    const prepared = await prepare(competitor, task, inputs);
    if (prepared) runners.set(competitor.name, prepared);
  }
  await checkResults(runners);
  const measured = await race(runners);
  for (const prepared of runners.values()) prepared.dispose();
  return measured;
};

async function prepare(competitor: Competitor, task: Task, inputs: Inputs) {
  try {
    return await competitor.prepare(task, inputs);
  } catch (error) {
    throw new Error(`${competitor.name}: ${error instanceof Error ? error.message : error}`);
  }
}

/** Single precision, in different orders of addition. */
const tolerance = 1e-3;

/** Nobody may win by computing something else. */
async function checkResults(runners: Map<string, Prepared>) {
  let first: Float32Array[] | undefined;
  for (const [name, { run, result }] of runners) {
    await run();
    const found = result();
    if (found.length === 0) continue;
    first ??= found;
    const isSame = found.every((numbers, which) =>
      numbers.every((number, at) => Math.abs(number - first![which]![at]!) < tolerance),
    );
    if (!isSame) throw new Error(`${name} computes something else`);
  }
}
