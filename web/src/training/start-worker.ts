import { open } from '../assets/assets.js';
import { scriptUrl } from '../assets/script-url.js';
import type { Link, Report, Start } from './messages.js';

/**
 * Starts a worker that trains; undefined where none is allowed. It is started from a Blob, so that
 * pages can use it that get their scripts from elsewhere: a worker's own file would have to be
 * theirs.
 */
export async function startWorker(
  module: WebAssembly.Module,
  hear: (report: Report) => void,
): Promise<Link | undefined> {
  const script = await (await open('training-worker.js')).text();
  const blob = URL.createObjectURL(new Blob([script], { type: 'text/javascript' }));
  let worker: Worker;
  try {
    worker = new Worker(scriptUrl(blob), { name: 'attention-playground' });
  } catch {
    URL.revokeObjectURL(blob);
    return undefined;
  }
  const isThere = await answers(worker, { kind: 'start', module }, hear);
  URL.revokeObjectURL(blob);
  if (!isThere) {
    worker.terminate();
    return undefined;
  }
  return {
    send: (command) => worker.postMessage(command),
    end: () => worker.terminate(),
    inSlices: false,
  };
}

// Whether it says that it is ready. A policy that forbids workers may say so only after the worker
// was made.
function answers(worker: Worker, start: Start, hear: (report: Report) => void): Promise<boolean> {
  return new Promise((resolve) => {
    let isReady = false;
    const receive = (report: Report) => {
      isReady ||= report.kind === 'ready';
      if (isReady) hear(report);
      resolve(isReady);
    };
    worker.onmessage = ({ data }: MessageEvent<Report>) => receive(data);
    worker.onerror = (event) => {
      event.preventDefault();
      receive({ kind: 'failed', message: event.message });
    };
    worker.postMessage(start);
  });
}
