// Measures, prints a table, writes dist/bench.json: npm run bench [-- part...]

import { fileURLToPath } from 'node:url';
import { buildNativeBenchmark, buildWasm, buildWeb } from '../../wasm/toolchain/build.mjs';
import { main, Problem, say } from '../../wasm/toolchain/say.mjs';
import { setup } from '../../wasm/toolchain/setup.mjs';

main(async (names) => {
  // Vite would take itself for a development server, and build what is measured as for one.
  process.env.NODE_ENV = 'production';
  await setup(['native', 'wasm', 'browser', 'bench']);
  const { bench, partNames } = await load('bench.ts');
  const unknown = names.find((name) => !partNames.includes(name));
  if (unknown) throw new Problem(`There is no part ${unknown}. The parts: ${partNames.join(', ')}`);

  await buildNativeBenchmark();
  await buildWasm({ bench: true });
  await buildWeb();
  await bench(names.length ? names : partNames, (text) => say(`Measuring: ${text}`));
});

/** Vite loads TypeScript; it may have been installed a moment ago. */
async function load(file) {
  const { runnerImport } = await import('vite');
  const path = fileURLToPath(new URL(file, import.meta.url));
  const { module } = await runnerImport(path, { configFile: false, logLevel: 'warn' });
  return module;
}
