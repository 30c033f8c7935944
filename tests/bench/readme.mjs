// Puts what dist/bench.json holds into the README, in place of what is there: npm run bench:readme

import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { main, Problem } from '../../wasm/toolchain/say.mjs';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const [measured, readme] = [here('../../dist/bench.json'), here('../../README.md')];

const [start, end] = ['<!-- measured -->', '<!-- /measured -->'];
const next = '## Where things are';

main(async () => {
  if (!existsSync(measured)) throw new Problem('There is nothing to tell yet: npm run bench');
  const report = JSON.parse(readFileSync(measured, 'utf8'));
  const text = `${start}\n\n${section(report)}\n\n${end}\n\n`;
  const page = readFileSync(readme, 'utf8');
  const [from, to] = [page.indexOf(start), page.indexOf(next)];
  if (to < 0) throw new Problem(`README.md has no place for it: before "${next}"`);
  writeFileSync(readme, page.slice(0, from < 0 ? to : from) + text + page.slice(to));
});

function section({ machine, figures }) {
  const rates = figures.filter(
    ({ name, unit }) => /^attention, n = \d+$/.test(name) && unit === 'GFLOP/s',
  );
  const inBrowsers = rates.filter(({ part }) => part === 'numbers');
  const waits = figures.filter(({ part, target }) => part !== 'numbers' && target);
  return [
    '## How fast it is',
    `Medians on ${machine.processor}, one thread; \`npm run bench\` measures anew. Of each library the
fastest variant counts; the peak is what the same thread does in multiply-adds alone.`,
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

function number(value) {
  return value.toFixed(value < 100 ? 1 : 0);
}

function rows([head, ...body]) {
  const line = (cells) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...body.map(line)].join('\n');
}
