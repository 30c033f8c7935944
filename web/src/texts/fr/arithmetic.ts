import type { Translation } from '../dictionary.js';
import type { arithmeticTexts } from '../en/arithmetic.js';

export const arithmetic: Translation<typeof arithmeticTexts> = {
  smaller: (count) => `… ${count} plus ${count === 1 ? 'petit' : 'petits'}`,
  zeros: (count, all) =>
    count === all
      ? `les ${all} produits sont nuls`
      : count === 1
        ? 'un produit est nul'
        : `${count} produits sont nuls`,
};
