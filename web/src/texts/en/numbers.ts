import { dictionary } from '../dictionary.js';

/** How numbers are written. */
export const numberTexts = dictionary('numbers', {
  point: '.',
  undefined: 'undefined',
  percent: (number: string) => `${number} %`,
  /** Between numbers that stand in a row. */
  comma: ', ',
});
