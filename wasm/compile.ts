/**
 * Compiles a WASM file.
 *
 * @param name What errors call it.
 * @throws Error that names it.
 */
export async function compile(file: Response, name: string): Promise<WebAssembly.Module> {
  try {
    // A server that does not know the type of .wasm files is common enough; streaming refuses it.
    if (file.headers.get('Content-Type')?.startsWith('application/wasm')) {
      return await WebAssembly.compileStreaming(file);
    }
    return await WebAssembly.compile(await file.arrayBuffer());
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(`${name} could not be loaded: ${reason}`, { cause: error });
  }
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
