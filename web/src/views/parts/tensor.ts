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

/** The largest finite magnitude, and at least `least`. */
export function magnitude(numbers: Iterable<number>, least: number): number {
  let largest = least;
  for (const number of numbers) {
    const size = Math.abs(number);
    if (size > largest && size < Number.POSITIVE_INFINITY) largest = size;
  }
  return largest;
}
