// Builds and runs every test: node tests/run.mjs [stage...]

import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { buildNative, buildWasm, buildWeb } from '../wasm/toolchain/build.mjs';
import { root } from '../wasm/toolchain/run.mjs';
import { main, Problem, say } from '../wasm/toolchain/say.mjs';
import { setup } from '../wasm/toolchain/setup.mjs';

/** Node 20 has relaxed SIMD, but not yet by itself. */
const relaxed = process.versions.node.startsWith('20.') ? '--experimental-wasm-relaxed-simd ' : '';

/** In the order in which they run. `needs`: what is set up and built before; `count`: how many tests passed and failed. */
const stages = [
  {
    name: 'native',
    needs: ['native'],
    command: 'build/native/tests/core/core_tests',
    count: doctest,
  },
  {
    name: 'wasm',
    needs: ['wasm'],
    command: 'node build/wasm/tests/core/core_tests.cjs',
    count: doctest,
  },
  {
    name: 'relaxed',
    needs: ['wasm'],
    command: `node ${relaxed}build/wasm/tests/core/core_tests_relaxed.cjs`,
    count: doctest,
  },
  { name: 'bits', needs: ['native', 'wasm'], command: 'node tests/bits.mjs', count: lines },
  { name: 'types', needs: ['wasm'], command: 'npx tsc --noEmit -p web', count: typescript },
  {
    name: 'lint',
    needs: [],
    command: 'npx biome check --config-path=web --error-on-warnings',
    count: whole,
  },
  {
    name: 'size',
    needs: ['wasm', 'web'],
    command: 'npx size-limit --config web/size-limit.mjs',
    count: whole,
  },
  vitest('border', ['wasm', 'web']),
  vitest('house', ['wasm', 'web']),
  vitest('browser', ['wasm', 'web', 'browser']),
  vitest('embed', ['wasm', 'web', 'browser', 'firefox', 'embed']),
];

function vitest(project, needs) {
  const report = `build/test-results/${project}.json`;
  return {
    name: project,
    needs,
    command: `npx vitest run --config tests/vitest.config.ts --project ${project} --reporter=default --reporter=json --outputFile.json=${report}`,
    report,
    count: () => {
      const { numPassedTests, numFailedTests } = JSON.parse(
        readFileSync(join(root, report), 'utf8'),
      );
      return { passed: numPassedTests, failed: numFailedTests };
    },
  };
}

function doctest(output) {
  const [, passed, failed] = /test cases:.*?(\d+) passed.*?(\d+) failed/.exec(output);
  return { passed: Number(passed), failed: Number(failed) };
}

function lines(output) {
  const [, passed, failed] = /(\d+) lines passed, (\d+) failed/.exec(output);
  return { passed: Number(passed), failed: Number(failed) };
}

function typescript(output) {
  const failed = output.match(/error TS\d+/g)?.length ?? 0;
  return { passed: failed ? 0 : 1, failed };
}

/** A program that has no tests in it is one test. */
function whole(_output, code) {
  return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

const builders = {
  native: buildNative,
  wasm: () => buildWasm({ tests: true }),
  web: buildWeb,
};

main(async (names) => {
  const chosen = names.length ? names.map(stageNamed) : stages;
  const needs = new Set(chosen.flatMap((stage) => stage.needs));
  await setup([...needs, 'tests']);
  const unbuilt = await build(Object.keys(builders).filter((need) => needs.has(need)));

  const results = [];
  for (const stage of chosen) {
    heading(stage.name);
    const start = performance.now();
    const missing = stage.needs.filter((need) => unbuilt.includes(need));
    const counts = missing.length
      ? { passed: 0, failed: 1, note: `${missing} not built` }
      : await runStage(stage);
    results.push({ name: stage.name, ...counts, seconds: (performance.now() - start) / 1000 });
    console.log(`${stage.name}: ${seconds(results.at(-1))}`);
  }
  report(results);
});

function stageNamed(name) {
  const stage = stages.find((stage) => stage.name === name);
  if (!stage)
    throw new Problem(
      `There is no stage ${name}. The stages: ${stages.map(({ name }) => name).join(', ')}`,
    );
  return stage;
}

/** Builds what can be built, and tells what cannot. */
async function build(needs) {
  const unbuilt = [];
  for (const need of needs) {
    try {
      await builders[need]();
    } catch (error) {
      console.error(error instanceof Problem ? error.message : error);
      unbuilt.push(need);
    }
  }
  return unbuilt;
}

async function runStage({ command, report, count }) {
  if (report) {
    mkdirSync(join(root, 'build/test-results'), { recursive: true });
    rmSync(join(root, report), { force: true }); // or an old one would be counted
  }
  const { code, output } = await runAndListen(command);
  const { passed, failed } = counted(() => count(output, code));
  if (code !== 0 && failed === 0) return { passed, failed: 1, note: `exit status ${code}` };
  if (passed + failed === 0) return { passed, failed: 1, note: 'ran no test' };
  return { passed, failed, note: '' };
}

/** A stage that breaks off leaves nothing to count. */
function counted(count) {
  try {
    return count();
  } catch {
    return { passed: 0, failed: 0 };
  }
}

/** Runs a command with its output on the screen, and returns that too, without colours. */
function runAndListen(command) {
  const [program, ...args] = command.split(' ');
  const env = process.stdout.isTTY
    ? { ...process.env, FORCE_COLOR: '1' }
    : { ...process.env, NO_COLOR: '1' };
  const child = spawn(program, args, { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  child.stdout.setEncoding('utf8');
  for (const [stream, screen] of [
    [child.stdout, process.stdout],
    [child.stderr, process.stderr],
  ]) {
    stream.on('data', (text) => {
      screen.write(text);
      output += text;
    });
  }
  return new Promise((resolve) => {
    child.on('error', (error) => resolve({ code: error.message, output }));
    child.on('close', (code, signal) =>
      resolve({ code: code ?? signal, output: stripVTControlCharacters(output) }),
    );
  });
}

const heading = (name) => {
  console.log();
  say(name);
};
const seconds = (result) => `${result.seconds.toFixed(1)} s`;

function report(results) {
  console.log(`\n${row('stage', 'passed', 'failed', 'time')}`);
  for (const result of results) {
    console.log(row(result.name, result.passed, result.failed, seconds(result), result.note));
  }
  const [passed, failed] = ['passed', 'failed'].map((key) =>
    results.reduce((sum, result) => sum + result[key], 0),
  );
  console.log(`\n${passed} passed, ${failed} failed`);
  process.exitCode = failed === 0 ? 0 : 1;
}

const row = (name, passed, failed, time, note = '') =>
  `${name.padEnd(10)}${String(passed).padStart(8)}${String(failed).padStart(8)}${time.padStart(10)}  ${note}`.trimEnd();
