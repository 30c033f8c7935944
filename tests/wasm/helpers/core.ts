import type { AttentionInput, AttentionShape, Core, LoadOptions } from '../../../web/src/core.js';
import { Random } from './random.js';

export const library = new URL('../../../dist/lib/', import.meta.url);

/** `loadCore` of the built package, as a stranger would import it. */
export async function loadCore(options?: LoadOptions): Promise<Core> {
  const built: typeof import('../../../web/src/core.js') = await import(
    new URL('core.js', library).href
  );
  return built.loadCore(options);
}

/** Random q, k and v of a shape. */
export function someInput(shape: AttentionShape, seed = 1): AttentionInput {
  const { heads, n, m, d, dv = d } = shape;
  const random = new Random(seed);
  const q = random.normals(heads * n * d);
  const k = random.normals(heads * m * d);
  const v = random.normals(heads * m * dv);
  return { ...shape, q, k, v };
}

/** The bits, so that -0 differs from 0 and NaN equals NaN. */
export function bits(numbers: Float32Array): number[] {
  const words = new Uint32Array(numbers.slice().buffer);
  return Array.from(words, (word, at) => (Number.isNaN(numbers[at]) ? Number.NaN : word));
}

/** The largest distance, relative for numbers above 1; Infinity where one is NaN and one is not. */
export function distance(actual: Float32Array, expected: ArrayLike<number>): number {
  if (actual.length !== expected.length) return Number.POSITIVE_INFINITY;
  let largest = 0;
  for (const [at, number] of actual.entries()) {
    const wanted = expected[at]!;
    if (Object.is(number, wanted) || number === wanted) continue;
    const far = Math.abs(number - wanted) / Math.max(1, Math.abs(wanted));
    largest = Math.max(largest, Number.isNaN(far) ? Number.POSITIVE_INFINITY : far);
  }
  return largest;
}
