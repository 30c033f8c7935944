// Sets up what is missing: node wasm/toolchain/setup.mjs [native] [wasm] [tests] [browser] [bench]; without
// arguments, all but the last.

import { argv } from 'node:process';
import { fileURLToPath } from 'node:url';
import { emscriptenPackages, prepareEmscripten } from './emscripten.mjs';
import { nodeModules } from './node-modules.mjs';
import { main } from './say.mjs';
import { installPackages, missing, packagesFor } from './system-packages.mjs';

/** `needs`: some of native, wasm, tests (as WASM), browser (the tests in it) and bench. */
export async function setup(needs) {
  const wasm = needs.includes('wasm');
  // In one go, so that who has to install by hand is told once.
  await installPackages([
    ...missing(packagesFor(needs)),
    ...(wasm ? await emscriptenPackages() : []),
  ]);
  await nodeModules();
  if (wasm) await prepareEmscripten();
}

if (argv[1] === fileURLToPath(import.meta.url)) {
  main((needs) => setup(needs.length ? needs : ['native', 'wasm', 'tests', 'browser']));
}
