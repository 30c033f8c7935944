import { setWasmUrl } from './assets/external.js';
import { define as register } from './element/define.js';

export { AttentionPlayground, PlaygroundError } from './element/element.js';
export type { Snapshot, Tensor, TensorName } from './snapshot/snapshot.js';

/**
 * Registers `<attention-playground>`, whose core is the file session.wasm.
 *
 * @param options.wasmUrl Where that file lies; default: beside the package's scripts, where bundlers
 *   find it and put it into the page's own files.
 */
export function define({ wasmUrl }: { wasmUrl?: string | URL } = {}): void {
  if (wasmUrl) setWasmUrl(wasmUrl);
  register();
}
