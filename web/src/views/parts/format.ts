import { numberTexts as texts } from '../../texts/en/numbers.js';

/** A number with a minus sign of the same width as a plus, and without "−0.00". */
export function decimal(value: number, digits = 2): string {
  if (Number.isNaN(value)) return texts.undefined;
  if (!Number.isFinite(value)) return value > 0 ? '∞' : '−∞';
  const text = Math.abs(value).toFixed(digits);
  const sign = value < 0 && Number(text) !== 0 ? '−' : '';
  return sign + text.replace('.', texts.point);
}

/** A share as a percentage; what is above 0 but rounds to it is "< 1 %". */
export function percent(share: number): string {
  if (Number.isNaN(share)) return texts.undefined;
  const rounded = Math.round(share * 100);
  if (rounded === 0 && share > 0) return texts.percent('< 1');
  if (rounded === 100 && share < 1) return texts.percent('> 99');
  return texts.percent(decimal(rounded, 0));
}

const longest = 24;

/** A word as it stands inside other text: very long ones are shortened. */
export function short(word: string, most = longest): string {
  const letters = [...word];
  return letters.length <= most ? word : `${letters.slice(0, most - 1).join('')}…`;
}

/** A word where it stands alone: one that occurs more than once is counted, "the (2)". */
export function called(words: readonly string[], index: number, most = longest): string {
  const word = words[index]!;
  const isRepeated = words.indexOf(word) !== words.lastIndexOf(word);
  if (!isRepeated) return short(word, most);
  const place = words.slice(0, index + 1).filter((other) => other === word).length;
  return `${short(word, most)} (${place})`;
}
