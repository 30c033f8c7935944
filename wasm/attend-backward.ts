import type { MainModule } from '../build/wasm/modules/numbers.mjs';
import type { AttentionBackwardInput, AttentionGradients } from './api.js';
import { check, checkArray, maskName, read, tooMuch } from './attention.js';

/** The way back through attention, from the derivatives by the output to those by q, k and v. */
export function attendBackward(
  module: MainModule,
  input: AttentionBackwardInput,
): AttentionGradients {
  const problem = read({ ...input, weights: false });
  const { heads, n, m, d, dv } = problem;
  check(module, problem);
  const lengths = {
    q: heads * n * d,
    k: heads * m * d,
    v: heads * m * dv,
    gradOutput: heads * n * dv,
  };
  const names = ['q', 'k', 'v', 'gradOutput'] as const;
  for (const name of names) checkArray(module, name, input[name], lengths[name]);
  const { mask } = input;
  if (mask instanceof Uint8Array) checkArray(module, 'mask', mask, n * m, Uint8Array);

  const backward = new module.AttentionBackward(problem, maskName(module, problem));
  try {
    if (!backward.fits()) throw tooMuch();
    for (const name of names) backward[name]().set(input[name]);
    if (mask instanceof Uint8Array) backward.mask().set(mask);
    backward.run();
    return {
      gradQ: backward.gradQ().slice(),
      gradK: backward.gradK().slice(),
      gradV: backward.gradV().slice(),
    };
  } finally {
    backward.delete();
  }
}
