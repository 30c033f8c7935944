import type { LessonTexts } from '../../../lessons/translated.js';

export const lesson: LessonTexts = {
  title: 'Gardé ou perdu',
  question: 'On additionne softmax × valeur. La somme ne perd-elle pas quels mots ont compté ?',
  steps: [
    {
      text: 'Ici, *love* interroge, et la requête, la clé et la valeur d’un mot sont toutes son propre plongement. Il met {1} sur *i*, {2} sur lui-même et {3} sur *sushi*, multiplie les valeurs par ces poids et les additionne. Seule cette somme, une ligne de nombres, continue. Les poids s’y perdent-ils ?',
    },
    {
      text: 'Ici, non. À partir de la somme et des trois valeurs seules, on relit les poids : {1}, {2} et {3}. D’autres poids devraient donner le même total dans toutes les dimensions à la fois. Avec trois valeurs qui ne sont pas alignées, il n’y en a pas d’autres.',
    },
    {
      text: 'Cela peut mal tourner. Ici, aucun mot ne connaît sa position : les deux *the* ont donc exactement la même valeur. La somme dit ce que les deux pèsent ensemble, et rien de plus à leur sujet.',
      task: 'Faites glisser la barre du premier *the* jusqu’au bout droit de sa bande pâle, ou appuyez dessus sur Fin. Puis regardez la somme.',
      done: 'Le premier *the* a maintenant {1}, le second {2}, et la somme est restée immobile. Ce que l’un donne, l’autre le prend ; tous les autres mots sont fixés.',
    },
    {
      text: 'Les mots ont maintenant leur position. Les deux *the* ont des valeurs différentes, et leurs barres n’ont plus de jeu : cette somme vient de {1} sur le premier et de {2} sur le second, et de rien d’autre.',
    },
    {
      text: 'Mais les textes sont longs, et les têtes étroites. Cette tête aléatoire, non entraînée, a des valeurs de deux nombres pour onze mots. Avec des poids dont le total est 1, cela fait {1} équations ; {2} dimensions restent libres. *moving* a {3}.',
      task: 'Faites de *hyper* le mot le plus lourd : faites glisser sa barre vers la droite, ou appuyez dessus sur Fin. Puis regardez la somme.',
      done: '*hyper* a maintenant {1}, *moving* {2}, et pas un chiffre de la somme n’a changé. Alors oui : cette somme a perdu quel mot pesait le plus.',
    },
    {
      text: 'Est-ce grave ? *hyper* tient toujours ses {1}. Mais seule la somme continue : W_O, la connexion résiduelle et toutes les couches à venir lisent cette ligne, jamais les poids. Le nombre décomposé ici, {2}, est le même qu’avant. Ce que la somme cache ne peut rien changer à ce qui vient après elle dans la passe avant.',
    },
    {
      text: 'Plus de têtes ramènent-elles les poids, ou W_O ? Non : côte à côte, les quatre têtes laissent libres {1} dimensions, et {2} le restent après W_O. La connexion résiduelle n’y fait rien non plus. Mais chaque tête regarde à sa manière, et la connexion résiduelle transmet le mot lui-même : elles gardent plutôt ce qu’il en est des mots.',
    },
    {
      text: 'Ces valeurs sont aléatoires. L’entraînement les façonne pour que ce qui compte survive à la somme. Et son gradient, lui, voit les poids : à travers cette somme, chaque valeur est corrigée en proportion de son propre poids, *moving* avec {1}, *hyper* avec {2}.',
    },
    {
      text: 'Les poids expliquent-ils ce que fait un modèle ? C’est disputé, et les articles sont indiqués ici : Jain et Wallace disent non, Wiegreffe et Pinter objectent ; Brunner et al. soutiennent que les longs textes cachent leurs poids, Naim et Asher objectent. Ce que cette somme garde et cache relève de l’arithmétique.',
    },
    {
      text: 'À vous. Onze mots, et une équation de plus qu’une valeur n’a de nombres, puisque le total des poids doit aussi être 1.',
      task: 'Trouvez les valeurs les plus étroites avec lesquelles la somme garde les onze poids : déplacez « Dimension des valeurs ».',
      done: 'Dix : cela fait {1} équations pour onze mots, et tous les poids peuvent être relus. Un nombre de moins, ou un mot de plus, et la somme cache quelque chose ; mais ce qu’elle cache, rien de ce qui la suit ne peut en manquer.',
    },
  ],
};
