import { beforeAll, describe, expect, test } from 'vitest';
import type { AttentionInput, AttentionShape, Core } from '../../web/src/core.js';
import { loadCore, someInput } from './helpers/core.js';

let core: Core;
beforeAll(async () => {
  core = await loadCore();
});

const shape = { heads: 2, n: 3, m: 4, d: 5, dv: 6 };
const good = someInput(shape);
const sizes = ['heads', 'n', 'm', 'd', 'dv'] as const;

/** What is wrong, for the types too. */
const bad = (change: object) => ({ ...good, ...change }) as AttentionInput;

/** A message that begins with the argument's name. */
const names = (argument: string) => expect.stringMatching(new RegExp(`^${argument} `));

const refuses = (change: object, kind: typeof RangeError, argument: string) => {
  const refusal = expect.objectContaining({ name: kind.name, message: names(argument) });
  expect(() => core.attend(bad(change))).toThrow(refusal);
  const onlyArrays = Object.keys(change).every((name) => 'qkv'.includes(name));
  if (!onlyArrays) expect(() => core.plan(bad(change))).toThrow(refusal);
};

describe('a RangeError names the argument', () => {
  test.each(sizes)('%s that is no size', (name) => {
    for (const size of [0, -1, 2.5, Number.NaN, Number.POSITIVE_INFINITY, -(2 ** 31), 2 ** 53]) {
      refuses({ [name]: size }, RangeError, '(q|k|v|output|heads|n|m|d|dv)');
      if (size < 2 ** 53) refuses({ [name]: size }, RangeError, name);
    }
  });

  test('a scale that is not finite', () => {
    for (const scale of [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 1e39]) {
      refuses({ scale }, RangeError, 'scale');
    }
  });

  test.each(['q', 'k', 'v'] as const)('%s of a wrong length', (name) => {
    const { length } = good[name];
    for (const wrong of [0, length - 1, length + 1]) {
      refuses({ [name]: new Float32Array(wrong) }, RangeError, name);
    }
  });

  test('a mask of a wrong length or name', () => {
    for (const length of [0, shape.n * shape.m - 1, shape.n * shape.m + 1]) {
      refuses({ mask: new Uint8Array(length) }, RangeError, 'mask');
    }
    refuses({ mask: 'diagonal' }, RangeError, 'mask');
  });

  test('the message says what was given and what would do', () => {
    expect(() => core.attend(bad({ n: 2.5 }))).toThrow(
      'n is 2.5, but must be a whole number of at least 1',
    );
    expect(() => core.attend(bad({ q: new Float32Array(7) }))).toThrow(
      'q has length 7, but must have length 30',
    );
  });
});

describe('a TypeError names the argument', () => {
  test.each(['q', 'k', 'v'] as const)('%s that is no Float32Array', (name) => {
    const { length } = good[name];
    const plain = Array.from(good[name]);
    for (const wrong of [plain, new Float64Array(length), new ArrayBuffer(4 * length), null, {}]) {
      refuses({ [name]: wrong }, TypeError, name);
    }
    refuses({ [name]: undefined }, TypeError, name);
  });

  test.each(['heads', 'n', 'm', 'd', 'dv', 'scale'])('%s that is no number', (name) => {
    for (const wrong of ['3', null, true, 3n, [3], Symbol('3')]) {
      refuses({ [name]: wrong }, TypeError, name);
    }
  });

  test.each(['heads', 'n', 'm', 'd'])('%s that is missing', (name) => {
    refuses({ [name]: undefined }, TypeError, name);
  });

  test('a mask that is neither a name nor bytes', () => {
    const length = shape.n * shape.m;
    const others = [new Int8Array(length), new Uint8ClampedArray(length), Array(length).fill(1)];
    for (const mask of [...others, null, true, 1]) refuses({ mask }, TypeError, 'mask');
  });
});

test('a bad call does not break the next', () => {
  const before = core.attend(good);
  const wrong: object[] = [{ n: 0 }, { q: new Float32Array(1) }, { mask: 'diagonal' }, { v: [] }];
  for (const change of wrong) {
    expect(() => core.attend(bad(change))).toThrow();
    expect(core.attend(good)).toEqual(before);
  }
});

describe('more than memory holds', () => {
  // 2 GB in all, in arrays that are each within the limit.
  const huge = { heads: 1, n: 2 ** 19, m: 2 ** 19, d: 2 ** 8, dv: 2 ** 8 };

  test('wrong lengths are refused before memory is taken for them', () => {
    const before = memory(core);
    expect(() => core.attend(bad(huge))).toThrow(/^q has length/);
    expect(memory(core)).toBe(before);
  });

  test('a mask of billions of bytes is refused before memory is taken for it', () => {
    const before = memory(core);
    const square = { heads: 1, n: 50_000, m: 50_000, d: 1 };
    // A length that no one has: only the shape is looked at.
    const mask = new Uint8Array(1);
    expect(() => core.plan({ ...square, mask })).toThrow(RangeError);
    expect(() => core.plan({ ...square, mask })).toThrow(/^mask /);
    expect(memory(core)).toBe(before);
    expect(core.attend(good).output).toHaveLength(2 * 3 * 6);
  });

  test('a plan is refused, gives back what it took, and does no harm', async () => {
    const fresh = await loadCore();
    const wanted = fresh.attend(good);
    for (let time = 0; time < 3; ++time) {
      expect(() => fresh.plan(huge)).toThrow(RangeError);
      expect(() => fresh.plan(huge)).toThrow(/memory/);
      expect(fresh.attend(good)).toEqual(wanted);
    }
    const half = fresh.plan({ ...huge, n: 1 });
    half.run();
    half.dispose();
  });
});

test('inputs are not changed', () => {
  const input = { ...good, mask: new Uint8Array(shape.n * shape.m).fill(1), weights: true };
  const copy = structuredClone(input);
  core.attend(input);
  expect(input).toEqual(copy);
  expect(core.attend(Object.freeze(input)).weights).toBeDefined();
});

test('results are copies: a later call does not change them', () => {
  const first = core.attend({ ...good, weights: true });
  const kept = structuredClone(first);
  const other: AttentionShape & AttentionInput = { ...someInput(shape, 2), weights: true };
  expect(core.attend(other)).not.toEqual(kept);
  expect(first).toEqual(kept);
  expect(first.output.buffer).not.toBe(first.weights!.buffer);
  expect(first.output.buffer.byteLength).toBe(4 * first.output.length);
});

test('results are not views into each other: writing to one leaves the next call alone', () => {
  const first = core.attend(good);
  const kept = first.output.slice();
  first.output.fill(Number.NaN);
  expect(core.attend(good).output).toEqual(kept);
});

test('nothing is left behind by ten thousand calls, good and bad', () => {
  const input = { ...someInput({ heads: 1, n: 16, m: 16, d: 16 }), weights: true };
  const mask = new Uint8Array(16 * 16).fill(1);
  const call = () => {
    core.attend({ ...input, mask });
    expect(() => core.attend({ ...input, mask: mask.subarray(1) })).toThrow(RangeError);
  };
  for (let warm = 0; warm < 10; ++warm) call();
  const before = memory(core);
  // Each call takes some 5 kB: what leaks shows after a few hundred.
  for (let count = 0; count < 10_000; ++count) call();
  expect(memory(core)).toBe(before);
});

/** Bytes of WASM memory. */
function memory(core: Core): number {
  const plan = core.plan({ heads: 1, n: 1, m: 1, d: 1 });
  const bytes = plan.q.buffer.byteLength;
  plan.dispose();
  return bytes;
}
