import { beforeAll, describe, expect, test } from 'vitest';
import type { AttentionInput, Core } from '../../web/src/core.js';
import { distance, loadCore, someInput } from './helpers/core.js';
import {
  expectedOutput,
  expectedWeights,
  goldenCases,
  goldenInput,
  goldenJson,
} from './helpers/golden.js';
import { naiveAttend } from './helpers/naive.js';
import { Random } from './helpers/random.js';

let core: Core;
beforeAll(async () => {
  core = await loadCore();
});

const tolerance = 2e-6;

test('the generator of these tests is that of the golden files', () => {
  for (const { seed, next, normal } of goldenJson('random.json')) {
    const whole = new Random(BigInt(`0x${seed}`));
    expect(next.map(() => whole.next().toString(16).padStart(16, '0'))).toEqual(next);
    const nearlyNormal = new Random(BigInt(`0x${seed}`));
    expect(normal.map(() => nearlyNormal.normal())).toEqual(normal);
  }
});

describe('the golden values', () => {
  test.each(goldenCases)('$name', (golden) => {
    const weights = expectedWeights(golden);
    const result = core.attend({ ...goldenInput(golden), weights: weights !== undefined });
    expect(distance(result.output, expectedOutput(golden))).toBeLessThan(tolerance);
    if (weights) expect(distance(result.weights!, weights)).toBeLessThan(tolerance);
  });
});

describe('defaults', () => {
  test('the scale is 1/sqrt(d)', () => {
    const input = someInput({ heads: 2, n: 3, m: 5, d: 7, dv: 4 });
    const written = core.attend({ ...input, scale: 1 / Math.sqrt(7) });
    expect(core.attend(input)).toEqual(written);
    expect(core.attend({ ...input, scale: 1 })).not.toEqual(written);
  });

  test('values are as wide as keys', () => {
    const input = someInput({ heads: 2, n: 3, m: 5, d: 7 });
    const { output } = core.attend(input);
    expect(output).toHaveLength(2 * 3 * 7);
    expect(output).toEqual(core.attend({ ...input, dv: 7 }).output);
  });

  test('nothing is masked', () => {
    const input = someInput({ heads: 1, n: 3, m: 3, d: 4 });
    expect(core.attend(input)).toEqual(core.attend({ ...input, mask: 'none' }));
  });

  test('undefined stands for the default', () => {
    const input = someInput({ heads: 1, n: 3, m: 3, d: 4 });
    const unset = { dv: undefined, scale: undefined, mask: undefined, weights: undefined };
    expect(core.attend({ ...input, ...unset })).toEqual(core.attend(input));
  });

  test('weights come when asked for', () => {
    const input = someInput({ heads: 2, n: 3, m: 5, d: 4 });
    expect(Object.keys(core.attend(input))).toEqual(['output']);
    expect(Object.keys(core.attend({ ...input, weights: false }))).toEqual(['output']);
    expect(core.attend({ ...input, weights: true }).weights).toHaveLength(2 * 3 * 5);
  });
});

describe('masks', () => {
  const shape = { heads: 2, n: 4, m: 6, d: 3, dv: 2, weights: true };
  const agrees = (input: AttentionInput) => {
    const wanted = naiveAttend(input);
    const result = core.attend(input);
    expect(distance(result.output, wanted.output)).toBeLessThan(tolerance);
    expect(distance(result.weights!, wanted.weights)).toBeLessThan(tolerance);
    return result;
  };

  test('causal: query i sees the keys up to i', () => {
    const { weights } = agrees(someInput({ ...shape, mask: 'causal' }));
    for (const [at, weight] of weights!.entries()) {
      expect(weight > 0).toBe(at % shape.m <= Math.floor(at / shape.m) % shape.n);
    }
  });

  test('causal with more queries than keys', () => {
    agrees(someInput({ ...shape, n: 9, m: 2, mask: 'causal' }));
  });

  test('bytes: any but 0 lets through, and all heads share them', () => {
    const mask = Uint8Array.from({ length: shape.n * shape.m }, (_, at) => (at * 7) % 3);
    mask[0] = 255;
    agrees(someInput({ ...shape, mask }));
  });

  test('bytes that are a view into a longer buffer', () => {
    const mask = new Uint8Array(100).subarray(3, 3 + shape.n * shape.m).fill(1);
    mask[5] = 0;
    agrees(someInput({ ...shape, mask }));
  });

  test('a row that may attend to nothing gives zeros', () => {
    const mask = new Uint8Array(shape.n * shape.m).fill(1);
    mask.fill(0, shape.m, 2 * shape.m);
    const { output, weights } = agrees(someInput({ ...shape, mask }));
    expect(weights!.subarray(shape.m, 2 * shape.m)).toEqual(new Float32Array(shape.m));
    expect(output.subarray(shape.dv, 2 * shape.dv)).toEqual(new Float32Array(shape.dv));
  });
});

test('q, k and v may be views into one buffer', () => {
  const shape = { heads: 1, n: 2, m: 3, d: 4 };
  const { q, k, v } = someInput(shape);
  const joint = Float32Array.of(9, ...q, ...k, ...v);
  const views = { q: joint.subarray(1, 9), k: joint.subarray(9, 21), v: joint.subarray(21, 33) };
  expect(core.attend({ ...shape, ...views })).toEqual(core.attend({ ...shape, q, k, v }));
});

test('large logits do not overflow', () => {
  const shape = { heads: 1, n: 1, m: 2, d: 1, weights: true };
  const [q, k, v] = [Float32Array.of(1000), Float32Array.of(1000, 999), Float32Array.of(1, 2)];
  const { output, weights } = core.attend({ ...shape, q, k, v });
  expect([...weights!]).toEqual([1, 0]);
  expect([...output]).toEqual([1]);
});
