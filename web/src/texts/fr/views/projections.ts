import type { Translation } from '../../dictionary.js';
import type { projectionsTexts } from '../../en/views/projections.js';

/** A tensor's shape in words. */
const shape = (rows: number, columns: number) => `${rows} × ${columns}`;

export const projections: Translation<typeof projectionsTexts> = {
  embedding: {
    heading: 'Le vecteur d’un mot : son sens, plus la place qu’il occupe',
    hint: 'Le même mot a le même plongement de jeton où qu’il se trouve. La position s’y ajoute, afin que l’ordre puisse compter.',
    noPosition:
      'La position est désactivée : rien ne s’ajoute, et des mots égaux ont des plongements égaux où qu’ils se trouvent.',
    of: (word) => `« ${word} »`,
    label: (word) => `Plongement de jeton, position et plongement de « ${word} »`,
    token: 'plong. de jeton',
    position: '+ position',
    sum: '= plongement',
    origins: {
      concept: 'Le plongement de jeton a été réglé à la main, dans le lexique du modèle.',
      random: 'Le plongement de jeton a été tiré au sort : il dépend du mot et de la graine.',
      trained: 'Le plongement de jeton a été appris, tout comme ce qui s’ajoute pour chaque place.',
      translator:
        'Le plongement de jeton a été appris, tout comme ce qui s’ajoute pour chaque place.',
      file: 'Le plongement de jeton a été appris, tout comme ce qui s’ajoute pour chaque place.',
    },
    guessed:
      'Le mot n’est pas dans le lexique : son plongement de jeton a été placé d’après son orthographe.',
    positionIs: (index) => `Position du mot ${index}, en comptant à partir de 0 :`,
    sine: (isEven, index, exponent) => `${isEven ? 'sin' : 'cos'}(${index} ÷ 10000^(${exponent}))`,
    counted: (index) => `${index} ÷ 8`,
    squared: (index) => `(${index} ÷ 8)²`,
    always: 'la même pour chaque mot',
    picture: 'Ce que la position ajoute à chaque mot',
    pictureOf: (word) => `Position de « ${word} »`,
  },
  project: {
    heading: 'Plongement × projection = requête, clé, valeur',
    choose: 'Lequel des trois',
    kinds: { queries: 'requêtes Q', keys: 'clés K', values: 'valeurs V' },
    letters: { queries: 'Q', keys: 'K', values: 'V' },
    singular: { queries: 'requête', keys: 'clé', values: 'valeur' },
    purposes: {
      queries: 'Une requête dit ce qu’un mot cherche.',
      keys: 'Une clé dit par quoi un mot se laisse trouver. Son produit scalaire avec une requête est le score.',
      values:
        'Une valeur est ce qu’un mot transmet quand il est regardé. Les poids multiplient les valeurs.',
    },
    hint: 'Choisissez une case du résultat : c’est une ligne de X fois une colonne de W, produit par produit, puis la somme.',
    source:
      'Il y a une seconde phrase : les requêtes viennent de la première, les clés et les valeurs de la seconde.',
    input: (what, rows, columns) => `X, ${what}, ${shape(rows, columns)}`,
    inputs: {
      embeddings: () => 'les plongements',
      handedOn: (layer) => `ce que la couche ${layer} a transmis`,
      normalised: () => 'l’entrée de la couche, après normalisation',
      sourceEmbeddings: () => 'les plongements de la seconde phrase',
      encoded: () => 'ce que l’encodeur a fait de la seconde phrase',
    },
    result: (rows, columns) => `, ${shape(rows, columns)}`,
    inputRow: (word, numbers) => `X, « ${word} » : ${numbers}`,
    weightsRow: (letter, name, numbers) => `W_${letter}, ligne ${name} : ${numbers}`,
    cell: (word, name, number) => `${word}, ${name} : ${number}`,
    title: (name, number) => `${name} : ${number}`,
    scales: 'Chaque bloc a sa propre échelle.',
    bareScale: 'Dans X, la couleur pleine est le plus grand nombre avant l’ajout de la position.',
    setByHand:
      'a été fixée à la main (« et si… ») : ce n’est plus une ligne de X fois une colonne de W. Celle de tout autre mot l’est.',
    cut: (shown, all) =>
      `${shown} mots sur ${all} sont dessinés, ceux qui entourent le mot qui interroge.`,
    cutSource: (shown, all) => `${shown} mots sur ${all} sont dessinés, ceux qui pèsent le plus.`,
  },
  heads: {
    heading: (heads) =>
      heads === 1 ? 'Une tête, puis W_O' : `${heads} têtes côte à côte, puis W_O`,
    hint: (word) =>
      `Chaque tête a ses propres W_Q, W_K et W_V, donc ses propres poids et sa propre somme pour « ${word} ». Choisissez une tête pour la voir dans toutes les vues.`,
    untrained:
      'Les têtes diffèrent parce que leurs projections sont parties différentes : toutes ont été tirées au sort, et rien n’a été appris. Une autre graine donne d’autres têtes.',
    seed: (seed) => `graine ${seed}`,
    newSeed: 'Nouvelle graine',
    head: (index) => `tête ${index + 1}`,
    output: (head, numbers) => `Sortie (${head}) : ${numbers}`,
    concatenated: (width) =>
      `toutes les sorties sur une seule ligne : concaténées, ${width} nombres`,
    column: (name) => `× colonne « ${name} » de W_O`,
    combined: '= combinée',
    combinedName: 'sortie combinée',
    spoken: (what, numbers) => `${what} : ${numbers}`,
  },
  residual: {
    heading: 'Le mot lui-même est ajouté à nouveau',
    hint: 'L’attention ne fait qu’ajouter au vecteur d’un mot. Ce qui est entré continue aussi son chemin : c’est la connexion résiduelle.',
    label: (word) => `Plongement, sortie combinée et résidu de « ${word} »`,
    input: (layer) => (layer === 0 ? 'plongement' : `de la couche ${layer}`),
    cross: 'de l’auto-attention',
    combined: '+ combinée',
    sum: '= résidu',
  },
  feedForward: {
    heading: 'Un réseau à propagation avant traite chaque mot pour lui-même',
    hint: 'Ici, aucun mot n’en regarde un autre. Ce que ce réseau tire du résidu lui est ajouté, et c’est cela que la couche transmet.',
    label: (word) => `Résidu, propagation avant et sortie de la couche, pour « ${word} »`,
    residual: 'résidu',
    added: '+ propagation avant',
    sum: '= transmis',
  },
  arithmetic: {
    of: (what, word, name) => `${what} de « ${word} », ${name}`,
    previous: 'Case précédente',
    next: 'Case suivante',
  },
  absent: {
    none: 'Les projections sont désactivées : l’attention travaille sur les plongements eux-mêmes, si bien que la requête, la clé et la valeur d’un mot sont toutes son plongement. Il n’y a ni W_Q, ni W_K, ni W_V, une seule tête, et ensuite ni W_O ni connexion résiduelle.',
    useProjections: 'Utiliser les projections du modèle',
    manual:
      'Dans le modèle « manuel », Q, K et V sont fixés à la main. Ils ne viennent d’aucun plongement ni d’aucune matrice, et rien ne suit l’unique tête.',
    useModel: 'Utiliser le modèle « concept »',
  },
  dimension: (index) => `dimension ${index + 1}`,
};
