import { compileAsset } from '../assets/compile.js';
import type { Link, Report } from './messages.js';
import { startWorker } from './start-worker.js';

/** Beside the page: half a frame of work, and as long a pause. */
const slice = { work: 8, pause: 8 };

let compiled: Promise<WebAssembly.Module> | undefined;

/**
 * Starts a worker, or, where none is allowed, one who works in slices of time beside the page. The
 * module is fetched and compiled once for all.
 *
 * @throws Error where the module cannot be loaded.
 */
export async function connect(hear: (report: Report) => void): Promise<Link> {
  compiled ??= compileAsset('training.wasm');
  const module = await compiled.catch((error: unknown) => {
    compiled = undefined; // or the next try would find this failure again
    throw error;
  });
  return (await startWorker(module, hear)) ?? startBeside(module, hear);
}

async function startBeside(
  module: WebAssembly.Module,
  hear: (report: Report) => void,
): Promise<Link> {
  const { Runner } = await import('./runner.js');
  const runner = await Runner.start(module, hear, slice);
  return { send: (command) => runner.hear(command), end: () => runner.end(), inSlices: true };
}
