import type { TrainingState } from './types.js';

/** Before anything is asked for: a task that only attention can learn, and sizes that are enough. */
export const notBegun: TrainingState = {
  tasks: [],
  settings: {
    task: 'look-it-up',
    control: 'learned',
    width: 16,
    layers: 1,
    heads: 1,
    hidden: 32,
    batch: 32,
    learningRate: 5e-3,
    seed: 1,
  },
  sentences: [],
  history: [],
  speed: 'slow',
  isRunning: false,
  solvedAt: null,
  hasDiverged: false,
  fault: null,
  error: null,
  inSlices: false,
  experiment: null,
};
