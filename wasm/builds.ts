import createNumbers, { type MainModule } from '../build/wasm/modules/numbers.mjs';
import type { Build, LoadOptions } from './api.js';
import { compile, instantiate } from './compile.js';
import { open } from './open.js';

const choices = ['auto', 'relaxed', 'simd'];

/** Loads and starts the module that the options ask for. */
export async function loadNumbers(options: LoadOptions): Promise<MainModule> {
  const { build = 'auto', wasmUrl } = options;
  if (!choices.includes(build)) {
    throw new RangeError(`build is "${build}", but must be one of ${choices.join(', ')}`);
  }
  if (build === 'auto') return wasmUrl ? start(wasmUrl) : startFaster();
  const module = await start(wasmUrl ?? address(build));
  if (buildOf(module) !== build) {
    throw new RangeError(`wasmUrl is the file of the build ${buildOf(module)}, not ${build}`);
  }
  return module;
}

export function buildOf(module: MainModule): Build {
  return module.isRelaxed() ? 'relaxed' : 'simd';
}

// Written out, so that a bundler finds both files.
function address(build: Build): URL {
  return build === 'relaxed'
    ? new URL('../build/wasm/modules/numbers-relaxed.wasm', import.meta.url)
    : new URL('../build/wasm/modules/numbers.wasm', import.meta.url);
}

async function start(url: string | URL): Promise<MainModule> {
  return instantiate(createNumbers, await compile(await open(url), String(url)));
}

async function startFaster(): Promise<MainModule> {
  if (WebAssembly.validate(relaxedInstruction)) {
    // A file that does not load here need not be a reason to fail: there is another.
    const relaxed = await start(address('relaxed')).catch(() => undefined);
    if (relaxed && (await isFaster(relaxed))) return relaxed;
  }
  return start(address('simd'));
}

// (module (func (result v128) (f32x4.relaxed_madd of three zeros)))
const zero = [0xfd, 0x0c, ...Array(16).fill(0)];
const body = [0, ...zero, ...zero, ...zero, 0xfd, 0x85, 0x02, 0x0b];
const relaxedInstruction = Uint8Array.of(
  ...[0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
  ...[1, 5, 1, 0x60, 0, 1, 0x7b],
  ...[3, 2, 1, 0],
  ...[10, body.length + 2, 1, body.length, ...body],
);

// Enough for an engine to notice that it had better compile this well.
const roundsToWarm = 300;
// Together some three quarters of a millisecond: many pages see time in tenths of one.
const roundsToTime = 1500;
const times = 3;

/** Whether relaxed products are faster here than plain ones: old engines run out of registers. */
async function isFaster(module: MainModule): Promise<boolean> {
  module.tryFused(roundsToWarm);
  module.tryPlain(roundsToWarm);
  await new Promise((resolve) => setTimeout(resolve, 2));
  let [fused, plain] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  for (let time = 0; time < times; ++time) {
    // A round is a tile of six rows when fused, and of four when not.
    fused = Math.min(fused, duration(() => module.tryFused(roundsToTime)) / 6);
    plain = Math.min(plain, duration(() => module.tryPlain(roundsToTime)) / 4);
  }
  return fused <= plain;
}

function duration(run: () => void): number {
  const start = performance.now();
  run();
  return performance.now() - start;
}
