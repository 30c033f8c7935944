import type { Translation } from '../dictionary.js';
import type { toldTexts } from '../en/told.js';

export const told: Translation<typeof toldTexts> = {
  share: (word, share) => `${share} sur ${word}`,
  sentence: (word, count, shares) =>
    `« ${word} » interroge et regarde ${count === 1 ? 'un mot' : `${count} mots`} : il met ${shares}.`,
  sum: (word, shares, name, number) =>
    `« ${word} » met ${shares}. Le plus grand nombre de la somme est ${name} : ${number}.`,
  geometry: (word, values, sum, heaviest, at) =>
    `${values} valeurs, points d’un plan. La somme de « ${word} » se trouve en ${sum} ; le mot le plus lourd, ${heaviest}, en ${at}.`,
  dotProduct: (word, key, score, weight) =>
    `« ${word} » avec ${key} : le score est ${score}, le poids ${weight}.`,
  matrix: (rows, columns, what, number, query, key) =>
    `${rows} × ${columns} nombres. Le plus grand (${what}) est ${number}, de « ${query} » avec ${key}.`,
  kept: (words, rank, dimension) =>
    `${words} poids, rang ${rank} : ${
      dimension === 0
        ? 'aucun autre jeu de poids ne donne cette somme.'
        : `d’autres poids de même somme restent possibles dans ${dimension === 1 ? 'une direction' : `${dimension} directions`}.`
    }`,
  keptWidest: (word, least, greatest) => `${word} pourrait peser entre ${least} et ${greatest}.`,
  projections: (what, word, name, number) =>
    `Le plus grand nombre (${what}) de « ${word} » est ${name} : ${number}.`,
  training: (step, accuracy, loss) =>
    `Après ${step} pas, ${accuracy} des questions réservées au test ont une réponse juste ; la perte est ${loss}.`,
  noLoss: 'pas encore mesurée',
  manual: (rows, keys, values, word, shares) =>
    `${rows === 1 ? 'Un mot' : `${rows} mots`}, avec ${keys} nombres par requête et par clé, et ${values} par valeur. « ${word} » met ${shares}.`,
};
