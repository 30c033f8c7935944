import createTraining, {
  type MainModule,
  type RunSettings,
  type Training,
} from '../build/wasm/modules/training.mjs';
import { instantiate } from './compile.js';

export type TrainingModule = MainModule;
export type { RunSettings, Training };

/**
 * A fresh instance of the core that trains, with memory of its own. Who compiles the module (see
 * compile-training.ts) hands it to a worker, and needs none of this.
 */
export function instantiateTraining(module: WebAssembly.Module): Promise<TrainingModule> {
  return instantiate(createTraining, module);
}
