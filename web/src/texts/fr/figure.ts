import type { Translation } from '../dictionary.js';
import type { texts } from '../en/figure.js';
import { few } from './few.js';

const models: Record<string, string> = {
  concept: 'concept',
  random: 'aléatoire',
  trained: 'entraîné',
  translator: 'traducteur',
  file: 'le vôtre',
  manual: 'manuel',
};

export const figure: Translation<typeof texts> = {
  figure: 'Figure sur l’attention',
  share: 'Partager',
  emptySentence: 'La phrase est vide. Ce qui est estompé ci-dessous se rapporte à la précédente.',
  lastPicture: 'Ce qui est estompé ci-dessous est la dernière image qui a pu être calculée.',
  views: {
    manual: {
      title: 'Et si vous choisissiez les nombres ?',
      hint: 'requêtes, clés et valeurs, saisies par vous',
    },
    geometry: {
      title: 'À quoi ressemble la somme ?',
      hint: 'les valeurs pondérées en flèches, bout à bout',
    },
    'dot-product': { title: 'D’où vient un poids ?', hint: 'q · k, élément par élément' },
    matrix: { title: 'Tous les mots à la fois', hint: 'chaque poids de chaque mot' },
    kept: {
      title: 'La somme oublie-t-elle quels mots ont compté ?',
      hint: 'd’autres poids, la même somme',
    },
    projections: {
      title: 'D’où viennent Q, K et V ?',
      hint: 'plongements, projections, têtes, connexion résiduelle',
    },
    training: {
      title: 'Comment une tête apprend-elle où regarder ?',
      hint: 'l’entraînement en direct : perte, poids, gradients',
    },
  },
  folds: {
    sentence: { title: 'Quelle phrase ?', hint: 'ses mots, et celui qui interroge' },
    sum: {
      title: 'Combien pèse chaque mot ?',
      hint: 'les poids multiplient les valeurs, qui s’additionnent',
    },
  },
  sentence: {
    choose: 'Choisissez le mot qui interroge',
    first: 'Première phrase : ses mots interrogent et donnent les requêtes',
    addSource: 'Regarder une seconde phrase',
    hint: 'Choisissez un mot pour voir ce qu’il recueille.',
    edit: 'Modifier la phrase',
    done: 'Terminé',
    field: 'Votre phrase',
    unknown: 'absent du lexique du modèle, placé d’après son orthographe',
    written: 'Français : les mots qui interrogent',
    saysNext:
      'Le modèle écrit un mot après l’autre. Une ligne correspond au mot qu’il écrit à cet endroit ; elle est calculée à partir du mot précédent.',
    translate: 'Laisser le modèle traduire',
    notLearned: 'ne fait pas partie des mots que le modèle a appris',
    unlearned:
      'Les mots soulignés en pointillé ne font pas partie de ceux que le modèle a appris : il lit chacun d’eux comme un mot caché.',
    instead: (word) => `À la place de « ${word} » :`,
    dotted:
      'Les mots soulignés en pointillé ne sont pas dans le lexique du modèle : il les a placés d’après leur orthographe.',
    cut: (shown, total) =>
      `Le texte compte ${total} mots et signes ; seuls les ${shown} premiers sont utilisés.`,
  },
  controls: {
    label: 'Réglages',
    further: 'Plus de réglages',
    changed: (names) =>
      `${few(names.length, 'modifié', 'modifiés')} : ${names.join(', ').toLowerCase()}`,
    model: 'Modèle',
    attention: 'Attention',
    attentions: {
      encoder: 'encodeur : anglais',
      decoder: 'décodeur : français',
      cross: 'croisée : le français regarde l’anglais',
    },
    layer: 'Couche',
    head: 'Tête',
    scheme: 'Poids selon',
    ratio: 'Part gardée',
    pair: 'Autre mot',
    pairReading: 'Une pertinence de 1',
    mask: 'Masque',
    temperature: 'Température',
    position: 'Position',
    headNumber: (index) => `${index + 1}`,
    relations: {
      'adjective-noun': 'adjectif → nom',
      'pronoun-antecedent': 'he, she → qui',
      'two-candidate-it': 'it → quoi',
      'object-pronoun': 'him, her → qui',
      possessive: 'his, her → de qui',
    },
    models,
    fetching: (model, share) => `Chargement du modèle « ${models[model] ?? model} » : ${share}`,
    about:
      'Concept : ses mots, ses dimensions et ses têtes ont été réglés à la main, pour rester lisibles. Rien ici n’a été appris.',
  },
  sum: {
    heading: (word) => `Combien chaque mot pèse-t-il pour « ${word} » ?`,
    headings: {
      word: 'mot',
      score: 'score q·k',
      weight: 'poids',
      value: 'valeur',
      scaled: 'valeur × poids',
      scaledShort: '× poids',
    },
    masked: '–',
    total: 'la somme',
    totalNote: (word) => `La somme est la sortie d’une tête pour « ${word} ».`,
    totalNoteProjected: (word) =>
      `La somme est la sortie d’une tête pour « ${word} ». W_O mélange ensuite les têtes, et la connexion résiduelle ajoute ce que « ${word} » était auparavant.`,
    partial: 'la somme jusqu’ici',
    dimension: (index) => `${index + 1}`,
    weightOf: (word) => `Poids de « ${word} »`,
    weighs: (word, share) => `${word} pèse ${share}`,
    outputCell: (name, number) => `${name} : ${number}. Afficher ses termes`,
    previous: 'Nombre précédent',
    next: 'Nombre suivant',
    cells: {
      values: (name, number) => `${name} : ${number}`,
      scaledValues: (name, number) => `${name} × poids : ${number}`,
    },
    allZero: 'que des zéros',
    readoutHint:
      'Pointez une case pour voir son calcul ; un clic, un toucher ou Entrée l’épingle, Échap la lâche. Faites glisser un poids, ou changez-le avec les flèches du clavier : et si ce mot pesait davantage ?',
    arithmetic: (name, weight, value, product) =>
      `${name} : poids ${weight} × valeur ${value} = ${product}`,
    sumOf: (sum, name, number) => `${sum} · ${name} : ${number}`,
    reset: 'Rétablir les poids',
    strongest: (shown, all) => `Voici les ${shown} mots qui pèsent le plus, sur ${all}.`,
    showAll: 'Tout afficher',
  },
  answer: {
    puts: ' met ',
    ofItsWeight: ' de son poids sur ',
    ofItsWeightEach: ' de son poids sur chacun de ces mots : ',
    and: ' et ',
    itself: 'lui-même',
    whatIf: 'Hypothèse : ',
    rest: (others) =>
      others === 0
        ? '.'
        : others === 1
          ? ', et le reste sur un autre mot.'
          : `, et le reste sur ${others} autres mots.`,
    evenly: (words) => ` répartit son poids également entre ${words} mots.`,
    manyAlike: (words, share) =>
      ` n’a pas de favori : ${words} mots pèsent le plus, ${share} chacun.`,
    nothing: ' ne peut regarder aucun mot : tous les poids sont nuls.',
    negative: ' a ici des poids négatifs : ce ne sont plus des parts.',
    undefined:
      ' n’a pas ici de poids définis : il faudrait diviser par 0, ou bien ils sortent du domaine des nombres représentables.',
  },
  steps: {
    play: 'Ajouter les mots un à un',
    pause: 'Pause',
    slider: 'Mots ajoutés à la somme',
    all: (words) => (words === 1 ? 'le seul mot est ajouté' : `les ${words} mots sont ajoutés`),
    some: (added, words) => `${added} ${few(added, 'mot ajouté', 'mots ajoutés')} sur ${words}`,
  },
  formula: {
    label: 'La somme en formule',
    outputName: 'sortie',
    output: (word) => `sortie de ${word}`,
    soFar: 'la somme jusqu’ici',
    whole: 'égale la somme sur j de alpha j fois v j',
    partial: (added) => `égale la somme sur j jusqu’à ${added} de alpha j fois v j`,
    about: 'environ',
    plus: 'plus',
    term: (weight, word) => `${weight} fois v de ${word}`,
    others: (added, count) =>
      added < count
        ? `${added} sur ${count} ${few(count, 'autre terme', 'autres termes')}`
        : count === 1
          ? 'un autre terme'
          : `${count} autres termes`,
  },
  waterfall: {
    heading: (name, number) => `${name} : les termes de ${number}`,
    headingSoFar: (name, number) => `${name} : ${number} jusqu’ici`,
    hint: 'Un terme par mot, poids × valeur, arrondi ici. Chaque barre commence là où les mots précédents ont amené la somme ; la dernière barre est la somme. Choisissez une autre case de la somme pour voir ses termes.',
    smaller: (count) =>
      count === 1
        ? 'Un terme plus petit n’est pas dessiné ; la somme le contient.'
        : `${count} termes plus petits ne sont pas dessinés ; la somme les contient.`,
    zeros: (count) =>
      count === 1
        ? 'Un terme vaut 0 et n’est pas dessiné.'
        : `${count} termes valent 0 et ne sont pas dessinés.`,
  },
  numbers: {
    summary: 'Tous les nombres en tableau',
    ofView: 'Ces nombres en tableau',
    caption: (word) =>
      `Scores avec « ${word} », poids, valeurs, et poids × valeur ; la dernière ligne est la somme.`,
  },
};
