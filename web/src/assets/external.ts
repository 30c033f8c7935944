import { open as openFile } from '../../../wasm/open.js';
import { openCarried } from './carried.js';
import type { AssetName } from './names.js';

let wasmUrl: string | URL | undefined;

/** Says where the file session.wasm lies; beside the package's scripts, where nothing is said. */
export function setWasmUrl(url: string | URL): void {
  wasmUrl = url;
}

/** Takes the place of assets.ts in the entry `./external`: the core that every figure needs is a file. */
export function open(name: AssetName): Promise<Response> {
  if (name !== 'session.wasm') return openCarried(name);
  return openFile(wasmUrl ?? new URL(/* @vite-ignore */ './session.wasm', import.meta.url));
}
