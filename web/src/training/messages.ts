import type { ModelData } from '../snapshot/model-data.js';
import type { Moment, Outcome, RunSettings, Sentence, TaskInfo } from './types.js';

/** What works off time: a run, the control experiment, or nothing. */
export type Job = 'run' | 'experiment' | null;

/** What is asked of the one who trains. `run` numbers the runs: reports of earlier ones are late. */
export type Command =
  | { kind: 'begin'; run: number; settings: RunSettings }
  | { kind: 'load'; run: number; file: Uint8Array }
  | { kind: 'save' }
  /** The model as the page computes with it. */
  | { kind: 'model' }
  | { kind: 'step' }
  /** Goes on with a job; a run takes a step every `interval` milliseconds. */
  | { kind: 'work'; job: Job; interval: number }
  /** Of the run's settings. */
  | { kind: 'begin-experiment' }
  | { kind: 'end-experiment' };

/** What the one who trains says. */
export type Report =
  | { kind: 'ready'; tasks: TaskInfo[] }
  | { kind: 'begun'; run: number; settings: RunSettings; sentences: Sentence[]; moment: Moment }
  | { kind: 'refused'; run: number; message: string }
  | { kind: 'moments'; run: number; moments: Moment[]; isSolved: boolean; hasDiverged: boolean }
  | { kind: 'saved'; file: Uint8Array }
  /** Null where it is none to compute with, which `message` says. */
  | { kind: 'model'; model: ModelData | null; message: string | null }
  | { kind: 'experiment'; progress: number; outcomes: Outcome[]; isDone: boolean }
  /** Whatever went wrong, memory may be in any state: there will be no more reports. */
  | { kind: 'failed'; message: string };

/** The first message to a worker, before all commands. */
export interface Start {
  kind: 'start';
  module: WebAssembly.Module;
}

/** The way to one who trains. */
export interface Link {
  send(command: Command): void;
  /** Ends it, whatever it is doing. */
  end(): void;
  /** It is no worker: it works in slices of time beside the page. */
  inSlices: boolean;
}
