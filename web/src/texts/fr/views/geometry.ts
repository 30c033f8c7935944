import type { Translation } from '../../dictionary.js';
import type { geometryTexts } from '../../en/views/geometry.js';

export const geometry: Translation<typeof geometryTexts> = {
  hint: 'Un point est la valeur d’un mot. Une flèche est poids × valeur ; les flèches se suivent bout à bout, de l’origine 0 jusqu’à la somme.',
  axes: {
    label: 'Ce que montre le plan',
    across: 'Axe horizontal',
    up: 'Axe vertical',
    variance: 'plus grande variance',
    secondVariance: 'variance suivante',
    point:
      'Les valeurs ne diffèrent pas : il n’y a aucune direction à choisir, et toutes se trouvent à l’origine. Choisissez deux dimensions pour voir où elles sont.',
    none: 'rien : les valeurs ne diffèrent dans aucune autre direction',
    mostly: (first, second) => `surtout ${first} et ${second}`,
    only: (first) => `seulement ${first}`,
    term: (name, number) => `${name} (${number})`,
    direction: (label, words) => `${label} : ${words}.`,
    flat: (width) =>
      `Le plan montre 2 directions sur ${width} : des mots qui s’y touchent peuvent différer dans les autres.`,
  },
  plane: {
    label: (word, at, others) => `Le plan : la somme de « ${word} » en ${at} ; valeurs : ${others}`,
    undefined: 'indéfini',
    value: (word, at) => `${word} ${at}`,
    more: (count) => (count === 1 ? '1 autre' : `${count} autres`),
    sum: 'la somme',
    partial: (added, all) => `${added} sur ${all} ${added < 2 ? 'ajouté' : 'ajoutés'}`,
    origin: '0',
    times: (word, count) => `${word} ×${count}`,
    cut: (shown, all) =>
      `Seuls les ${shown} mots qui pèsent le plus sont dessinés, sur ${all}. L’enveloppe et la ligne grise sont celles de tous les mots.`,
  },
  readout: {
    hint: 'Pointez un mot, ou passez à son poids, pour voir dans quel sens il tire.',
    step: (weight, value) => ` : ${weight} × ${value}`,
    move: (from, to) => ` mène la somme de ${from} à ${to}.`,
    waiting: ' n’est pas encore ajouté.',
    none: ', mais son poids est indéfini.',
  },
  verdict: {
    inside:
      'La somme est à l’intérieur de l’enveloppe convexe (sur son bord tout au plus), parce que les poids forment une distribution : aucun n’est négatif, et ensemble ils font 1.',
    masked:
      'L’enveloppe est celle des mots qui peuvent être regardés ; ceux que le masque interdit n’ajoutent rien.',
    later:
      'Tous les mots ne sont pas ajoutés : en chemin, la somme peut encore se trouver hors de l’enveloppe.',
    negative:
      'Certains poids sont négatifs. Un tel mot repousse la somme, et rien ne la retient dans l’enveloppe.',
    total: 'La somme des poids n’est pas 1 : rien ne retient donc la somme dans l’enveloppe.',
    zero: 'Aucun mot ne peut être regardé : tous les poids sont nuls, et la somme est l’origine.',
    undefined: 'Les poids sont indéfinis ici : il n’y a pas de somme à dessiner.',
  },
  weights: {
    heading: 'Faites glisser les poids',
    hint: 'Les autres s’ajustent, de sorte que l’ensemble reste égal à 1.',
    single: 'Le seul mot garde tout le poids.',
    fixed:
      'Ces poids ne forment pas une distribution : on ne peut en déplacer aucun de façon que leur somme reste 1.',
    reset: 'Revenir aux poids calculés',
  },
  query: {
    heading: (word) => `Faites glisser la requête de « ${word} »`,
    hint: 'Les mots dont la clé pointe dans la direction de la requête prennent du poids.',
    ignored: 'Cette méthode ne regarde pas la requête : la déplacer ne changerait rien.',
    bar: (name) => `Requête : ${name}`,
    barText: (name, number) => `${name} interroge avec ${number}`,
    reset: 'Rétablir la requête',
  },
  numbers: {
    summary: 'Le plan en nombres',
    directions:
      'Chaque direction est un vecteur unitaire : la coordonnée d’une valeur est leur produit scalaire.',
    variance:
      'De toutes les directions, la première est celle où les valeurs varient le plus ; la seconde l’est parmi celles qui lui sont perpendiculaires : ce sont les vecteurs propres de la matrice de covariance des valeurs, pour les plus grandes valeurs propres.',
    choose: (word) => `Décomposer les nombres de « ${word} »`,
    chosen: (word) => `« ${word} » dans le plan`,
    on: (axis) => `${axis} :`,
    sumOf: (axis) => `somme, ${axis.toLowerCase()} :`,
    undefined: 'Son poids est indéfini, et la somme aussi.',
    points: 'Où se trouve chaque valeur, et la somme après chaque mot',
    direction: 'direction',
    word: 'mot',
    weight: 'poids',
    value: 'valeur',
    sum: 'la somme ensuite',
  },
};
