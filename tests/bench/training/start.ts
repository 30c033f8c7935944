import { compile, instantiate } from '../../../wasm/compile.js';
import { open } from '../../../wasm/open.js';

/** Sentences, one after the other: b has the rows starts[b] … starts[b + 1] − 1. */
export interface Sentences {
  starts: Int32Array;
  /** Lists of words that are added up at each row; −1 is none. */
  tokens: Int32Array[];
}

/** What a task asks: one answer for each sentence. */
export interface Questions {
  words: Sentences;
  answers: Int32Array;
}

export interface TrainedBatch {
  words: Sentences;
  hiddenAt: Int32Array;
  hiddenWords: Int32Array;
  linkedAt: Int32Array;
  namedWords: Int32Array;
}

export interface TranslatorBatch {
  source: Sentences;
  target: Sentences;
  right: Int32Array;
}

export interface Parameter {
  name: string;
  rows: number;
  columns: number;
  decays: boolean;
  numbers: Float32Array;
}

/** AdamW, and the norm to which gradients are clipped. */
export interface Rule {
  meanDecay: number;
  varianceDecay: number;
  epsilon: number;
  weightDecay: number;
  mostGradient: number;
}

/** What learning starts from, and how it goes on. */
export interface Start {
  parameters(): Parameter[];
  /** The learning rate of step 1, 2, … */
  rate(step: number): number;
  rule(): Rule;
}

/** A model to be trained, as learning.cpp makes it. */
export interface Learning<Batch> extends Start {
  /** One step; returns the loss. */
  step(): number;
  /** The batches of its next steps. */
  batches(count: number): Batch[];
}

export interface LearningModule {
  task(id: string): Learning<Questions>;
  trained(): Learning<TrainedBatch>;
  translator(): Learning<TranslatorBatch>;
}

/** Built for the benchmark alone; it lies beside the page. */
export async function loadLearning(): Promise<LearningModule> {
  const address = (file: string) => new URL(file, document.baseURI).href;
  const { default: start } = await import(/* @vite-ignore */ address('learning.mjs'));
  return instantiate<LearningModule>(
    start,
    await compile(await open(address('learning.wasm')), 'learning.wasm'),
  );
}
