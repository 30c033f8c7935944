import { beforeAll, describe, expect, test } from 'vitest';
import type { AttentionBackwardInput, Core } from '../../web/src/core.js';
import { distance, loadCore, someInput } from './helpers/core.js';
import { goldenGradients } from './helpers/golden.js';
import { Random } from './helpers/random.js';

let core: Core;
beforeAll(async () => {
  core = await loadCore();
});

const names = ['gradQ', 'gradK', 'gradV'] as const;
const shape = { heads: 2, n: 3, m: 4, d: 5, dv: 6 };
const good = backwardInput(shape);

function backwardInput(of: typeof shape): AttentionBackwardInput {
  return { ...someInput(of), gradOutput: new Random(9).normals(of.heads * of.n * of.dv) };
}

describe('the golden values', () => {
  test.each(goldenGradients())('$name', ({ input, expected }) => {
    const gradients = core.attendBackward(input);
    for (const name of names) {
      expect(distance(gradients[name], expected[name])).toBeLessThan(1e-5);
    }
  });
});

test('follows what attend does: a small step changes the loss by gradient times step', () => {
  const loss = (input: AttentionBackwardInput) =>
    core.attend(input).output.reduce((sum, number, at) => sum + number * good.gradOutput[at]!, 0);
  const gradients = core.attendBackward(good);
  for (const [name, array] of [
    ['gradQ', 'q'],
    ['gradK', 'k'],
    ['gradV', 'v'],
  ] as const) {
    for (const at of [0, 7, good[array].length - 1]) {
      const [up, down] = [good[array].slice(), good[array].slice()];
      up[at]! += 0.01;
      down[at]! -= 0.01;
      const slope = (loss({ ...good, [array]: up }) - loss({ ...good, [array]: down })) / 0.02;
      expect(Math.abs(gradients[name][at]! - slope)).toBeLessThan(2e-3);
    }
  }
});

test('the results have the shapes of q, k and v, and are copies', () => {
  const first = core.attendBackward(good);
  expect(names.map((name) => first[name].length)).toEqual([2 * 3 * 5, 2 * 4 * 5, 2 * 4 * 6]);
  const kept = structuredClone(first);
  core.attendBackward({ ...good, scale: 2 });
  expect(first).toEqual(kept);
});

test('a mask of bytes that allow nothing gives zeros', () => {
  const gradients = core.attendBackward({ ...good, mask: new Uint8Array(3 * 4) });
  for (const name of names) expect(gradients[name].every((number) => number === 0)).toBe(true);
});

describe('what is wrong is named', () => {
  const refuses = (change: object, kind: typeof RangeError, argument: string) =>
    expect(() => core.attendBackward({ ...good, ...change } as AttentionBackwardInput)).toThrow(
      expect.objectContaining({
        name: kind.name,
        message: expect.stringMatching(new RegExp(`^${argument} `)),
      }),
    );

  test.each(['heads', 'n', 'm', 'd', 'dv'])('%s that is no size', (name) => {
    for (const size of [0, -1, 2.5, Number.NaN]) refuses({ [name]: size }, RangeError, name);
    refuses({ [name]: '3' }, TypeError, name);
  });

  test.each(['q', 'k', 'v', 'gradOutput'] as const)('%s', (name) => {
    refuses({ [name]: new Float32Array(1) }, RangeError, name);
    refuses({ [name]: [1, 2, 3] }, TypeError, name);
    refuses({ [name]: undefined }, TypeError, name);
  });

  test('a scale or a mask', () => {
    refuses({ scale: Number.POSITIVE_INFINITY }, RangeError, 'scale');
    refuses({ mask: new Uint8Array(5) }, RangeError, 'mask');
    refuses({ mask: 'diagonal' }, RangeError, 'mask');
  });
});

test('nothing is left behind by a thousand calls', () => {
  const bytes = () => {
    const plan = core.plan({ heads: 1, n: 1, m: 1, d: 1 });
    const { byteLength } = plan.q.buffer;
    plan.dispose();
    return byteLength;
  };
  core.attendBackward(good);
  const before = bytes();
  const wide = backwardInput({ heads: 1, n: 16, m: 16, d: 64, dv: 64 });
  for (let count = 0; count < 1000; ++count) core.attendBackward(wide);
  expect(bytes()).toBe(before);
});
