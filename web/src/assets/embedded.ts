import { openCarried } from './carried.js';
import type { AssetName } from './names.js';
import { unpack } from './unpack.js';

/** Takes the place of assets.ts in the package: scripts alone, so that every bundler copes. */
export async function open(name: AssetName): Promise<Response> {
  if (name !== 'session.wasm') return openCarried(name);
  const { default: text } = await import('packed:session.wasm');
  return unpack(text, name);
}
