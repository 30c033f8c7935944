import type { Translation } from '../dictionary.js';
import type { numberTexts } from '../en/numbers.js';

export const numbers: Translation<typeof numberTexts> = {
  point: ',',
  undefined: 'indéfini',
  percent: (number) => `${number} %`,
  // A comma would run into those of the decimals.
  comma: ' ; ',
};
