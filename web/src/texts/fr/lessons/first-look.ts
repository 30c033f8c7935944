import type { LessonTexts } from '../../../lessons/translated.js';

export const lesson: LessonTexts = {
  title: 'Premier regard',
  question: 'Que fait l’attention d’une phrase ?',
  steps: [
    {
      text: 'Un mot seul dit peu de chose ; l’attention lui permet de recueillir quelque chose des autres. Ici, *black* interroge : il regarde chaque mot, lui-même compris, et donne à chacun un poids. La barre sous un mot est son poids.',
    },
    {
      text: 'Ensemble, tous les poids d’un mot font un tout. *black* en met {1} sur *cat* : cette partie du modèle fait chercher à un mot qui décrit ce qu’il décrit.',
    },
    {
      text: 'Chaque mot a aussi une valeur : une ligne de nombres, un par case. La couleur est un nombre au-dessus ou au-dessous de zéro ; le blanc est zéro. La valeur de *cat* est {1} pour {2}, {3} pour {4}, {5} pour {6}.',
    },
    {
      text: 'Chaque valeur est maintenant multipliée par le poids de son mot. *cat* garde {1} de sa valeur et reste vif ; *sat* en garde {2} et pâlit.',
    },
    {
      text: 'Dernier geste : additionner les valeurs pondérées, colonne par colonne. Leur somme est la sortie pour *black* ; c’est tout ce qu’il emporte.',
      task: 'Ajoutez les trois premiers mots : amenez le curseur sous la somme au troisième, ou lancez la lecture.',
      done: '*cat* y est, et avec lui le nombre le plus fort de toute la somme : {1} pour {2}. Les quatre mots qui restent ajoutent du plus pâle.',
    },
    {
      text: 'La somme tient de qui pèse le plus. Essayez : et si *mat* pesait davantage ?',
      task: 'Faites glisser le poids de *mat* jusqu’à la moitié ou plus, ou utilisez les flèches du clavier sur sa barre.',
      done: 'Les autres ont rétréci en proportion, de sorte que tous font encore un tout. C’est maintenant {1}, que *mat* apporte, qui est le nombre le plus fort de la somme.',
    },
    {
      text: 'Ces poids n’étaient que ceux de *black*. Chaque mot interroge, et chacun a ses propres poids.',
      task: 'Choisissez *cat* dans la phrase.',
      done: '*cat* met {1} de son poids sur *black* : un nom cherche ce qui le décrit. Mêmes valeurs, autres poids, autre somme.',
    },
    {
      text: 'À vous. Un mot de cette phrase met environ les trois quarts de son poids sur *mat*.',
      task: 'Trouvez ce mot, et faites-le interroger.',
      done: 'C’est le second *the*, avec {1}. Le premier *the* s’écrit de la même façon mais met {2} sur *cat* : la place d’un mot fait partie de ce qu’il demande.',
    },
  ],
};
