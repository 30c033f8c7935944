import {
  instantiateTraining,
  type RunSettings,
  type Training,
  type TrainingModule,
} from '../../../wasm/training.js';
import { compileAsset } from '../../../web/src/assets/compile.js';

export const startTraining = async (): Promise<TrainingModule> =>
  instantiateTraining(await compileAsset('training.wasm'));

/** What the core starts with, with some settings changed. Any type: the border checks. */
export function runSettings(change: object = {}): RunSettings {
  return {
    task: 'who-is-she',
    control: 'learned',
    width: 16,
    layers: 1,
    heads: 1,
    hidden: 32,
    batch: 32,
    learningRate: 5e-3,
    seed: 1,
    steps: 0,
    ...change,
  } as RunSettings;
}

/** A run at step 0. */
export function begun(module: TrainingModule, change: object = {}): Training {
  const training = new module.Training();
  const fault = training.begin(runSettings(change));
  if (fault) throw new Error(fault.message);
  return training;
}
