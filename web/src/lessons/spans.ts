import type { Snapshot } from '../snapshot/snapshot.js';
import type { PropertyName, Values } from '../store/properties.js';
import { nameTexts } from '../texts/en/names.js';
import type { TrainingState } from '../training/types.js';
import { outcomes, rowOf } from './goal.js';
import type { Format, Goal, NumberSpan, RunNumber, Text } from './lesson.js';

/** The page of which a text speaks: as it was when the reader came to the text. */
export interface Moment {
  values: Values;
  snapshot: Snapshot;
  /** The step's run, once it is there. */
  training?: TrainingState;
}

/** A part of a text with what it stands for put in. */
export type Filled = { text: string; isStrong: boolean } | ({ number: number } & Format);

/** Puts in the numbers: those that the core computed for this moment, and those of the goal. */
export function filled(text: Text, moment: Moment, goal: Goal = {}): Filled[] {
  return text.map((span) => {
    if (typeof span === 'string') return { text: span, isStrong: false };
    if ('strong' in span) return { text: span.strong, isStrong: true };
    if ('dimension' in span) {
      return {
        text: nameTexts.of(moment.snapshot.valueNames[span.dimension] ?? ''),
        isStrong: false,
      };
    }
    if (('run' in span || 'control' in span) && !moment.training) {
      return { text: '…', isStrong: false };
    }
    const { as, digits } = span;
    return { number: numberOf(span, moment, goal), as, ...(digits !== undefined && { digits }) };
  });
}

function numberOf(span: NumberSpan, { values, snapshot, training }: Moment, goal: Goal): number {
  if ('run' in span) return ofRun(span.run, training!);
  if ('control' in span) {
    return Math[span.of === 'least' ? 'min' : 'max'](...outcomes(training!, span.control));
  }
  if ('goal' in span) return Number(goal[span.goal as keyof Goal]);
  if ('property' in span) return Number(values[span.property as PropertyName]);
  return rowOf(snapshot, span.tensor, span.row)[span.column] ?? Number.NaN;
}

function ofRun(name: RunNumber, { history, tasks, settings }: TrainingState): number {
  const last = history.at(-1);
  if (name === 'chance' || name === 'bagOfWords') {
    return tasks.find(({ id }) => id === settings.task)?.[name] ?? Number.NaN;
  }
  return last?.[name] ?? Number.NaN;
}
