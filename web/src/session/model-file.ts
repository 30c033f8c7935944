import { compileTraining } from '../../../wasm/compile-training.js';
import { instantiateTraining } from '../../../wasm/training.js';
import type { ModelData } from '../snapshot/model-data.js';
import type { Fault } from './session.js';

/** A model that was trained here, from its safetensors file, or what is wrong with that. */
export async function readModelFile(
  file: Uint8Array,
): Promise<{ model: ModelData } | { fault: Fault }> {
  const training = await instantiateTraining(await compileTraining());
  const { fault, model } = training.readModel(file);
  return fault ? { fault } : { model: model! };
}
