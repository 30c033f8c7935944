import { compileAsset } from '../../../web/src/assets/compile.js';
import type { Command, Report } from '../../../web/src/training/messages.js';
import { Runner } from '../../../web/src/training/runner.js';

/** A runner, what it said so far, and a way to wait for what it says. */
export async function startRunner() {
  const reports: Report[] = [];
  let heard = () => {};
  const tell = (report: Report) => {
    reports.push(report);
    heard();
  };
  const runner = await Runner.start(await compileAsset('training.wasm'), tell, {
    work: 8,
    pause: 0,
  });
  const all = <Kind extends Report['kind']>(kind: Kind) =>
    reports.filter((report): report is Extract<Report, { kind: Kind }> => report.kind === kind);
  return {
    all,
    ask: (command: Command) => runner.hear(command),
    end: () => runner.end(),
    until: async (isSo: () => boolean) => {
      while (!isSo()) {
        await new Promise<void>((next) => {
          heard = next;
        });
      }
    },
  };
}
