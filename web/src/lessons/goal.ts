import type { Snapshot, TensorName } from '../snapshot/snapshot.js';
import type { PropertyName } from '../store/properties.js';
import type { State } from '../store/store.js';
import type { Goal } from './lesson.js';

/** Whether all that the goal says holds on the page. */
export function isReached(goal: Goal, { values, snapshot, ui }: State): boolean {
  if (!snapshot) return false;
  const added = ui.step ?? snapshot.keyTokens.length;
  const is = (wanted: unknown, actual: unknown) => wanted === undefined || wanted === actual;
  return (
    is(goal.token, snapshot.token) &&
    is(goal.added, added) &&
    is(goal.dimension, ui.dimension) &&
    is(goal.keyToken, ui.keyToken) &&
    (!goal.property || hasValue(goal, values[goal.property as PropertyName])) &&
    (!goal.tensor || isWithin(goal, numberOf(goal, snapshot)))
  );
}

function hasValue({ is, below, above }: Goal, value: unknown): boolean {
  return (
    (is === undefined || value === is) &&
    (below === undefined || Number(value) < below) &&
    (above === undefined || Number(value) > above)
  );
}

function numberOf({ tensor, row, column }: Goal, snapshot: Snapshot): number {
  const { data, shape } = snapshot.tensor(tensor as TensorName) ?? { data: [], shape: [0, 0] };
  return data[(row ?? snapshot.token) * shape[1]! + (column ?? 0)] ?? Number.NaN;
}

function isWithin({ atLeast = -Infinity, atMost = Infinity }: Goal, number: number): boolean {
  return number >= atLeast && number <= atMost;
}
