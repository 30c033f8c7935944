import type { MainModule } from '../build/wasm/modules/numbers.mjs';
import type { Analysis, WeightedSum } from './analysis.js';
import { checkFloats, checkNumber, refuse } from './check.js';

/** The calls, on one instance of the core. */
export function analysisOf(module: MainModule): Analysis {
  return {
    ambiguity(input) {
      checkSum(module, input, true);
      const { weights, values, n, dv } = input;
      return module.ambiguity(weights, values, n, dv);
    },
    alternative(input) {
      checkSum(module, input, true);
      const { weights, values, n, dv, towards, least = false } = input;
      checkNumber('towards', towards);
      refuse(module.checkTowards(towards, n));
      return module.alternative(weights, values, n, dv, towards, least === true);
    },
    rankings(input) {
      checkSum(module, input);
      const { weights, values, n, dv, outputProjection, d } = input;
      if (outputProjection === undefined) {
        return module.rankings(weights, values, n, dv, new Float32Array(), 0);
      }
      checkFloats('outputProjection', outputProjection);
      checkNumber('d', d);
      refuse(module.checkOutputProjection(outputProjection, dv, d!));
      return module.rankings(weights, values, n, dv, outputProjection, d!);
    },
  };
}

function checkSum(module: MainModule, input: WeightedSum, hasAlternatives = false): void {
  const { weights, values, n, dv } = input;
  checkNumber('n', n);
  checkNumber('dv', dv);
  checkFloats('weights', weights);
  checkFloats('values', values);
  refuse(module.checkSum(weights, values, n, dv));
  if (hasAlternatives) refuse(module.checkAlternatives(n, dv));
}
