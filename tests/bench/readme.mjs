// Puts what dist/bench.json holds into the README: npm run bench:readme

import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { main, Problem } from '../../wasm/toolchain/say.mjs';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const [measured, readme] = [here('../../dist/bench.json'), here('../../README.md')];

const [start, end] = ['<!-- measured -->', '<!-- /measured -->'];

main(async () => {
  if (!existsSync(measured)) throw new Problem('There is nothing to tell yet: npm run bench');
  const report = JSON.parse(readFileSync(measured, 'utf8'));
  const text = readFileSync(readme, 'utf8');
  const [before, rest] = text.split(start);
  const after = rest?.split(end)[1];
  if (after === undefined) throw new Problem(`README.md has no place for it: ${start} ${end}`);
  writeFileSync(readme, `${before}${start}\n\n${section(report)}\n\n${end}${after}`);
});

function section({ machine, figures }) {
  const rates = figures.filter(
    ({ name, unit }) => /^attention, n = \d+$/.test(name) && unit === 'GFLOP/s',
  );
  const inBrowsers = rates.filter(({ part }) => part === 'numbers');
  const waits = figures.filter(({ part, target }) => part !== 'numbers' && target);
  return [
    `On ${machine.processor}; one thread; medians.`,
    rows([
      ['GFLOP/s', 'n', 'this core', 'onnxruntime-web', 'tensorflow.js', 'plain JavaScript', 'peak'],
      ...inBrowsers.map(({ where, name, results }) => [
        where,
        name.split(' = ')[1],
        ...[
          'plan',
          'onnxruntime-web',
          'tensorflow.js',
          'plain JavaScript',
          'multiply-add peak',
        ].map((competitor) => best(results, competitor)),
      ]),
    ]),
    rows([
      ['', 'measured', 'wanted'],
      ...waits.map(({ name, unit, target, results }) => [
        name,
        `${number(Object.values(results)[0].median)} ${unit}`,
        target,
      ]),
    ]),
  ].join('\n\n');
}

/** Of a library's variants, and of our builds, the fastest. */
function best(results, competitor) {
  const medians = Object.entries(results)
    .filter(([name]) => name.split(/ \(|,/)[0] === competitor)
    .map(([, { median }]) => median);
  return medians.length ? number(Math.max(...medians)) : '';
}

const number = (value) => value.toFixed(value < 100 ? 1 : 0);

const line = (cells) => `| ${cells.join(' | ')} |`;

const rows = ([head, ...body]) =>
  [line(head), line(head.map(() => '---')), ...body.map(line)].join('\n');
