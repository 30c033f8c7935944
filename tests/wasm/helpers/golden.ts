import { readFileSync } from 'node:fs';
import type {
  AttentionBackwardInput,
  AttentionGradients,
  AttentionInput,
} from '../../../web/src/core.js';
import { Random } from './random.js';

/** A case of tests/golden/attention.json; tests/golden/generate.py says how its inputs are made. */
export interface GoldenCase {
  name: string;
  heads: number;
  n: number;
  m: number;
  d: number;
  dv: number;
  mask: 'none' | 'causal' | 'given';
  scale: number;
  seed: number;
  /** Where the expected numbers begin in attention.f32. */
  output: number;
  weights?: number;
}

const read = (name: string) => readFileSync(new URL(`../../golden/${name}`, import.meta.url));

export const goldenJson = (name: string) => JSON.parse(read(name).toString());

export const goldenCases: GoldenCase[] = goldenJson('attention.json');

// A copy: what Node reads need not begin at a multiple of four bytes.
const floats = (name: string) => new Float32Array(Uint8Array.from(read(name)).buffer);

const expected = floats('attention.f32');

export function expectedOutput({ heads, n, dv, output }: GoldenCase): Float32Array {
  return expected.subarray(output, output + heads * n * dv);
}

/** Undefined for large cases. */
export function expectedWeights({ heads, n, m, weights }: GoldenCase): Float32Array | undefined {
  return weights === undefined ? undefined : expected.subarray(weights, weights + heads * n * m);
}

export function goldenInput(golden: GoldenCase): AttentionInput {
  return inputFrom(new Random(golden.seed), golden);
}

/** The cases of backward.json, each with its input and what is expected. */
export function goldenGradients() {
  const numbers = floats('backward.f32');
  const cases: (GoldenCase & Record<keyof AttentionGradients, number>)[] =
    goldenJson('backward.json');
  return cases.map((golden) => {
    const { name, heads, n, m, d, dv } = golden;
    const random = new Random(golden.seed);
    const input: AttentionBackwardInput = {
      ...inputFrom(random, golden),
      gradOutput: random.normals(heads * n * dv),
    };
    const part = (first: number, count: number) => numbers.subarray(first, first + count);
    const gradients: AttentionGradients = {
      gradQ: part(golden.gradQ, heads * n * d),
      gradK: part(golden.gradK, heads * m * d),
      gradV: part(golden.gradV, heads * m * dv),
    };
    return { name, input, expected: gradients };
  });
}

function inputFrom(random: Random, golden: GoldenCase): AttentionInput {
  const { heads, n, m, d, dv, scale } = golden;
  const q = random.normals(heads * n * d);
  const k = random.normals(heads * m * d);
  const v = random.normals(heads * m * dv);
  const mask = golden.mask === 'given' ? givenMask(random, golden) : golden.mask;
  return { q, k, v, heads, n, m, d, dv, scale, mask };
}

function givenMask(random: Random, { seed, n, m }: GoldenCase): Uint8Array {
  return Uint8Array.from({ length: n * m }, (_, at) => {
    const chance = random.next() % 4n !== 0n;
    const emptyRow = (Math.floor(at / m) + seed) % 5 === 0;
    return chance && !emptyRow ? 1 : 0;
  });
}
