import { dictionary } from '../../dictionary.js';

/** Texts of the second sentence. */
export const sourceTexts = dictionary('source', {
  source: 'Second sentence: its words are looked at, and give keys and values',
  remove: 'Remove the second sentence',
  lookedAt: 'The words looked at',
  read: 'English: the words that are looked at',
  own: 'The model’s own example; type another sentence',
});
