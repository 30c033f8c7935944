import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { fileURLToPath } from 'node:url';
import type { Figure, Report } from './figures.js';
import { measureNative } from './native/native.js';
import { measureNumbers } from './numbers/numbers.js';
import { measurePage } from './page/page.js';
import { measureSizes } from './sizes.js';
import { table } from './table.js';
import { measureTraining } from './training/training.js';

const file = fileURLToPath(new URL('../../dist/bench.json', import.meta.url));

type Note = (text: string) => void;

const parts: Record<Figure['part'], (note: Note) => Figure[] | Promise<Figure[]>> = {
  sizes: measureSizes,
  native: measureNative,
  page: measurePage,
  numbers: measureNumbers,
  training: measureTraining,
};

export const partNames = Object.keys(parts) as Figure['part'][];

/** Measures these parts, prints a table and keeps it all; the other parts stay as they were measured. */
export async function bench(names: readonly Figure['part'][], note: Note): Promise<void> {
  const figures: Figure[] = [];
  for (const name of names) {
    note(name);
    figures.push(...(await parts[name](note)));
  }
  const others = existsSync(file)
    ? (JSON.parse(readFileSync(file, 'utf8')) as Report).figures.filter(
        ({ part }) => !names.includes(part),
      )
    : [];
  const [{ model: processor } = { model: 'unknown' }] = cpus();
  const machine = { processor, cores: cpus().length, node: process.version };
  const report: Report = { machine, figures: [...others, ...figures] };
  writeFileSync(file, `${JSON.stringify(report, null, 2)}\n`);
  console.log(table({ machine, figures }));
}
