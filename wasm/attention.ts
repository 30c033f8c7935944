import type { AttendRequest, MainModule, MaskName } from '../build/wasm/modules/numbers.mjs';
import type { AttentionMask, AttentionShape } from './api.js';
import { checkNumber, refuse } from './check.js';

/** A shape with its defaults filled in, and what kind of mask it has. */
export interface Problem extends AttendRequest {
  mask: 'none' | 'causal' | 'given';
  weights: boolean;
}

const fields = ['heads', 'n', 'm', 'd', 'dv', 'scale', 'mask', 'weights'] as const;

/** Whether both ask for the same, but for the numbers in the arrays. */
export function isSame(one: Problem, other: Problem): boolean {
  return fields.every((field) => Object.is(one[field], other[field]));
}

/** Reads a shape. What is no number, or no mask, is a TypeError that names it. */
export function read(shape: AttentionShape): Problem {
  const { heads, n, m, d, dv = d, mask = 'none' } = shape;
  checkNumber('heads', heads);
  checkNumber('n', n);
  checkNumber('m', m);
  checkNumber('d', d);
  checkNumber('dv', dv);
  const { scale = 1 / Math.sqrt(d) } = shape;
  checkNumber('scale', scale);
  return { heads, n, m, d, dv, scale, mask: kindOf(mask), weights: shape.weights === true };
}

function kindOf(mask: AttentionMask): Problem['mask'] {
  if (mask instanceof Uint8Array) return 'given';
  if (typeof mask !== 'string') {
    throw new TypeError('mask must be none, causal or a Uint8Array');
  }
  if (mask !== 'none' && mask !== 'causal') {
    throw new RangeError(`mask is "${mask}", but must be none, causal or a Uint8Array`);
  }
  return mask;
}

/** Sizes and scale are right, or a RangeError names the one that is not. */
export function check(module: MainModule, problem: Problem): void {
  refuse(module.check(problem, maskName(module, problem), problem.weights));
}

/** An array is one of its type and length, or an error names it. */
export function checkArray(
  module: MainModule,
  name: string,
  array: Float32Array | Uint8Array,
  length: number,
  type: typeof Float32Array | typeof Uint8Array = Float32Array,
): void {
  if (!(array instanceof type)) throw new TypeError(`${name} must be a ${type.name}`);
  if (array.length !== length) refuse(module.checkLength(name, array.length, length));
}

export function maskName(module: MainModule, { mask }: Problem): MaskName {
  return module.MaskName[mask];
}

/** For what validated sizes ask for, and memory does not hold. */
export function tooMuch(): RangeError {
  return new RangeError('heads, n, m, d and dv ask for more memory than there is');
}
