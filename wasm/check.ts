// What every call checks before the border, which would take "3", true and null for numbers.

/** @throws TypeError that names the argument. */
export function checkNumber(name: string, value: unknown): void {
  if (typeof value !== 'number') throw new TypeError(`${name} must be a number`);
}

/** @throws TypeError that names the argument. */
export function checkFloats(name: string, array: unknown): void {
  if (!(array instanceof Float32Array)) throw new TypeError(`${name} must be a Float32Array`);
}

/** @throws RangeError with the core's own message, if it found something wrong. */
export function refuse(fault: { message: string } | null): void {
  if (fault) throw new RangeError(fault.message);
}
