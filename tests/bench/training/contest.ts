import type { TrainingModule } from '../../../wasm/training.js';
import { begun } from '../../wasm/helpers/training.js';
import type { Learning, LearningModule } from './start.js';
import { decoderOnly, type Loss, trained, translator } from './tensorflow/models.js';

/** Somebody who learns. */
export interface Learns {
  step(): void;
  /** Of the last step's batch, before the step. */
  loss(): number;
}

/** What is to be learned: by us, and what the others need for it. */
export interface Contest {
  ours: Learns;
  start: Learning<unknown>;
  /** The losses of the next batches, for tensorflow.js. */
  losses(count: number): Loss[];
}

/** The shipped models by their names; anything else is a task. */
export function contest(name: string, learning: LearningModule, training: TrainingModule): Contest {
  if (name === 'trained') return shipped(learning.trained(), trained, 'encoder.embedding.words');
  if (name === 'translator') {
    return shipped(learning.translator(), translator, 'decoder.embedding.words');
  }
  const run = begun(training, { task: name });
  const ours = { step: () => run.advance(1), loss: () => run.measure(1, 0).loss };
  return { ...against(learning.task(name), decoderOnly, 'decoder.embedding.words'), ours };
}

/** Tasks are trained by the module that pages train with; the shipped models by that of the benchmark. */
function shipped<Batch>(...all: Parameters<typeof against<Batch>>): Contest {
  const [learning] = all;
  let loss = Number.NaN;
  const step = () => {
    loss = learning.step();
  };
  return { ...against(...all), ours: { step, loss: () => loss } };
}

function against<Batch>(
  start: Learning<Batch>,
  lossOf: (batch: Batch, words: number) => Loss,
  table: string,
) {
  const words = start.parameters().find(({ name }) => name === table)!.rows;
  const losses = (count: number) => start.batches(count).map((batch) => lossOf(batch, words));
  return { start, losses };
}
