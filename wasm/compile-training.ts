import { compile } from './compile.js';

/** Compiles the training's WASM; `url` defaults to the file beside this module. */
export function compileTraining(
  url: string | URL = new URL('../build/wasm/modules/training.wasm', import.meta.url),
): Promise<WebAssembly.Module> {
  return compile(url);
}
