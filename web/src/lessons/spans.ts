import type { Snapshot } from '../snapshot/snapshot.js';
import type { PropertyName, Values } from '../store/properties.js';
import { rowOf } from './goal.js';
import type { Format, Goal, NumberSpan, Text } from './lesson.js';

/** The page of which a text speaks: as it was when the reader came to the text. */
export interface Moment {
  values: Values;
  snapshot: Snapshot;
}

/** A part of a text with what it stands for put in. */
export type Filled = { text: string; isStrong: boolean } | ({ number: number } & Format);

/** Puts in the numbers: those that the core computed for this moment, and those of the goal. */
export function filled(text: Text, moment: Moment, goal: Goal = {}): Filled[] {
  return text.map((span) => {
    if (typeof span === 'string') return { text: span, isStrong: false };
    if ('strong' in span) return { text: span.strong, isStrong: true };
    if ('dimension' in span) {
      return { text: moment.snapshot.valueNames[span.dimension] ?? '', isStrong: false };
    }
    const { as, digits } = span;
    return { number: numberOf(span, moment, goal), as, ...(digits !== undefined && { digits }) };
  });
}

function numberOf(span: NumberSpan, { values, snapshot }: Moment, goal: Goal): number {
  if ('goal' in span) return Number(goal[span.goal as keyof Goal]);
  if ('property' in span) return Number(values[span.property as PropertyName]);
  return rowOf(snapshot, span.tensor, span.row)[span.column] ?? Number.NaN;
}
