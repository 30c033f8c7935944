import type { Snapshot, TensorName } from '../snapshot/snapshot.js';
import type { PropertyName } from '../store/properties.js';
import type { State } from '../store/store.js';
import type { TrainingState } from '../training/types.js';
import type { Goal, RunGoal } from './lesson.js';

/** Whether all that the goal says holds on the page. */
export function isReached(goal: Goal, state: State): boolean {
  const { values, snapshot, ui } = state;
  if (!snapshot) return false;
  const added = ui.step ?? snapshot.keyTokens.length;
  const is = (wanted: unknown, actual: unknown) => wanted === undefined || wanted === actual;
  return (
    is(goal.token, snapshot.token) &&
    is(goal.added, added) &&
    is(goal.dimension, ui.dimension) &&
    is(goal.keyToken, ui.keyToken) &&
    is(goal.product, ui.projection.of) &&
    (!goal.property || hasValue(goal, values[goal.property as PropertyName])) &&
    (!goal.tensor || isNumber(goal, snapshot)) &&
    (!goal.run || isRun(goal.run, state)) &&
    (!goal.and || isReached(goal.and, state))
  );
}

function hasValue({ is, below, above }: Goal, value: unknown): boolean {
  return (
    (is === undefined || value === is) &&
    (below === undefined || Number(value) < below) &&
    (above === undefined || Number(value) > above)
  );
}

function isNumber(goal: Goal, snapshot: Snapshot): boolean {
  const { tensor, row = snapshot.token, column = 0 } = goal;
  const { atLeast = -Infinity, atMost = Infinity, largest } = goal;
  const numbers = rowOf(snapshot, tensor!, row);
  const number = numbers[column] ?? Number.NaN;
  return number >= atLeast && number <= atMost && (!largest || number === Math.max(...numbers));
}

function isRun(goal: RunGoal, { training, ui }: State): boolean {
  const { task, isSolved, shown, control, atLeast = -Infinity, atMost = Infinity } = goal;
  const reached = control === undefined ? [] : outcomes(training, control);
  return (
    (task === undefined || training.settings.task === task) &&
    (!isSolved || training.solvedAt !== null) &&
    (shown === undefined || ui.training.step === shown) &&
    (control === undefined || reached.length > 0) &&
    reached.every((accuracy) => accuracy >= atLeast && accuracy <= atMost)
  );
}

/** What a control of the experiment reached from each seed; nothing before it has ended. */
export function outcomes({ experiment }: TrainingState, control: string): number[] {
  if (!experiment || experiment.isRunning || experiment.progress < 1) return [];
  return experiment.outcomes.filter((one) => one.control === control).map((one) => one.accuracy);
}

/** A row of a tensor; empty where there is none. */
export function rowOf(snapshot: Snapshot, tensor: string, row: number): Float32Array {
  const { data, shape } = snapshot.tensor(tensor as TensorName) ?? {
    data: new Float32Array(),
    shape: [0, 0],
  };
  return data.subarray(row * shape[1], (row + 1) * shape[1]);
}
