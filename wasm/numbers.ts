import { analysisOf } from './analyse.js';
import type { Core, LoadOptions } from './api.js';
import { Attender, plan } from './attend.js';
import { attendBackward } from './attend-backward.js';
import { buildOf, loadNumbers } from './builds.js';

export type * from './analysis.js';
export type * from './api.js';

/** Loads the numeric core: in pages, in workers and in Node. */
export async function loadCore(options: LoadOptions = {}): Promise<Core> {
  const module = await loadNumbers(options);
  const attender = new Attender(module);
  warmUp(attender);
  return {
    build: buildOf(module),
    attend: (input) => attender.attend(input),
    plan: (shape) => plan(module, shape),
    attendBackward: (input) => attendBackward(module, input),
    ...analysisOf(module),
  };
}

// Engines compile quickly at first, and well what they have seen run: better now than in the first
// calls of the page.
function warmUp(attender: Attender) {
  const numbers = new Float32Array(64 * 64);
  const input = { q: numbers, k: numbers, v: numbers, heads: 1, n: 64, m: 64, d: 64 };
  for (let time = 0; time < 4; ++time) attender.attend(input);
}
