import { expect } from 'vitest';
import type { Tensor } from '../../../web/src/snapshot/snapshot.js';
import type { Numbers } from './figure.js';

/** Settings that the reference has to know; projections and positions are in q, k and v already. */
export interface Settings {
  mask: 'none' | 'causal';
  temperature: number;
}

// The core computes in float; its errors at these sizes stay well below.
const tolerance = 1e-5;

/**
 * Computes scaled dot-product attention anew, in double precision and in the plainest way, from the
 * snapshot's queries, keys and values, and compares every number of the snapshot with that.
 */
export function expectAttention(numbers: Numbers, { mask, temperature }: Settings): void {
  const { tokens, keyTokens, token, tensors } = numbers;
  const n = tokens.length;
  const m = keyTokens.length;
  const queries = rowsOf(tensors.queries!);
  const keys = rowsOf(tensors.keys!);
  const values = rowsOf(tensors.values!);
  const scale = 1 / Math.sqrt(keys[0]!.length);

  const scores = queries.map((query) => keys.map((key) => dot(query, key)));
  const logits = scores.map((row, i) =>
    row.map((score, j) =>
      mask === 'causal' && j > i ? Number.NEGATIVE_INFINITY : (score * scale) / temperature,
    ),
  );
  const weights = logits.map(softmax);
  const output = weights.map((row) =>
    values[0]!.map((_, c) => sum(row.map((w, j) => w * values[j]![c]!))),
  );
  const scaledValues = values.map((row, j) => row.map((value) => weights[token]![j]! * value));

  expect([queries.length, keys.length, values.length]).toEqual([n, m, m]);
  const expected = { scores, logits, weights, output, scaledValues };
  const faults = Object.entries(expected).flatMap(([name, rows]) =>
    differences(name, rowsOf(tensors[name as keyof typeof expected]!), rows),
  );
  // What the figure claims about itself: shares sum to 1, and the scaled values to the output.
  const shown = rowsOf(tensors.scaledValues!);
  const total = shown[0]!.map((_, c) => sum(shown.map((row) => row[c]!)));
  faults.push(...differences('sum of scaledValues', [total], [rowsOf(tensors.output!)[token]!]));
  const shares = rowsOf(tensors.weights!).map((row) => [sum(row)]);
  faults.push(
    ...differences(
      'sum of weights',
      shares,
      shares.map(() => [1]),
    ),
  );
  expect(faults).toEqual([]);
}

function rowsOf({ data, shape: [rows, columns] }: Tensor): number[][] {
  return Array.from({ length: rows }, (_, i) => [...data.subarray(i * columns, (i + 1) * columns)]);
}

const sum = (numbers: number[]) => numbers.reduce((total, number) => total + number, 0);
const dot = (a: number[], b: number[]) => sum(a.map((number, i) => number * b[i]!));

function softmax(logits: number[]): number[] {
  const largest = Math.max(...logits);
  const powers = logits.map((logit) => Math.exp(logit - largest));
  const total = sum(powers);
  return powers.map((power) => power / total);
}

function differences(name: string, actual: number[][], expected: number[][]): string[] {
  if (actual.length !== expected.length) return [`${name} has ${actual.length} rows`];
  return expected.flatMap((row, i) =>
    row.flatMap((number, j) => {
      const found = actual[i]![j]!;
      const close = Math.abs(found - number) <= tolerance * Math.max(1, Math.abs(number));
      return close || found === number ? [] : [`${name}[${i}, ${j}] is ${found}, not ${number}`];
    }),
  );
}
