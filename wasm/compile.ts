/**
 * Fetches and compiles a WASM file, in pages, workers and Node.
 *
 * @throws Error that names the address.
 */
export async function compile(url: string | URL): Promise<WebAssembly.Module> {
  try {
    return await load(new URL(url, globalThis.location?.href));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(`${url} could not be loaded: ${reason}`, { cause: error });
  }
}

async function load(address: URL): Promise<WebAssembly.Module> {
  if (address.protocol === 'file:') return WebAssembly.compile(await readFile(address));

  const response = await fetch(address);
  if (!response.ok) throw new Error(`status ${response.status}`);
  // A server that does not know the type of .wasm files is common enough; streaming refuses it.
  if (response.headers.get('Content-Type')?.startsWith('application/wasm')) {
    return WebAssembly.compileStreaming(response);
  }
  return WebAssembly.compile(await response.arrayBuffer());
}

/** Asks Node for its file system without an import, which browsers and bundlers would trip over. */
async function readFile(address: URL): Promise<BufferSource> {
  const files = globalThis.process?.getBuiltinModule?.('node:fs/promises');
  if (!files) throw new Error('there is no file system here');
  return files.readFile(address);
}

/**
 * An instance with memory of its own; one compiled module serves many. `start` is what Emscripten
 * exports.
 */
export function instantiate<Instance>(
  start: (options: object) => Promise<Instance>,
  compiled: WebAssembly.Module,
): Promise<Instance> {
  return new Promise((resolve, reject) => {
    const instantiateWasm = (
      imports: WebAssembly.Imports,
      receive: (instance: WebAssembly.Instance) => void,
    ) => {
      // Emscripten never hears of an error here (say, a file of another version): its promise would
      // wait for ever.
      WebAssembly.instantiate(compiled, imports).then(receive).catch(reject);
      return {};
    };
    start({ instantiateWasm }).then(resolve, reject);
  });
}
