// What the scripts tell the reader.

const terminal = process.stdout.isTTY;

export const say = (text) => console.log(terminal ? `\x1b[1m▸ ${text}\x1b[0m` : `▸ ${text}`);

/** Something the reader can put right. It is shown without a stack trace. */
export class Problem extends Error {}

/** Company during long work: one changing line on a terminal, a line every few seconds in a log. */
export function progress() {
  let last = Date.now();
  return {
    show(text) {
      if (terminal)
        process.stdout.write(`\r\x1b[K  ${text.slice(0, (process.stdout.columns || 80) - 2)}`);
      else if (Date.now() - last > 5000) {
        console.log(`  ${text}`);
        last = Date.now();
      }
    },
    end() {
      if (terminal) process.stdout.write('\r\x1b[K');
    },
  };
}

/** Runs the action of a command-line script. */
export async function main(action) {
  try {
    await action(process.argv.slice(2));
  } catch (error) {
    console.error(error instanceof Problem ? `\n${error.message}\n` : error);
    process.exitCode = 1;
  }
}
