// Which Emscripten compiles the core to WASM: one on the PATH, the distribution's, or the recipe for Debian 12.

import { delimiter, join } from 'node:path';
import { candidate, hasApt, mayInstall, update } from './apt.mjs';
import { clang, emscriptenHome, isDebian12, unpackOnce } from './debian-12.mjs';
import { atLeast, onPath, output, root } from './run.mjs';
import { Problem } from './say.mjs';
import { forWasm, missing } from './system-packages.mjs';

/** Older ones lack the final relaxed SIMD instructions. */
export const leastVersion = '3.1.60';

/** Debian 13's, which everything here is tested with. */
const testedVersion = '3.1.69';

/** The system packages that are still missing for Emscripten. */
export async function emscriptenPackages() {
  if (isOnPath()) return [];
  if (!hasApt()) throw noEmscripten();
  const wanted = isDebian12() ? missing(clang) : [forWasm('emscripten')];
  if (wanted.length === 0) return [];
  const version = await newest(wanted[0].name);
  if (isDebian12() ? version : atLeast(version, leastVersion)) return wanted;
  if (!version && !mayInstall()) return wanted; // apt may know none because its lists are empty
  throw noEmscripten();
}

/** The version that apt offers. */
async function newest(name) {
  if (!candidate(name) && mayInstall()) await update();
  return candidate(name);
}

/** Sees to Emscripten once the system packages are there. */
export async function prepareEmscripten() {
  if (isOnPath()) return;
  if (!isDebian12()) throw noEmscripten();
  await unpackOnce();
}

/** How to build with it: { env, toolchainFile }. */
export function emscripten() {
  const home = isOnPath() ? output('em-config', ['EMSCRIPTEN_ROOT']) : emscriptenHome;
  const config = isOnPath() ? {} : { EM_CONFIG: join(home, '.emscripten') };
  // Embind's TypeScript output needs tsc on the PATH.
  const PATH = [join(root, 'node_modules/.bin'), process.env.PATH].join(delimiter);
  return {
    env: { ...process.env, ...config, PATH },
    toolchainFile: join(home, 'cmake/Modules/Platform/Emscripten.cmake'),
  };
}

let found = false;

function isOnPath() {
  found ||= onPath('emcc') && atLeast(output('emcc', ['--version']), leastVersion);
  return found;
}

const noEmscripten = () =>
  new Problem(`This system offers no Emscripten of at least ${leastVersion}. ${emsdk}`);

/** What always works. */
export const emsdk = `Install it from its makers:
  git clone https://github.com/emscripten-core/emsdk
  emsdk/emsdk install ${testedVersion} && emsdk/emsdk activate ${testedVersion}
  . emsdk/emsdk_env.sh
then try again in the same shell.`;
