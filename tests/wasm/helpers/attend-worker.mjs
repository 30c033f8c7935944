// Loads the package named by `workerData.library` in a worker and computes once.
import { parentPort, workerData } from 'node:worker_threads';

const { loadCore } = await import(new URL('core.js', workerData.library).href);
const core = await loadCore();
parentPort.postMessage({ build: core.build, ...core.attend(workerData.input) });
