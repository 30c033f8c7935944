import { type Figure, spread } from '../figures.js';
import { servePages } from '../serve.js';
import { type Computing, type Direction, inChromium, inFirefox } from './browsers.js';
import { operationsOf, type Task } from './task.js';

/** As many heads, and as wide, as in a small transformer. */
const model = { heads: 12, d: 64 };

const sizes = [16, 64, 256, 1024, 2048];

/** So many weights are still of use to somebody. */
const mostWithWeights = 1024;

const forward: Task[] = (['none', 'causal'] as const).flatMap((mask) =>
  [false, true].flatMap((weights) =>
    sizes
      .filter((n) => !weights || n <= mostWithWeights)
      .map((n) => ({ ...model, n, mask, weights })),
  ),
);

const backward: Task[] = sizes
  .filter((n) => n <= mostWithWeights)
  .map((n) => ({ ...model, n, mask: 'none', weights: false }));

/** What is measured in Firefox too. */
const dense = forward.filter(({ mask, weights }) => mask === 'none' && !weights);

/** Attention as numbers: the core's builds against other libraries, plain JavaScript and the peak. */
export async function measureNumbers(note: (text: string) => void): Promise<Figure[]> {
  const pages = await servePages();
  const chromium = await inChromium(pages.numbers);
  const figures = await measureIn(chromium, { forward, backward }, note);
  const firefox = await inFirefox(pages.numbers);
  figures.push(...(await measureIn(firefox, { forward: dense, backward: [] }, note)));
  await pages.close();
  return figures;
}

async function measureIn(
  browser: Computing,
  tasks: Record<Direction, Task[]>,
  note: (text: string) => void,
) {
  const figures: Figure[] = [];
  for (const direction of ['forward', 'backward'] as const) {
    for (const task of tasks[direction]) {
      const name = nameOf(direction, task);
      note(`${browser.name}: ${name}`);
      const measured = await browser.measure(direction, task);
      const results = Object.entries(measured).map(([competitor, times]) => [
        competitor,
        direction === 'forward' ? spread(times.map((time) => rate(task, time))) : spread(times),
      ]);
      figures.push({
        part: 'numbers',
        name,
        where: browser.name,
        unit: direction === 'forward' ? 'GFLOP/s' : 'ms',
        results: Object.fromEntries(results),
      });
    }
  }
  await browser.close();
  return figures;
}

const rate = (task: Task, milliseconds: number) => operationsOf(task) / milliseconds / 1e6;

function nameOf(direction: Direction, { n, mask, weights }: Task): string {
  const what = direction === 'forward' ? 'attention' : 'derivatives';
  return [`${what}, n = ${n}`, mask === 'causal' && 'causal', weights && 'with weights']
    .filter(Boolean)
    .join(', ');
}
