// Puts what dist/bench.json holds into the README, in place of what is there: npm run bench:readme

import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { main, Problem } from '../../wasm/toolchain/say.mjs';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const [measured, readme] = [here('../../dist/bench.json'), here('../../README.md')];

const [start, end] = ['<!-- measured -->', '<!-- /measured -->'];
const next = '## Where things are';

const competitors = [
  'training',
  'plan',
  'attend',
  'attendBackward',
  'onnxruntime-web',
  'tensorflow.js',
  'plain JavaScript',
  'multiply-add peak',
];

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
  const waits = figures.filter(({ part, target }) => part !== 'training' && target);
  return [
    '## How fast it is',
    `Medians on ${machine.processor}, one thread; \`npm run bench\` measures anew, causal masks and our
build without fused multiply-add too. Twelve heads of width 64. Of each library the fastest variant
counts; the peak is what the same thread does in multiply-adds alone. \`plan\` computes in place,
\`attend\` takes JavaScript arrays and returns new ones.`,
    competition(figures, /^attention, n = (\d+)$/, 'GFLOP/s, output only', Math.max),
    competition(figures, /^attention, n = (\d+), with weights$/, 'GFLOP/s, weights too', Math.max),
    competition(figures, /^derivatives, n = (\d+)$/, 'ms, derivatives', Math.min),
    `One training step, with everything that it takes: tasks as they are trained in the page (width 16,
one layer, 32 sentences), the shipped models as they were trained (64 sentences). tensorflow.js takes
the same steps on the same sentences, with derivatives written by hand where that is faster.`,
    competition(figures, /^a training step, (.+)$/, 'ms, a training step', Math.min, 'of'),
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

/** A table of the figures whose names fit: by browser and size (or `what` else), the fastest variant of each. */
function competition(figures, names, title, fastest, what = 'n') {
  const found = figures.filter(({ name }) => names.test(name));
  const columns = competitors.filter((one) =>
    found.some(({ results }) => mediansOf(results, one).length > 0),
  );
  return rows([
    [title, what, ...columns],
    ...found.map(({ where, name, results }) => [
      where,
      names.exec(name)[1],
      ...columns.map((one) => number(fastest(...mediansOf(results, one)))),
    ]),
  ]);
}

function mediansOf(results, competitor) {
  return Object.entries(results)
    .filter(([name]) => name.split(/ \(|,/)[0] === competitor)
    .map(([, { median }]) => median);
}

function number(value) {
  return value.toFixed(value < 10 ? 2 : value < 100 ? 1 : 0);
}

function rows([head, ...body]) {
  const line = (cells) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...body.map(line)].join('\n');
}
