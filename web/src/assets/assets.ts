import { open as openFile } from '../../../wasm/open.js';
import type { AssetName } from './names.js';

// Written out, so that a bundler finds the files.
const files: Record<AssetName, () => URL> = {
  'session.wasm': () => new URL('../../../build/wasm/modules/session.wasm', import.meta.url),
  'training.wasm': () => new URL('../../../build/wasm/modules/training.wasm', import.meta.url),
  'training-worker.js': () => new URL('../../../build/web/training-worker.js', import.meta.url),
  'trained.safetensors': () =>
    new URL('../../../core/models/weights/trained.safetensors', import.meta.url),
  'translator.safetensors': () =>
    new URL('../../../core/models/weights/translator.safetensors', import.meta.url),
};

/**
 * Opens what is needed, when it is needed. Here it is a file of its own, as on the site; the package
 * has other modules in the place of this one (web/variants.mjs).
 *
 * @throws Error that names the address.
 */
export function open(name: AssetName): Promise<Response> {
  return openFile(files[name]());
}
