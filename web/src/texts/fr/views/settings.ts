import type { Translation } from '../../dictionary.js';
import type { settingsTexts } from '../../en/views/settings.js';

export const settings: Translation<typeof settingsTexts> = {
  temperature: (number, meaning) => `${number} : ${meaning}`,
  temperatures: {
    asItIs: 'les poids tels quels',
    sharper: 'plus tranché, les grands poids croissent',
    flatter: 'plus plat, tous les poids se rapprochent',
  },
  keeps: (share) => `garde ${share} de lui-même`,
  schemes: {
    fixed: 'un partage fixe',
    'key-key': 'clé · clé, une seule paire',
    'key-key-normalised': 'clé · clé, divisé par la somme',
    'dot-normalised': 'requête · clé, divisé par la somme',
    softmax: 'softmax',
    'scaled-softmax': 'softmax, avec facteur d’échelle',
  },
  aboutSchemes: {
    fixed:
      'Chaque mot garde la même part de lui-même et partage le reste à égalité. Il ne regarde pas du tout les mots.',
    'key-key':
      'Seuls ce mot et un autre sont mélangés, selon la ressemblance de leurs clés : r = k̂ᵢ·k̂ⱼ, sortie r·vᵢ + (1 − r)·vⱼ. Telle qu’elle est écrite, r = 1 ne change rien et r = 0 remplace le mot ; lue à l’envers, des mots qui se ressemblent se remplacent l’un l’autre. Ni l’une ni l’autre lecture ne convient à une phrase. Un r négatif donne des poids qui ne sont pas des parts.',
    'key-key-normalised':
      'La pertinence est la ressemblance de deux clés, k̂ᵢ·k̂ⱼ ; chaque ligne est divisée par sa somme. Avant la division, elle est symétrique : black est à cat ce que cat est à black. Les lignes où des pertinences sont négatives donnent des poids inférieurs à 0 ou supérieurs à 1, et une somme nulle les laisse indéfinis.',
    'dot-normalised':
      'Les requêtes donnent un sens à la relation : q·k divisé par la somme de la ligne. Mais q·k peut être négatif, et une somme proche de 0 fait exploser les poids ou les laisse indéfinis.',
    softmax:
      'L’exponentielle rend chaque score positif : les poids sont donc toujours des parts. Sans facteur d’échelle, des clés de grande dimension donnent de grands scores, et un seul mot prend tout.',
    'scaled-softmax':
      'Les scores sont divisés par √d_k avant la softmax, afin que leur dispersion ne croisse pas avec la dimension des clés.',
  },
  pairReadings: { keep: 'garde le mot', replace: 'remplace le mot' },
  asModel: (what) =>
    what === undefined ? 'comme dans le modèle' : `comme dans le modèle : ${what}`,
  ofModel: {
    concept: { mask: 'aucun', position: 'la place et son carré' },
    random: { mask: 'aucun', position: 'sinusoïdale' },
    trained: { mask: 'aucun', position: 'apprise, pour chaque place' },
    translator: {
      mask: 'vers la droite dans l’encodeur, causal dans le décodeur',
      position: 'apprise, pour chaque place',
    },
    manual: { mask: 'aucun', position: 'aucune' },
    file: { mask: 'causal', position: 'apprise' },
  },
  masks: {
    none: 'aucun : chaque mot est vu',
    causal: 'causal : aucun mot ultérieur n’est vu',
  },
  positions: {
    none: 'aucune : l’ordre ne compte pas',
    sinusoidal: 'sinusoïdale : des ondes de la place',
  },
};
