import { open } from '../assets/assets.js';
import type { Fault } from '../session/session.js';
import type { Engine } from './engine.js';

/** The models that come as files of their own. */
const shipped = { trained: 'trained.safetensors', translator: 'translator.safetensors' } as const;

type Shipped = keyof typeof shipped;

export const shippedModels: readonly string[] = Object.keys(shipped);

/** Models that come as files, fetched when they are first asked for. */
export class Models {
  readonly #engine: Engine;
  readonly #loading = new Map<string, Promise<Fault | null>>();

  constructor(engine: Engine) {
    this.#engine = engine;
  }

  /** Whether `model` has to be fetched before it can be computed with. */
  isMissing(model: string): boolean {
    return Object.hasOwn(shipped, model) && !this.#engine.has(model);
  }

  /**
   * Fetches a shipped model. `onProgress` hears which share of the file is there. Returns why it
   * cannot be had; the next call tries again.
   */
  fetch(model: string, onProgress: (share: number) => void): Promise<Fault | null> {
    const loading = this.#loading.get(model) ?? this.#load(model, onProgress);
    this.#loading.set(model, loading);
    return loading.finally(() => this.#loading.delete(model));
  }

  async #load(model: string, onProgress: (share: number) => void): Promise<Fault | null> {
    try {
      const file = await fetchFile(shipped[model as Shipped], onProgress);
      const { readModelFile } = await import('../session/model-file.js');
      const read = await readModelFile(file);
      return 'fault' in read ? read.fault : await this.#engine.load(model, read.model);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      const message = `the model ${model} could not be fetched: ${reason}`;
      return { argument: 'model', message };
    }
  }
}

async function fetchFile(
  name: (typeof shipped)[Shipped],
  onProgress: (share: number) => void,
): Promise<Uint8Array> {
  const response = await open(name);
  // A failure shows in the file itself.
  watch(response.clone(), onProgress).catch(() => {});
  return new Uint8Array(await response.arrayBuffer());
}

async function watch({ headers, body }: Response, onProgress: (share: number) => void) {
  // What is compressed on its way is longer than that in the end.
  const expected = Number(headers.get('Content-Length')) || Number.POSITIVE_INFINITY;
  const reader = body!.getReader();
  let length = 0;
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    length += part.value.length;
    onProgress(Math.min(length / expected, 1));
  }
}
