import type { Translation } from '../../dictionary.js';
import type { dotProductTexts } from '../../en/views/dot-product.js';
import { few } from '../few.js';

const places = [
  'premier',
  'deuxième',
  'troisième',
  'quatrième',
  'cinquième',
  'sixième',
  'septième',
  'huitième',
];
const place = (rank: number) => places[rank - 1] ?? `${rank}ᵉ`;

export const dotProduct: Translation<typeof dotProductTexts> = {
  choose: 'Quel poids ?',
  chooseLabel: 'Le mot de la clé',
  keyWord: (word, share) => `${word}, ${share}`,
  lead: (query, key) => `Comment « ${query} » arrive à son poids sur « ${key} », étape par étape.`,
  heaviest: (shown, all) =>
    `Le texte compte ${all} mots ; seuls les ${shown} qui pèsent le plus sont dessinés.`,
  why: 'Pourquoi ?',
  masked: '–',
  column: (index) => `${index + 1}`,
  score: {
    formula: 'q i scalaire k j égale la somme sur c de q i c fois k j c',
    title: 'Le score : multiplier nombre par nombre, puis additionner',
    query: (word) => `q de « ${word} »`,
    key: (word) => `k de « ${word} »`,
    products: 'q × k',
    cell: (name, number) => `${name} : ${number}`,
    zeros: (count) =>
      count === 1
        ? 'Un produit est nul et n’ajoute rien.'
        : `${count} produits sont nuls et n’ajoutent rien.`,
    smaller: (count) =>
      count === 1 ? 'et un produit plus petit' : `et ${count} produits plus petits`,
    none: 'Tous les produits sont nuls.',
    score: 'score',
    why: 'La requête dit ce que ce mot cherche, la clé ce que l’autre mot offre, dans les mêmes d_k nombres. Là où les deux sont grands et de même signe, le produit est grand ; là où l’un est nul, rien ne s’ajoute ; là où les signes diffèrent, le produit retranche. La somme est donc grande quand l’autre mot offre ce que celui-ci cherche.',
  },
  logit: {
    formula: 'logit i j égale q i scalaire k j, fois un sur la racine carrée de d k, divisé par T',
    formulaPlain: 'logit i j égale q i scalaire k j, divisé par T',
    title: 'Le logit : facteur d’échelle, température, masque',
    scale: (width) => `facteur d’échelle 1/√${width}`,
    temperature: 'température',
    logit: 'logit',
    noScale:
      'La méthode « softmax » n’a pas de facteur d’échelle : le score continue tel qu’il est.',
    masked: (word) =>
      `Le masque interdit « ${word} » : son logit est mis à −∞ (moins l’infini), quel que soit son score. exp(−∞) vaut 0, il ne reçoit donc aucun poids.`,
    why: (width) =>
      `Un score est une somme de ${width} ${few(width, 'produit', 'produits')}, et plus il y a de produits, plus les scores s’écartent. Divisés par √d_k, ils restent dans le même domaine quelle que soit la dimension des clés ; sinon, des clés de grande dimension donneraient presque tout le poids à un seul mot. Une température supérieure à 1 rapproche les logits, une température inférieure à 1 les écarte.`,
    whyPlain:
      'Sans facteur d’échelle, des clés de grande dimension donnent de grands scores, et après exp un seul mot prend presque tout le poids. C’est pourquoi le Transformer divise par √d_k. Une température supérieure à 1 rapproche les logits, une température inférieure à 1 les écarte.',
  },
  share: {
    formula:
      'alpha i j égale e puissance le logit i j, sur la somme pour tous les j prime de e puissance le logit i j prime',
    title: 'Le poids : une part de toutes les exponentielles',
    caption: 'Pour chaque mot : exp(logit − plus grand logit), et sa part',
    word: 'mot',
    logit: 'logit',
    exponential: 'exp',
    weight: 'poids',
    sum: 'somme sur tous les mots',
    of: (word) => `exp de « ${word} »`,
    largest: (word, logit) =>
      `Le plus grand logit, ${logit} (« ${word} »), est d’abord soustrait. Cela ne change aucune part, et évite que exp ne devienne trop grand pour être représenté.`,
    nothing: 'Le masque interdit tous les mots : tous les poids sont nuls.',
    why: 'exp rend chaque nombre positif et conserve l’ordre. Divisés par leur somme, les nombres ont pour total 1 : ce sont des parts. Un logit plus grand de 0,69 reçoit un poids double, si bien qu’une petite avance devient nette.',
    byHand: (weight, own) =>
      `Le poids est maintenant fixé à la main : ${weight}. La méthode elle-même donne ${own}, et c’est cela que ces étapes expliquent.`,
    restore: 'Reprendre les poids de la méthode',
    undefined: 'indéfini',
  },
  schemes: {
    fixed: {
      title: 'Le poids : fixé avant qu’un seul mot ne soit lu',
      text: (ratio) =>
        `La méthode « partage fixe » ne lit ni requêtes ni clés. Chaque mot garde ${ratio} de lui-même, et les autres mots qu’il peut regarder se partagent le reste à égalité ; un mot seul garde tout.`,
      why: 'Rien ici ne dépend des mots : « black » prendrait autant à « the » qu’à « cat ». C’est le plus bas échelon de l’échelle, pour voir à quoi servent les scores.',
    },
    relevance: {
      title: 'La pertinence : combien les deux clés se ressemblent',
      query: (word) => `k de « ${word} »`,
      relevance: 'pertinence',
      text: 'Cette méthode n’a pas de requête. Elle compare les deux clés : chacune est divisée par sa longueur, puis on multiplie nombre par nombre et on additionne. Le résultat est compris entre −1 et 1 : c’est le cosinus de l’angle qu’elles forment.',
      why: 'Se ressembler n’est pas être utile : un mot trouve ceux qui lui ressemblent, pas ceux dont il a besoin. Et « a » est aussi pertinent pour « b » que « b » pour « a ».',
    },
    keyKey: {
      title: 'Le poids : une seule paire est mélangée',
      own: (r) =>
        `Le mot garde la pertinence r = ${r} comme son propre poids, et l’autre mot reçoit 1 − r.`,
      other: (r) =>
        `Dans la lecture inverse, l’autre mot reçoit la pertinence r = ${r}, et le mot lui-même garde 1 − r.`,
      pair: (query, other) =>
        `Seuls « ${query} » et « ${other} » sont mélangés ; tous les autres mots reçoivent 0.`,
      masked: (query, other) =>
        `« ${query} » serait mélangé avec « ${other} », mais le masque interdit ce mot : « ${query} » se garde donc lui-même.`,
      alone: (query) =>
        `« ${query} » n’a pas d’autre mot avec lequel être mélangé : il se garde donc lui-même.`,
      why: 'r mesure la ressemblance de deux mots, et une proportion de mélange est autre chose : avec « garde le mot », deux mots égaux ne changent rien, et deux mots sans rien de commun se remplacent l’un l’autre. Une pertinence négative donne un poids négatif.',
    },
    normalised: {
      formula: 'alpha i j égale s i j sur la somme pour tous les j prime de s i j prime',
      title: 'Le poids : une part de la somme de la ligne, sans exp',
      score: { relevance: 'pertinence', score: 'score' },
      text: (what) =>
        what === 'score'
          ? 'Le poids est le score divisé par la somme de ceux de tous les mots autorisés.'
          : `Le poids est la ${what} divisée par la somme de celles de tous les mots autorisés.`,
      sum: 'somme de la ligne',
      masked: (word) =>
        `Le masque interdit « ${word} » : il n’entre pas dans la somme, et son poids est 0.`,
      undefined:
        'La somme de cette ligne est nulle, ou trop proche de 0 pour qu’on divise par elle : ses poids sont indéfinis. Rien n’est dessiné à leur place.',
      why: 'Les scores peuvent être négatifs : une part peut donc être négative ou supérieure à 1, et la somme peut être nulle ; il n’y a alors plus de part du tout. exp y remédie, puisqu’elle n’est jamais négative.',
    },
  },
  place: {
    formula: 'softmax de Q K transposée sur la racine carrée de d k, fois V',
    formulaPlain: 'softmax de Q K transposée, fois V',
    title: 'Le même nombre dans softmax(QKᵀ)V',
    caption: (query, key, weight) =>
      `La ligne « ${query} » de Q et la colonne « ${key} » de Kᵀ se rencontrent en un seul nombre parmi les n × m poids, ${weight} ; il multiplie ensuite la ligne « ${key} » de V.`,
    label: (row, column, weight) =>
      `La ligne ${row} de Q et la colonne ${column} de K transposée se rencontrent à la ligne ${row}, colonne ${column} des poids : ${weight}. Ce poids multiplie la ligne ${column} de V, et la somme sur toutes les lignes de V est la ligne ${row} de la sortie.`,
    weights: 'poids',
    output: 'sortie',
    shapes: {
      n: 'mots qui interrogent',
      m: 'mots regardés',
      dk: 'nombres d’une requête ou d’une clé',
      dv: 'nombres d’une valeur',
    },
    notSoftmax:
      'D’autres méthodes mettent une autre fonction à la place de softmax(QKᵀ) ; poids fois V reste identique.',
    why: 'Une ligne fois une colonne est le produit scalaire de l’étape 1. Le produit des matrices entières n’est que l’ensemble de ces produits scalaires, softmax agit sur chaque ligne séparément, et multiplier par V est la somme pondérée de ses lignes.',
  },
  related: {
    title: 'Liés ou semblables ?',
    text: 'Semblables : les plongements des deux mots pointent dans la même direction, x · x. Liés : la requête de l’un convient à la clé de l’autre, q · k, ce que rendent possible les projections W_Q et W_K.',
    textRelevance:
      'Semblables : les plongements des deux mots pointent dans la même direction, x · x. Cette méthode compare des clés à des clés.',
    similarity: 'semblables : x · x',
    of: (query, key) =>
      `Les plongements x de « \u2068${query}\u2069 » et de « \u2068${key}\u2069 », multipliés nombre par nombre puis additionnés :`,
    relation: 'liés : q · k',
    relevance: 'pertinence des clés',
    scales: 'Chaque colonne a sa propre échelle ; les barres à gauche d’un trait sont négatives.',
    top: (word, query, rank, most) =>
      `« ${word} » est le mot le plus lié à « ${query} », mais seulement le ${place(rank)} par la ressemblance ; le plus semblable est « ${most} ».`,
    disagree: (word, query, similar, related) =>
      `Le plus grand désaccord : « ${word} » est ${place(similar)} par sa ressemblance avec « ${query} », mais ${place(related)} par son lien.`,
    agree: 'Ici, ressemblance et lien rangent les autres mots dans le même ordre.',
    counted: 'Le mot lui-même n’est pas classé.',
    same: 'Sans projections, q, k et v sont les plongements eux-mêmes : q · k est x · x, et les deux colonnes montrent les mêmes nombres.',
    fixed:
      'La méthode « partage fixe » ne compare rien : il n’y a donc aucun lien à montrer à côté de la ressemblance.',
    buttons: 'Projections W_Q, W_K, W_V',
    with: 'avec projections',
    without: 'sans',
    manual:
      'Les requêtes et les clés ont été saisies : il n’y a donc pas de plongements à comparer.',
  },
  asymmetry: {
    title: 'Importe-t-il de savoir qui interroge ?',
    label: 'Asymétrie des scores, de 0 à 2',
    // The isolates keep a number from going over to a word that is read from right to left.
    pair: (query, key, there, back) =>
      `Score de « \u2068${query}\u2069 » interrogeant « \u2068${key}\u2069 » : ${there}. Dans l’autre sens : ${back}.`,
    name: 'asymétrie',
    difference: '‖S − Sᵀ‖',
    norm: '‖S‖',
    norms:
      'S contient les scores de tous les mots, Sᵀ les mêmes une fois échangés celui qui interroge et celui qui est regardé ; ‖ ‖ est la racine carrée de la somme de tous les carrés.',
    symmetric:
      'Symétrique : deux mots se donnent toujours le même score, parce que requêtes et clés sont les mêmes vecteurs.',
    symmetricScheme:
      'Symétrique : cette méthode n’a pas de requêtes, si bien que deux mots se donnent toujours le même score.',
    same: 'Symétrique pour cette phrase : deux mots s’y donnent toujours le même score.',
    asymmetric:
      'Pas symétrique : W_Q et W_K diffèrent, si bien que ce qu’un mot cherche n’est pas ce qu’il offre.',
    asymmetricManual:
      'Pas symétrique : requêtes et clés diffèrent, si bien que ce qu’un mot cherche n’est pas ce qu’il offre.',
    range: '0 : symétrique · 2 : chaque score est l’opposé de son reflet',
  },
};
