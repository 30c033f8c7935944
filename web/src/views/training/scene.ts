import type { State, TrainingChoice } from '../../store/store.js';
import type { Moment, Sentence, TaskInfo, TrainingState } from '../../training/types.js';
import { magnitude } from '../parts/tensor.js';

/** What all parts of the view draw from, read once from the state. */
export interface Scene {
  training: TrainingState;
  choice: TrainingChoice;
  task: TaskInfo;
  /** The moment that is looked at, the first and the last one. */
  moment: Moment;
  first: Moment;
  last: Moment;
  isLive: boolean;
  sentence: Sentence;
  layer: number;
  head: number;
  /** Of the word that asks, in the chosen head: its weights, how they began, and ∂L/∂ℓ. */
  weights: Float32Array;
  began: Float32Array;
  gradient: Float32Array | undefined;
  /** The gradient that has a bar of full length. */
  largest: number;
}

/** Undefined until there is a run. */
export function sceneOf({ training, ui }: State): Scene | undefined {
  const { history, settings, sentences, tasks } = training;
  const task = tasks.find(({ id }) => id === settings.task);
  const first = history[0];
  const last = history.at(-1);
  if (!task || !first || !last) return undefined;
  const choice = ui.training;
  const moment = momentAt(history, choice.step);
  const sentence = sentences[choice.sentence]!;
  const layer = Math.min(choice.layer, settings.layers - 1);
  const head = Math.min(choice.head, settings.heads - 1);
  const [start, end] = placeOf(training, choice.sentence, layer, head);
  const rowOf = (numbers: Float32Array) => numbers.subarray(start, end);
  const all = history.flatMap(({ gradLogits }) =>
    gradLogits ? [magnitude(rowOf(gradLogits), 0)] : [],
  );
  return {
    training,
    choice,
    task,
    moment,
    first,
    last,
    isLive: moment === last,
    sentence,
    layer,
    head,
    weights: rowOf(moment.weights),
    began: rowOf(first.weights),
    gradient: moment.gradLogits ? rowOf(moment.gradLogits) : undefined,
    // A power of two, so that the bars' scale seldom changes.
    largest: 2 ** Math.ceil(Math.log2(magnitude(all, leastGradient))),
  };
}

/** Smaller ones than this are drawn as small as they are. */
const leastGradient = 1e-3;

/** The last moment up to a step; the last of all for null. */
function momentAt(history: readonly Moment[], step: number | null): Moment {
  const found = step === null ? undefined : history.findLast((moment) => moment.step <= step);
  return found ?? history.at(-1)!;
}

/** Where the last row of a sentence's (n, n) matrix stands among those of all sentences. */
function placeOf(
  { sentences, settings }: TrainingState,
  sentence: number,
  layer: number,
  head: number,
): [start: number, end: number] {
  const { layers, heads } = settings;
  const sizes = sentences.map(({ words }) => words.length ** 2);
  const before = sizes.slice(0, sentence).reduce((sum, size) => sum + layers * heads * size, 0);
  const end = before + (layer * heads + head + 1) * sizes[sentence]!;
  return [end - sentences[sentence]!.words.length, end];
}

/** A question as it is read: words that stand at one place in pairs are kept apart. */
export function written({ words }: Sentence): string {
  return words.join(words.some((word) => word.includes(' ')) ? ', ' : ' ');
}
