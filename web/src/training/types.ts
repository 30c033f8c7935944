/** What a run is started with. Names and ranges are checked by the core. */
export interface RunSettings {
  task: string;
  /** What attention is replaced with: `learned` is attention itself. */
  control: string;
  width: number;
  layers: number;
  heads: number;
  /** Width of the feed-forward. */
  hidden: number;
  /** Sentences a step. */
  batch: number;
  learningRate: number;
  seed: number;
}

/** Something to learn. */
export interface TaskInfo {
  id: string;
  words: readonly string[];
  /** How many words its longest sentence has. */
  longest: number;
  /** How often a guess among the answers is right. */
  chance: number;
  /** How often the best guess is right that knows the words, but not their order. */
  bagOfWords: number;
  /** Whether there is one right place to look at. */
  hasPlace: boolean;
}

/** A held-out question: its last word asks. */
export interface Sentence {
  words: readonly string[];
  answer: string;
  /** The place that has to be looked at, by index; -1 where there is no such place. */
  look: number;
}

/** One moment of a run with L layers of H heads. */
export interface Moment {
  /** Steps taken so far. */
  step: number;
  /** Of the last step's batch, before the step; NaN before the first. */
  loss: number;
  /** On held-out questions. */
  accuracy: number;
  /** How often the first layer's best head weighs the right place most; NaN without such a place. */
  lookAccuracy: number;
  /** What the model answers to each of the run's sentences. */
  said: readonly string[];
  /** (L, H, n, n) for each of the sentences, one after the other; n is how many words it has. */
  weights: Float32Array;
  /**
   * ∂L/∂ℓ of each sentence's loss, in the same order; every row sums to 0. Null where weights do not
   * come from logits.
   */
  gradLogits: Float32Array | null;
}

/** How well one model of the control experiment does in the end; NaN: not measured, or diverged. */
export interface Outcome {
  control: string;
  seed: number;
  accuracy: number;
}

/** The control experiment, as far as it has come. */
export interface Experiment {
  settings: RunSettings;
  /** The share of all steps that is done. */
  progress: number;
  /** The controls in the order of their list, the seeds of each together. */
  outcomes: readonly Outcome[];
  isRunning: boolean;
}

export type Speed = 'slow' | 'medium' | 'full';

/** How training stands. A new object for every change. */
export interface TrainingState {
  /** Empty until the module is there. */
  tasks: readonly TaskInfo[];
  settings: RunSettings;
  /** Held-out questions that are looked at in every moment. */
  sentences: readonly Sentence[];
  /** Moments of this run, from step 0 on, so far apart that there are not too many; and the last. */
  history: readonly Moment[];
  speed: Speed;
  isRunning: boolean;
  /** After which step it had nearly everything right several times in a row, and paused by itself. */
  solvedAt: number | null;
  /** A loss or gradient was not finite: the run stands still until it is reset. */
  hasDiverged: boolean;
  /** What was wrong with the settings or the file that were given last; the run before goes on. */
  fault: string | null;
  /** Why worker or module failed. What is asked for next begins afresh. */
  error: string | null;
  /** There is no worker here: it works in slices of time beside the page. */
  inSlices: boolean;
  experiment: Experiment | null;
}
