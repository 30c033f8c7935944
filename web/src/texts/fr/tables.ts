import type { Translation } from '../dictionary.js';
import type { tableTexts } from '../en/tables.js';

export const tables: Translation<typeof tableTexts> = {
  weights: (word) => `Ce que « ${word} » met sur chaque mot`,
  weight: 'poids',
  products: (word, key) => `Requête de « ${word} » et clé de ${key}, nombre par nombre`,
  query: 'requête',
  key: 'clé',
  product: 'produit',
  steps: (word) => `Du score au poids, pour « ${word} »`,
  score: 'score',
  logit: 'logit',
  rowAlone: (word) => `La ligne de ${word} ; le tableau entier est trop grand pour être écrit`,
  ofWord: (word) => `« ${word} », à partir de son plongement`,
  parts: {
    tokenEmbeddings: 'plongement de jeton',
    positions: 'position',
    embeddings: 'plongement',
    combined: 'sortie combinée',
    residual: 'résidu',
    feedForward: 'réseau à propagation avant',
    layerOutput: 'sortie de la couche',
  },
  output: 'sortie',
  input: 'X, ce qui est projeté',
  matrix: (letter) => `W de ${letter}`,
  result: (letter) => `${letter} = X W`,
};
