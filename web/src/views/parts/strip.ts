import { texts } from '../../texts/en/figure.js';
import { nameTexts } from '../../texts/en/names.js';
import { numberTexts } from '../../texts/en/numbers.js';
import { decimal } from './format.js';

/**
 * How a cell is coloured: one hue above 0, another below, stronger the larger. By the square root,
 * or small numbers could not be told from 0.
 */
export function cellColour(number: number, largest: number) {
  const share = largest > 0 ? Math.min(Math.abs(number) / largest, 1) : 0;
  const strength = Math.sqrt(share);
  return { sign: number < 0 ? 'negative' : 'positive', strength: strength.toFixed(4) };
}

/** The numbers of a strip in words: "animal 1.00, size −0.25", zeros left out. */
export function spoken(numbers: Float32Array, names: readonly string[]): string {
  const parts = Array.from(numbers, (number, c) =>
    number === 0 ? '' : `${names[c]} ${decimal(number)}`,
  );
  return parts.filter(Boolean).join(numberTexts.comma) || texts.sum.allZero;
}

/** Names of a value's dimensions, or their numbers from 1 where they have none. */
export function dimensionNames(names: readonly string[], width: number): string[] {
  return Array.from({ length: width }, (_, c) => nameTexts.of(names[c] ?? texts.sum.dimension(c)));
}
