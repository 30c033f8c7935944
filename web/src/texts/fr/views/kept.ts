import type { Translation } from '../../dictionary.js';
import type { keptTexts } from '../../en/views/kept.js';
import { few } from '../few.js';

const words = (count: number) => `${count} ${few(count, 'mot', 'mots')}`;

export const kept: Translation<typeof keptTexts> = {
  lead: 'Commencez par un exemple. Puis faites glisser la poignée d’une barre : les poids bougent, et la somme reste immobile.',
  presets: {
    label: 'Exemples',
    names: {
      sushi: 'i love sushi',
      twins: 'deux fois le même mot',
      placed: 'de même, avec position',
      extremes: 'deux pondérations, une somme',
      narrow: 'longue phrase, tête étroite',
      top: 'un autre mot en tête',
    },
    about: {
      sushi:
        'La question telle qu’on la pose : les poids de « love » se perdent-ils dans la somme ? Trois mots, et des valeurs de nombreuses dimensions : on peut les relire.',
      twins:
        'Sans position, les deux « the » ont la même valeur. La somme dit combien ils pèsent ensemble, et rien de plus. Faites-en glisser un : l’autre cède ou reprend.',
      placed:
        'Avec la position, les deux « the » ont des valeurs différentes, et la somme les distingue.',
      extremes:
        'Ici, « black » ne pèse rien. Faites-le glisser à l’autre bout : il prend plus des trois quarts du poids, et la somme est la même.',
      narrow:
        'Beaucoup de mots, et des valeurs de deux dimensions seulement : aucun mot n’est sûr de son poids. Faites-en glisser un, ou donnez plus bas des valeurs plus larges à la tête.',
      top: '« black » pèse de loin le plus. Faites glisser « on » tout à droite : c’est maintenant lui, et pas un chiffre de la somme ne change.',
    },
  },
  verdict: {
    exact: 'Les poids peuvent être relus exactement dans la somme.',
    single: 'Il n’y a qu’un seul mot à regarder : son poids est donc 1, quelle que soit la somme.',
    family: (dimension) =>
      `Toute une famille de pondérations, à ${dimension} ${few(dimension, 'dimension', 'dimensions')}, donne exactement cette somme`,
    colon: ' : ',
    stop: '.',
    twins: 'Les deux ',
    trade: ' peuvent échanger du poids',
    tradeToo: ', et de même ',
    nothingElse: ' ; rien d’autre ne le peut.',
    others: (count) =>
      count === 1
        ? ' ; l’autre mot garde son poids.'
        : ` ; les ${count} autres mots gardent le leur.`,
    all: (count) => `tous les mots, au nombre de ${count},`,
    some: (count) => words(count),
    and: ' et ',
    comma: ', ',
    cornered: (dimension) =>
      `Ces poids sont les seuls à donner cette somme : ${dimension === 1 ? 'la seule modification' : `chacune des ${dimension} modifications indépendantes`} qui la laisserait telle quelle rend un poids négatif.`,
  },
  none: {
    nothing: 'Le masque interdit tous les mots : il n’y a donc aucun poids à perdre.',
    undefined:
      'Ces poids sont indéfinis : il n’y a donc pas de somme où les relire. Choisissez une méthode avec softmax.',
    negative:
      'Ces poids ne forment pas une distribution : certains sont négatifs, ou leur somme n’est pas 1. La question de ce que la somme en garde n’est posée ici que pour des parts. Choisissez une méthode avec softmax.',
    restore: 'Pondérer par softmax, avec facteur d’échelle',
  },
  reckoning: {
    words,
    rank: 'rang de [V 1]',
    rankName: 'rang',
    dimension: 'dimension',
    spoken: (count, rank, dimension) =>
      `n moins le rang de V complétée d’une colonne de uns : ${count} moins ${rank} font ${dimension}`,
    masked: (count) =>
      count === 1
        ? 'Le masque interdit un mot de plus ; il ne prend pas part au calcul.'
        : `Le masque interdit ${count} mots de plus ; ils ne prennent pas part au calcul.`,
    why: 'pourquoi ?',
    change:
      'Ajoutez une modification x aux poids. La somme reste la même quand xᵀV = 0 : une équation pour chaque dimension des valeurs. Le total des poids reste 1 quand Σ x = 0 : une de plus.',
    equations: (width, rank) =>
      `Cela fait d_v + 1 = ${width} + 1 = ${width + 1} équations, dont ${rank} ${few(rank, 'dit', 'disent')} quelque chose de nouveau. Ce nombre est le rang de [V 1].`,
    unknowns: (count, rank, dimension) =>
      dimension === 0
        ? `Il y a ${words(count)}, donc autant d’inconnues ; ${rank} ${few(rank, 'équation ne laisse', 'équations ne laissent')} aucune modification, sauf x = 0.`
        : `Il y a ${words(count)}, donc autant d’inconnues ; ${rank} ${few(rank, 'équation en laisse', 'équations en laissent')} ${dimension} libre${dimension === 1 ? '' : 's'}.`,
    general: (most) =>
      `Si les valeurs étaient en position générale, ce serait max(0, n − d_v − 1) = ${most}. Ici, certaines valeurs sont égales ou dépendent les unes des autres, ce qui en libère davantage.`,
  },
  rows: {
    heading: (word) => `Ce que « ${word} » met sur chaque mot, et ce que ce pourrait être`,
    word: 'mot',
    bar: 'poids',
    range: 'possible',
    own: 'vrai',
    now: 'actuel',
    recovered: 'relu',
    slider: (word) => `${word} : poids à somme égale`,
    valueText: (now, least, greatest, own) =>
      `${now}, entre ${least} et ${greatest} ; le vrai poids est ${own}`,
    between: (least, greatest) => `${least} à ${greatest}`,
    pinned: 'fixé',
    pinnedWhy: 'Aucun autre poids ne donne cette somme.',
    masked: 'masqué',
    legend:
      'La bande pâle derrière une barre réunit tous les poids que le mot pourrait avoir avec cette même somme ; le trait est son vrai poids.',
    exact: 'L’anneau est le poids relu dans la seule somme ; la barre est le vrai poids.',
    residual: (residual) =>
      `Les poids relus redonnent la somme, à ${residual} près : l’arrondi de la simple précision.`,
    strongest: (shown, all) => `Les ${shown} mots qui pèsent le plus sont dessinés, sur ${all}.`,
    showAll: 'Afficher tous les mots',
    tooLong: (count, most) =>
      `Avec ${count} mots à regarder, le texte est trop long pour des intervalles et des curseurs : ils sont calculés jusqu’à ${most} mots.`,
  },
  sum: {
    heading: 'La somme',
    cell: (name, number) => `${name} : ${number}`,
    label: (numbers) => `La somme : ${numbers}`,
    start:
      'Faites glisser une poignée, ou déplacez-la avec les flèches du clavier : cette ligne ne changera pas.',
    only: 'Aucun autre jeu de poids ne donne cette ligne.',
    apart: '‖o − o′‖ = ',
    now: ['maintenant, ', ' pèse le plus, et la somme est la même'],
    still: ['', ' pèse toujours le plus, et la somme est la même'],
    reset: 'Revenir aux vrais poids',
  },
  reach: {
    label: 'Donnés par une requête ?',
    names: { '1': 'oui', '0': 'seulement à la limite', '-1': 'non' },
    why: {
      '1': 'Une requête donne exactement ces poids : leurs logarithmes sont une fonction linéaire des clés.',
      '0': 'Aucune requête ne donne un poids nul, mais des requêtes de plus en plus longues approchent ces poids d’aussi près qu’on veut.',
      '-1': 'Aucune requête ne donne ces poids. Elle ne peut choisir pour leurs logarithmes qu’une fonction linéaire des clés, et les leurs n’en sont pas une.',
    },
  },
  begin: {
    heading: 'À partir de quand commence-t-elle à les perdre ?',
    width: 'Dimension des valeurs d_v',
    widthText: (width) => `${width} ${few(width, 'dimension', 'dimensions')}`,
    words: 'Mots',
    wordsText: words,
    toRandom:
      'Seul le modèle aléatoire a des valeurs de dimension quelconque : en choisir une fait passer à ce modèle.',
    isRandom:
      'C’est maintenant le modèle aléatoire, dont les valeurs peuvent avoir une dimension quelconque.',
    toSentence: 'Le nombre de mots est celui d’une phrase à nous, prise depuis son début.',
    picture: (count, conditions, dimension) =>
      `${words(count)} face à d_v + 1 = ${conditions} équations ; ${dimension} ${few(dimension, 'reste libre', 'restent libres')}`,
    fits: (count, conditions) =>
      `${words(count)} face à d_v + 1 = ${conditions} : pas plus de mots que d’équations, la somme peut donc garder tous les poids.`,
    over: (count, conditions) =>
      `${words(count)} face à d_v + 1 = ${conditions} : plus de mots que d’équations, quelque chose se perd donc forcément.`,
    more: (dimension) =>
      `Ici, ${dimension} ${few(dimension, 'reste libre', 'restent libres')}, plus que le seul décompte ne l’exige : certaines valeurs sont égales ou dépendent les unes des autres.`,
    kept: 'distingués',
    open: 'libres',
    limit: 'd_v + 1',
  },
  rankings: {
    heading: 'Quel mot a compté ?',
    hint: 'Des réponses en usage, côte à côte, pour les vrais poids. Chaque colonne a sa propre échelle.',
    label: 'Classements des mots',
    word: 'mot',
    columns: {
      weight: 'poids',
      weightedNorms: 'poids × ‖v‖',
      projectedNorms: 'poids × ‖v W_O‖',
      shares: 'part de la somme',
      effectiveAttention: 'effective',
    },
    about: {
      weightedNorms: 'poids × ‖v‖ : la longueur de la valeur pondérée.',
      projectedNorms: 'poids × ‖v W_O‖ : sa longueur après W_O, ',
      shares:
        'part de la somme : jusqu’où la valeur pondérée va dans le sens de la somme ; le total des parts est 1, et une part peut être négative.',
      effectiveAttention:
        'effective : les poids sans ce que V en cache ; ce n’est pas une distribution : leur total n’est pas forcément 1, et ils peuvent être négatifs ; ',
    },
    agree: 'Ici, tous placent le même mot en premier.',
    disagree: 'Ils ne s’accordent pas sur le premier mot : ',
    first: (columns) => ` selon ${columns}`,
    marked:
      'Une case avec une flèche classe le mot plus haut (▲) ou plus bas (▼) que ne le fait son poids, d’autant de places ; sauf quand les deux sont presque nuls.',
    rank: (place) => `place ${place}`,
    up: (places) => `▲${places}`,
    down: (places) => `▼${places}`,
    higher: (places) => `${places} ${few(places, 'place', 'places')} plus haut que selon le poids`,
    lower: (places) => `${places} ${few(places, 'place', 'places')} plus bas que selon le poids`,
    undefined: 'La somme est nulle : ses parts sont indéfinies.',
  },
  papers: {
    heading: 'Un terrain disputé',
    text: 'On débat de ce que les poids expliquent d’un modèle. Là où d’autres poids donnent exactement la même somme, rien de ce qui suit ne peut dépendre du choix entre eux ; mais ceux-ci sont ceux que le modèle a bel et bien calculés.',
    kobayashi: { name: 'Kobayashi et al. 2020', link: 'https://arxiv.org/abs/2004.10102' },
    brunner: { name: 'Brunner et al. 2020', link: 'https://arxiv.org/abs/1908.04211' },
    disputes: [
      {
        name: 'Jain & Wallace 2019',
        says: ' : « Attention is not Explanation »',
        link: 'https://arxiv.org/abs/1902.10186',
      },
      {
        name: 'Wiegreffe & Pinter 2019',
        says: ' : « Attention is not not Explanation »',
        link: 'https://arxiv.org/abs/1908.04626',
      },
      {
        name: 'Brunner et al. 2020',
        says: ' soutiennent que les poids d’un texte long ne peuvent pas être identifiés à partir de la sortie',
        link: 'https://arxiv.org/abs/1908.04211',
      },
      {
        name: 'Naim & Asher 2024',
        says: ' soutiennent que les arguments formels contre les poids sont erronés',
        link: 'https://arxiv.org/abs/2410.18541',
      },
    ],
    bound:
      'Brunner et al. comptent avec V seule. Ici, le total des poids doit aussi être 1 : on compte donc avec [V 1].',
  },
  layer: {
    heading: 'Plus de têtes, ou W_O, les font-elles revenir ?',
    before: (heads) =>
      heads === 1 ? 'la tête laisse libres' : `${heads} têtes côte à côte laissent libres`,
    after: 'après W_O restent libres',
    none: 'Non. Les têtes et W_O ne restituent jamais les poids d’une tête : chaque tête cache les siens, et W_O ne peut que mélanger ce que les têtes transmettent.',
    words:
      'Ce que gardent les têtes, la connexion résiduelle et l’entraînement concerne plutôt les mots : chaque tête regarde à sa manière, la connexion résiduelle transmet le mot lui-même, et l’entraînement façonne les valeurs pour que l’important survive à la somme.',
    of: (total) => `sur ${total} ${few(total, 'dimension', 'dimensions')}`,
    absent:
      'Il n’y a ni W_O après cette tête, ni autre tête : la couche laisse donc libre ce que la tête laisse libre.',
  },
  numbers: {
    summary: 'Tous les nombres, en tableaux',
    caption: (word) => `Ce que garde la somme de « ${word} »`,
    columns: {
      own: 'vrai poids',
      now: 'poids actuel',
      leastWeights: 'minimum',
      greatestWeights: 'maximum',
      recoveredWeights: 'relu',
      weightedNorms: 'poids × ‖v‖',
      projectedNorms: 'poids × ‖v W_O‖',
      shares: 'part de la somme',
      projectedShares: 'part après W_O',
      effectiveAttention: 'attention effective',
    },
    directions:
      'Modifications indépendantes que la somme cache : la somme de chaque ligne est 0, et celle de ses produits avec les valeurs aussi.',
    direction: (index) => `modification ${index + 1}`,
  },
};
