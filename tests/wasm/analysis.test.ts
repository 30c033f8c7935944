import { beforeAll, describe, expect, test } from 'vitest';
import type { Core, WeightedSum } from '../../web/src/core.js';
import { distance, loadCore } from './helpers/core.js';
import { Random } from './helpers/random.js';

let core: Core;
beforeAll(async () => {
  core = await loadCore();
});

/** Softmax weights and values in general position. */
function someSum(n: number, dv: number, seed = 1): WeightedSum {
  const random = new Random(seed);
  const values = random.normals(n * dv);
  const exponentials = Array.from(random.normals(n), Math.exp);
  const total = exponentials.reduce((sum, x) => sum + x, 0);
  return { weights: Float32Array.from(exponentials, (x) => x / total), values, n, dv };
}

/** Σ x[j] · values[j] */
function outputOf(x: Float32Array, { values, n, dv }: WeightedSum): number[] {
  return Array.from({ length: dv }, (_, c) => {
    let sum = 0;
    for (let j = 0; j < n; ++j) sum += x[j]! * values[j * dv + c]!;
    return sum;
  });
}

const norm = (vector: number[]) => Math.hypot(...vector);
const sumOf = (numbers: Float32Array) => numbers.reduce((sum, x) => sum + x, 0);

describe('ambiguity', () => {
  test('nine tokens of eight numbers: the weights are read back', () => {
    const sum = someSum(9, 8);
    const { rank, dimension, recovered, directions } = core.ambiguity(sum);
    expect({ rank, dimension, length: directions.length }).toEqual({
      rank: 9,
      dimension: 0,
      length: 0,
    });
    expect(distance(recovered!, sum.weights)).toBeLessThan(1e-4);
  });

  test('ten tokens of eight numbers: one direction, which changes nothing', () => {
    const sum = someSum(10, 8);
    const { rank, dimension, recovered, directions } = core.ambiguity(sum);
    expect({ rank, dimension, recovered }).toEqual({ rank: 9, dimension: 1, recovered: undefined });
    expect(directions).toHaveLength(10);
    expect(norm(Array.from(directions))).toBeCloseTo(1, 6);
    expect(sumOf(directions)).toBeCloseTo(0, 6);
    expect(norm(outputOf(directions, sum))).toBeLessThan(1e-6);
  });

  test('a single token, and values of zeros', () => {
    const one = { weights: Float32Array.of(1), values: Float32Array.of(5, 6), n: 1, dv: 2 };
    const single = core.ambiguity(one);
    expect(single.dimension).toBe(0);
    expect(single.recovered).toEqual(Float32Array.of(1));
    const zeros = { ...someSum(4, 2), values: new Float32Array(8) };
    expect(core.ambiguity(zeros).dimension).toBe(3);
    expect(core.ambiguity(zeros).directions).toHaveLength(12);
  });
});

describe('alternative', () => {
  test.each([
    [10, 8],
    [12, 2],
    [64, 8],
  ])('%d tokens of %d numbers: valid, and the most or the least', (n, dv) => {
    const sum = someSum(n, dv);
    for (let towards = 0; towards < Math.min(n, 8); ++towards) {
      for (const least of [false, true]) {
        const { weights, outputDifference } = core.alternative({ ...sum, towards, least });
        expect(Math.min(...weights)).toBeGreaterThanOrEqual(0);
        expect(sumOf(weights)).toBeCloseTo(1, 6);
        const difference = weights.map((weight, j) => weight - sum.weights[j]!);
        expect(norm(outputOf(difference, sum))).toBeLessThan(1e-5);
        expect(outputDifference).toBeLessThan(1e-5);
        const gained = difference[towards]!;
        expect(least ? -gained : gained).toBeGreaterThanOrEqual(0);
      }
    }
  });

  test('two equal values give each other all they have', () => {
    const values = Float32Array.of(1, 2, 3, 4, 1, 2);
    const sum = { weights: Float32Array.of(0.25, 0.5, 0.25), values, n: 3, dv: 2 };
    expect(core.alternative({ ...sum, towards: 0 }).weights).toEqual(Float32Array.of(0.5, 0.5, 0));
    const least = core.alternative({ ...sum, towards: 0, least: true });
    expect(least.weights).toEqual(Float32Array.of(0, 0.5, 0.5));
    expect(core.alternative({ ...sum, towards: 1 }).weights).toEqual(sum.weights);
  });
});

describe('rankings', () => {
  const weights = Float32Array.of(0.5, 0.25, 0.25);
  const sum = { weights, values: Float32Array.of(3, 4, 0, 0, -6, 8), n: 3, dv: 2 };

  test('weight, norm and share', () => {
    const found = core.rankings(sum);
    expect(found.weight).toEqual(weights);
    expect(found.weightedNorm).toEqual(Float32Array.of(2.5, 0, 2.5));
    expect(found.projectedNorm).toBeUndefined();
    // o = (0, 4)
    expect(found.share).toEqual(Float32Array.of(0.5, 0, 0.5));
  });

  test('through W_O', () => {
    const found = core.rankings({ ...sum, outputProjection: Float32Array.of(1, 0.5), d: 1 });
    expect(found.weightedNorm).toEqual(Float32Array.of(2.5, 0, 2.5));
    expect(found.projectedNorm).toEqual(Float32Array.of(2.5, 0, 0.5));
    expect(distance(found.share, [1.25, 0, -0.25])).toBeLessThan(1e-6);
  });

  test('an output of 0 has no shares', () => {
    const values = Float32Array.of(1, -1);
    const zero = core.rankings({ weights: Float32Array.of(0.5, 0.5), values, n: 2, dv: 1 });
    expect(zero.share).toEqual(Float32Array.of(Number.NaN, Number.NaN));
  });
});

describe('what is wrong is named', () => {
  const good = { ...someSum(4, 3), towards: 1, outputProjection: new Float32Array(6), d: 2 };
  type Input = typeof good;
  const calls = {
    ambiguity: (input: Input) => core.ambiguity(input),
    alternative: (input: Input) => core.alternative(input),
    rankings: (input: Input) => core.rankings(input),
  };
  const all = Object.keys(calls) as (keyof typeof calls)[];
  const refuses = (name: keyof typeof calls, change: object, kind: string, argument: string) => {
    const refusal = expect.objectContaining({
      name: kind,
      message: expect.stringMatching(new RegExp(`^${argument} `)),
    });
    expect(() => calls[name]({ ...good, ...change } as Input)).toThrow(refusal);
  };

  test.each(all)('%s: sizes, lengths and numbers', (name) => {
    for (const size of [0, -1, 2.5, Number.NaN, Number.POSITIVE_INFINITY]) {
      refuses(name, { n: size }, 'RangeError', '(n|values)');
      refuses(name, { dv: size }, 'RangeError', '(dv|values)');
    }
    refuses(name, { weights: new Float32Array(3) }, 'RangeError', 'weights');
    refuses(name, { values: new Float32Array(11) }, 'RangeError', 'values');
    refuses(name, { values: new Float32Array(12).fill(Number.NaN) }, 'RangeError', 'values');
    refuses(name, { weights: new Float32Array(4).fill(Number.NaN) }, 'RangeError', 'weights');
    refuses(name, { weights: Float32Array.of(1.5, -0.5, 0, 0) }, 'RangeError', 'weights');
    refuses(name, { weights: Float32Array.of(0.5, 0.4, 0, 0) }, 'RangeError', 'weights');
    for (const wrong of [null, undefined, [1, 0, 0, 0], new Float64Array(4)]) {
      refuses(name, { weights: wrong }, 'TypeError', 'weights');
      refuses(name, { values: wrong }, 'TypeError', 'values');
    }
    for (const wrong of [undefined, '4', null]) {
      refuses(name, { n: wrong }, 'TypeError', 'n');
      refuses(name, { dv: wrong }, 'TypeError', 'dv');
    }
  });

  test('alternative: towards', () => {
    for (const towards of [-1, 4, 0.5, Number.NaN]) {
      refuses('alternative', { towards }, 'RangeError', 'towards');
    }
    for (const towards of [undefined, '1', null]) {
      refuses('alternative', { towards }, 'TypeError', 'towards');
    }
  });

  test('rankings: the output projection', () => {
    refuses('rankings', { d: 0 }, 'RangeError', 'd');
    refuses('rankings', { d: 3 }, 'RangeError', 'outputProjection');
    refuses('rankings', { d: undefined }, 'TypeError', 'd');
    refuses('rankings', { outputProjection: [1] }, 'TypeError', 'outputProjection');
    const infinite = new Float32Array(6).fill(Number.POSITIVE_INFINITY);
    refuses('rankings', { outputProjection: infinite }, 'RangeError', 'outputProjection');
  });

  test('more tokens than can be worked with', () => {
    const weights = new Float32Array(5000).fill(1 / 5000);
    const many = { weights, values: new Float32Array(5000), n: 5000, dv: 1 };
    refuses('ambiguity', many, 'RangeError', 'n');
    refuses('alternative', many, 'RangeError', 'n');
    expect(core.rankings(many).weight).toHaveLength(5000);
  });
});

test('inputs are not changed, results are copies', () => {
  const input = Object.freeze({ ...someSum(12, 4), towards: 3 });
  const copy = structuredClone(input);
  const first = core.alternative(input);
  const kept = structuredClone(first);
  core.ambiguity(input);
  core.rankings(input);
  core.alternative({ ...input, towards: 5 });
  expect(input).toEqual(copy);
  expect(first).toEqual(kept);
  expect(first.weights.buffer.byteLength).toBe(4 * 12);
});
