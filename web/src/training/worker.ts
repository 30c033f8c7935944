import type { Command, Report, Start } from './messages.js';
import { Runner } from './runner.js';

// Long enough to be worth the pause after it, short enough that nobody waits for an answer.
const slice = { work: 16, pause: 0 };

const page = globalThis as unknown as {
  postMessage(report: Report): void;
  onmessage: (event: MessageEvent<Start | Command>) => void;
};

let runner: Runner | undefined;

page.onmessage = async ({ data }) => {
  if (data.kind !== 'start') return runner?.hear(data);
  const tell = (report: Report) => page.postMessage(report);
  try {
    runner = await Runner.start(data.module, tell, slice);
  } catch (error) {
    tell({ kind: 'failed', message: error instanceof Error ? error.message : String(error) });
  }
};
