/** A number as text, without the plus of an exponent: in an address that would need an escape. */
export function numberText(number: number): string {
  return Object.is(number, -0) ? '-0' : String(number).replace('+', '');
}

/** The fewest digits that give the same single-precision number, which is what the core reads. */
export function shortest(number: number): string {
  if (number === 0) return numberText(number); // toPrecision drops the sign
  let rounded = number;
  for (let digits = 1; digits <= 9; ++digits) {
    rounded = Number(number.toPrecision(digits));
    if (Math.fround(rounded) === Math.fround(number)) break;
  }
  return numberText(rounded);
}

/** Single-precision numbers with spaces between. */
export function rowText(row: Iterable<number>): string {
  return Array.from(row, shortest).join(' ');
}
