/** What lies beside the scripts: the core's modules, the worker that trains, the shipped models. */
export type AssetName =
  | 'session.wasm'
  | 'training.wasm'
  | 'training-worker.js'
  | 'trained.safetensors'
  | 'translator.safetensors';
