import { dictionary } from '../dictionary.js';

/** Names that the models give to their dimensions and heads: in English, which others translate. */
export const nameTexts = dictionary('names', {
  of: (name: string) => name,
});
