import { dictionary } from '../dictionary.js';

/** Captions and rows of the tables of numbers. */
export const tableTexts = dictionary('tables', {
  weights: (word: string) => `What “${word}” puts on each word`,
  weight: 'weight',
  products: (word: string, key: string) => `Query of “${word}” and key of ${key}, number by number`,
  query: 'query',
  key: 'key',
  product: 'product',
  steps: (word: string) => `From score to weight, for “${word}”`,
  score: 'score',
  logit: 'logit',
  rowAlone: (word: string) => `The row of ${word}; the whole table is too large to be written`,
  ofWord: (word: string) => `“${word}”, from its embedding on`,
  parts: {
    tokenEmbeddings: 'token embedding',
    positions: 'position',
    embeddings: 'embedding',
    combined: 'combined',
    residual: 'residual',
    feedForward: 'feed-forward',
    layerOutput: 'output of the layer',
  },
  output: 'output',
  input: 'X, what is projected',
  matrix: (letter: string) => `W of ${letter}`,
  result: (letter: string) => `${letter} = X W`,
});
