import { dictionary } from '../dictionary.js';

/** What is wrong, as the core says it: in English, which other languages translate. */
export const problemTexts = dictionary('problems', {
  said: (message: string) => message,
});
