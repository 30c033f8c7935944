import type { Snapshot, Tensor, TensorName } from '../../snapshot/snapshot.js';

/** A tensor that the view named in its `needs`. */
export function needed(snapshot: Snapshot, name: TensorName): Tensor {
  const tensor = snapshot.tensor(name);
  if (!tensor) throw new Error(`the snapshot has no ${name}`);
  return tensor;
}

/** Row `index` of a tensor, as a view into its numbers. */
export function row({ data, shape }: Tensor, index: number): Float32Array {
  return data.subarray(index * shape[1], (index + 1) * shape[1]);
}

/** Index of the number of largest magnitude. */
export function largestOf(numbers: Float32Array): number {
  return numbers.reduce((best, x, at) => (Math.abs(x) > Math.abs(numbers[best]!) ? at : best), 0);
}

/** The largest finite magnitude, and at least `least`. */
export function magnitude(numbers: Iterable<number>, least: number): number {
  let largest = least;
  for (const number of numbers) {
    const size = Math.abs(number);
    if (size > largest && size < Number.POSITIVE_INFINITY) largest = size;
  }
  return largest;
}
