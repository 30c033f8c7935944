import { beforeAll, expect, test } from 'vitest';
import type { AttentionPlan, AttentionShape, Core } from '../../web/src/core.js';
import { loadCore, someInput } from './helpers/core.js';

let core: Core;
beforeAll(async () => {
  core = await loadCore();
});

const shape: AttentionShape = { heads: 2, n: 5, m: 7, d: 3, dv: 4 };

function fill(plan: AttentionPlan, seed: number, planned = shape) {
  const input = someInput(planned, seed);
  for (const name of ['q', 'k', 'v'] as const) plan[name].set(input[name]);
  return input;
}

test('the views have the lengths of the shape', () => {
  const plan = core.plan(shape);
  const lengths = [plan.q, plan.k, plan.v, plan.output].map((view) => view.length);
  expect(lengths).toEqual([2 * 5 * 3, 2 * 7 * 3, 2 * 7 * 4, 2 * 5 * 4]);
  expect(plan.weights).toBeUndefined();
  plan.dispose();

  const withWeights = core.plan({ ...shape, weights: true });
  expect(withWeights.weights).toHaveLength(2 * 5 * 7);
  withWeights.dispose();
});

test.each(['none', 'causal', 'bytes'])('run gives what attend gives, mask %s', (kind) => {
  const bytes = Uint8Array.from({ length: 5 * 7 }, (_, at) => at % 3);
  const mask = kind === 'bytes' ? bytes : (kind as 'none' | 'causal');
  const masked = { ...shape, mask, scale: 0.7, weights: true };
  const plan = core.plan(masked);
  const input = fill(plan, 1);
  plan.run();
  const { output, weights } = plan;
  expect({ output: output.slice(), weights: weights!.slice() }).toEqual(
    core.attend({ ...masked, ...input, mask }),
  );
  plan.dispose();
});

test('the mask is the one of the beginning', () => {
  const mask = new Uint8Array(5 * 7).fill(1);
  const plan = core.plan({ ...shape, mask });
  const input = fill(plan, 1);
  mask.fill(0);
  plan.run();
  expect(plan.output.slice()).toEqual(core.attend({ ...input, mask: 'none' }).output);
  plan.dispose();
});

test('runs as often as wanted, on what lies in the views then', () => {
  const plan = core.plan(shape);
  for (let seed = 1; seed <= 5; ++seed) {
    const input = fill(plan, seed);
    for (let time = 0; time < 2; ++time) {
      plan.run();
      expect(plan.output.slice()).toEqual(core.attend(input).output);
    }
  }
  plan.dispose();
});

test('plans and attend do not disturb each other', () => {
  const [first, second] = [core.plan(shape), core.plan({ ...shape, mask: 'causal' })];
  const [one, two] = [fill(first, 1), fill(second, 2)];
  first.run();
  second.run();
  core.attend(someInput(shape, 3));
  expect(first.output.slice()).toEqual(core.attend(one).output);
  expect(second.output.slice()).toEqual(core.attend({ ...two, mask: 'causal' }).output);
  first.dispose();
  expect(second.output.slice()).toEqual(core.attend({ ...two, mask: 'causal' }).output);
  second.dispose();
});

test('the getters are right after memory grew', async () => {
  const fresh = await loadCore();
  const plan = fresh.plan(shape);
  const input = fill(plan, 1);
  const stale = plan.q;
  const wanted = fresh.attend(input).output;

  const large = { heads: 1, n: 1 << 16, m: 1, d: 256 }; // 64 MB, more than there is at first
  const big = fresh.plan(large);
  expect(stale, 'memory did not grow: ask for more').toHaveLength(0);
  expect(plan.q.slice()).toEqual(input.q);
  expect(plan.k.slice()).toEqual(input.k);
  expect(plan.v.slice()).toEqual(input.v);
  plan.run();
  expect(plan.output.slice()).toEqual(wanted);
  big.dispose();
  plan.dispose();
});

test('dispose gives the memory back, and may be called twice', () => {
  const cycle = () => {
    const plan = core.plan({ heads: 4, n: 256, m: 256, d: 64, weights: true });
    plan.run();
    const bytes = plan.q.buffer.byteLength;
    plan.dispose();
    plan.dispose();
    return bytes;
  };
  const before = cycle();
  for (let count = 0; count < 200; ++count) expect(cycle()).toBe(before);
});

test('a plan that was disposed of says so', () => {
  const plan = core.plan(shape);
  plan.dispose();
  expect(() => plan.run()).toThrow(/disposed/);
  expect(() => plan.q).toThrow(/disposed/);
  expect(core.attend(someInput(shape)).output).toHaveLength(2 * 5 * 4);
});

test('memory grows with n and not with its square', async () => {
  const fresh = await loadCore();
  const [n, d] = [16_384, 64];
  const plan = fresh.plan({ heads: 1, n, m: n, d, mask: 'causal' });
  const arrays = 4 * 4 * n * d;
  plan.q.fill(0.01);
  plan.k.fill(0.01);
  plan.v.fill(2);
  plan.run();
  for (const row of [0, 1, n - 1]) expect(plan.output[row * d]).toBeCloseTo(2, 4);
  expect(plan.output.buffer.byteLength - arrays).toBeLessThan(64 * 2 ** 20);
  plan.dispose();
});
