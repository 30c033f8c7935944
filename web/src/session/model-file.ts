import { instantiateTraining } from '../../../wasm/training.js';
import { compileAsset } from '../assets/compile.js';
import type { ModelData } from '../snapshot/model-data.js';
import type { Fault } from './session.js';

/** A model that was trained here, from its safetensors file, or what is wrong with that. */
export async function readModelFile(
  file: Uint8Array,
): Promise<{ model: ModelData } | { fault: Fault }> {
  const training = await instantiateTraining(await compileAsset('training.wasm'));
  const { fault, model } = training.readModel(file);
  return fault ? { fault } : { model: model! };
}
