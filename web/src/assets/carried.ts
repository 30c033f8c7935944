import type { AssetName } from './names.js';
import { unpack } from './unpack.js';

const carriers = {
  'training.wasm': () => import('packed:training.wasm'),
  'training-worker.js': () => import('packed:training-worker.js'),
  'trained.safetensors': () => import('packed:trained.safetensors'),
  'translator.safetensors': () => import('packed:translator.safetensors'),
};

/** Opens what a script carries that is imported when it is needed. */
export async function openCarried(name: Exclude<AssetName, 'session.wasm'>): Promise<Response> {
  const { default: text } = await carriers[name]();
  return unpack(text, name);
}
