import { dictionary } from '../dictionary.js';

/** What a sum of products says besides its numbers. */
export const arithmeticTexts = dictionary('arithmetic', {
  smaller: (count: number) => `… ${count} smaller`,
  zeros: (count: number, all: number) =>
    count === all
      ? `all ${all} products are 0`
      : count === 1
        ? 'one product is 0'
        : `${count} products are 0`,
});
