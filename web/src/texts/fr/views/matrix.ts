import type { Translation } from '../../dictionary.js';
import type { matrixTexts } from '../../en/views/matrix.js';

export const matrix: Translation<typeof matrixTexts> = {
  table: 'Tous les mots à la fois',
  hint: 'Chaque ligne est un mot qui interroge, chaque colonne un mot qui est regardé ; les poids d’une ligne ont pour somme 1. Choisissez une ligne pour que son mot devienne celui qui interroge.',
  share: (query, key, share) => `${query} met ${share} sur ${key}`,
  row: (word) => `Choisir « ${word} »`,
  large: (rows, columns) =>
    `${rows} × ${columns} nombres. Pointez l’image pour en lire un ; choisissez une ligne d’un clic ou avec les flèches du clavier.`,
  picture: 'Présentation',
  pictures: { table: 'tableau', lines: 'traits' },
  drawn: 'Ce qui est affiché',
  drawnKinds: { weights: 'poids', logits: 'logits', scores: 'scores' },
  captions: {
    weights: 'Poids de tous les mots',
    logits: 'Logits de tous les mots',
    scores: 'Scores de tous les mots',
  },
  all: 'Traits de tous les mots',
  cell: (query, key, what, number) => `${what} de ${query} avec ${key} : ${number}`,
  one: { weights: 'poids', logits: 'logit', scores: 'score' },
  masked: '–',
  maskedSpoken: 'masqué',
  legend: (least, most) => `Ils vont ici de ${least} à ${most}.`,
  legendMasked: '– signifie masqué.',
  legendMaskedPicture: 'Ce qui est masqué reste vide.',
  lines: {
    hint: 'À gauche, les mots qui interrogent ; à droite, ceux qui sont regardés. Un trait est un poids : plus il est épais, plus le poids est grand. Choisissez un mot à gauche pour suivre ses traits.',
    undefined:
      'Un trait en pointillé n’est pas une part : son poids est indéfini, négatif ou supérieur à 1.',
    thin: (least) => `Les traits gris de moins de ${least} ne sont pas dessinés.`,
    otherUndefined: 'Les traits gris de poids indéfinis ou négatifs ne sont pas dessinés.',
    asks: 'Mots qui interrogent',
    lookedAt: 'Mots qui sont regardés',
    label: (query, shares) => `Traits de « ${query} » : ${shares}`,
    share: (word, share) => `${word} ${share}`,
    others: (count) => (count === 1 ? 'et un autre mot' : `et ${count} autres mots`),
    queriesCut: (shown, all) =>
      `À gauche figurent les ${shown} mots voisins de celui qui interroge, sur ${all}.`,
    keysCut: (shown, all, word) =>
      `À droite figurent les ${shown} mots qui pèsent le plus pour « ${word} », sur ${all}.`,
  },
  heads: {
    label: 'Toutes les têtes',
    hint: 'Le même tableau pour chaque tête, en petit. Choisissez-en une pour la voir en grand.',
    name: (index) => `tête ${index + 1}`,
    absent:
      'Pour les textes longs, seuls les poids de la tête choisie sont conservés : son image est donc la seule dessinée.',
    most: (query, key, share) => `${query} met ${share} sur ${key}`,
  },
  pin: {
    pin: (word) => `Épingler « ${word} »`,
    pinned: (word) => `épinglé : ${word}`,
    label: 'Poids du mot épinglé et du mot qui interroge',
    unpin: 'Détacher',
    enterPins: 'Entrée l’épingle',
    enterUnpins: 'Entrée le détache',
    compare: 'Choisissez un autre mot à lui comparer.',
    cut: (shown, all) => `Les ${shown} mots qui pèsent le plus, sur ${all}.`,
  },
  apart: {
    label: 'Le nombre choisi',
    of: (query, key) => `« ${query} » avec « ${key} »`,
    score: 'score q · k',
    relevanceName: 'pertinence',
    relevance: (query, key) =>
      `mesure la ressemblance des clés de « ${query} » et de « ${key} » : chacune est divisée par sa longueur, puis on multiplie nombre par nombre et on additionne.`,
    logit: 'logit',
    scale: (width) => `(1/√${width})`,
    weight: 'poids',
    exp: (logit, largest) => `exp(${logit} − ${largest})`,
    masked: 'Le masque l’interdit : le logit vaut −∞, et exp(−∞) vaut 0.',
    maskedWeight: 'Le masque l’interdit.',
    byHand: 'Le poids a été fixé à la main.',
    fixed: (ratio) =>
      `Partage fixe : un mot garde ${ratio} de lui-même, et les autres mots qu’il peut regarder se partagent le reste à égalité.`,
    pair: (query, other, r) =>
      `Seuls « ${query} » et « ${other} » sont mélangés : l’un reçoit r = ${r}, la pertinence de leurs clés, l’autre 1 − r, et tous les autres 0.`,
    alone: 'Un mot seul garde tout.',
    rowSum: 'la somme des scores de la ligne',
    hint: 'Choisissez un nombre pour voir d’où il vient.',
    keys: 'Les flèches vont d’un nombre à l’autre.',
  },
  total: {
    hint: 'Choisissez des mots regardés pour additionner leurs poids. Sur une ligne, Entrée l’épingle.',
    hintPicture:
      'Entrée épingle la ligne. La vue en traits permet de choisir des mots pour additionner leurs poids.',
    select: (word) => `Additionner « ${word} »`,
    of: (query) => `« ${query} » met sur `,
    is: ' : ',
    clear: 'N’en choisir aucun',
  },
};
