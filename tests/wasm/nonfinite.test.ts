import { beforeAll, describe, expect, test } from 'vitest';
import type { AttentionInput, AttentionResult, Core } from '../../web/src/core.js';
import { bits, loadCore, someInput } from './helpers/core.js';

let core: Core;
beforeAll(async () => {
  core = await loadCore();
});

// More rows than one block of the core, and no multiple of a vector's width.
const [n, m, d, dv] = [37, 41, 5, 3];
const poisoned = 20;

const masks = {
  causal: (i: number, j: number) => j <= i,
  bytes: (i: number, j: number) => (i * 3 + j * 5) % 7 !== 0,
  none: () => true,
};

describe.each(['causal', 'bytes', 'none'] as const)('mask %s', (kind) => {
  const allows = masks[kind];
  const bytes = Uint8Array.from({ length: n * m }, (_, at) =>
    allows(Math.floor(at / m), at % m) ? 1 : 0,
  );
  const mask = kind === 'bytes' ? bytes : kind;
  const input = someInput({ heads: 1, n, m, d, dv, mask, weights: true });

  test.each([Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY])(
    'a key of %d touches the rows that may attend to it, and no other bit',
    (bad) => {
      const clean = core.attend(input);
      const result = core.attend({ ...input, k: poison(input.k, d, bad) });
      expectOthersUntouched(clean, result, allows);
    },
  );

  test.each([Number.NaN, Number.POSITIVE_INFINITY])(
    'a value of %d touches the rows that may attend to it, and no weight',
    (bad) => {
      const clean = core.attend(input);
      const result = core.attend({ ...input, v: poison(input.v, dv, bad) });
      expectOthersUntouched(clean, result, allows);
      expect(bits(result.weights!)).toEqual(bits(clean.weights!));
      for (let i = 0; i < n; ++i) {
        if (allows(i, poisoned)) expect(result.output[i * dv]).not.toBeLessThan(1e38);
      }
    },
  );
});

test('a logit of +infinity or NaN makes its row NaN, -infinity gets weight 0', () => {
  const weights = (key: number) => {
    const shape = { heads: 1, n: 1, m: 3, d: 1, weights: true };
    const [q, v] = [Float32Array.of(1), Float32Array.of(1, 2, 3)];
    return [...core.attend({ ...shape, q, k: Float32Array.of(0, key, 0), v }).weights!];
  };
  expect(weights(Number.POSITIVE_INFINITY)).toEqual([Number.NaN, Number.NaN, Number.NaN]);
  expect(weights(Number.NaN)).toEqual([Number.NaN, Number.NaN, Number.NaN]);
  expect(weights(Number.NEGATIVE_INFINITY)).toEqual([0.5, 0, 0.5]);
});

function poison(rows: AttentionInput['k'], width: number, bad: number): Float32Array {
  const copy = rows.slice();
  copy[poisoned * width] = bad;
  return copy;
}

function expectOthersUntouched(
  clean: AttentionResult,
  result: AttentionResult,
  allows: (i: number, j: number) => boolean,
) {
  for (let i = 0; i < n; ++i) {
    if (allows(i, poisoned)) continue;
    const outputRow = ({ output }: AttentionResult) => bits(output.slice(i * dv, (i + 1) * dv));
    const weightRow = ({ weights }: AttentionResult) => bits(weights!.slice(i * m, (i + 1) * m));
    expect(outputRow(result), `output of row ${i}`).toEqual(outputRow(clean));
    expect(weightRow(result), `weights of row ${i}`).toEqual(weightRow(clean));
  }
}
