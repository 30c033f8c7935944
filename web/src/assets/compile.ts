import { compile } from '../../../wasm/compile.js';
import { open } from './assets.js';

/**
 * Compiles one of the core's modules.
 *
 * @throws Error that names it.
 */
export async function compileAsset(
  name: 'session.wasm' | 'training.wasm',
): Promise<WebAssembly.Module> {
  return compile(await open(name), name);
}
