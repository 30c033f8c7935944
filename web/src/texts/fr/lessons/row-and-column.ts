import type { LessonTexts } from '../../../lessons/translated.js';

export const lesson: LessonTexts = {
  title: 'Un nombre de la somme',
  question:
    'La ligne « black », colonne « animal » de la sortie est une somme sur tous les mots. Comment ce nombre sait-il que « black » regarde « cat » ?',
  steps: [
    {
      text: 'La sortie pour *black* est une ligne de nombres. Prenez-en un : ligne *black*, colonne {1}, {2}. C’est une somme sur les sept mots. Comment peut-il alors savoir que *black* regarde *cat* ?',
    },
    {
      text: 'Décomposez la somme. Chaque mot ajoute un terme, poids × valeur. Seul *cat* est un {1} ; toutes les autres valeurs de cette colonne sont nulles. Son terme est donc toute la somme : {2} × {3} = {4}.',
    },
    {
      text: 'Deux mots se rencontrent dans ce terme. Le poids, {1}, est celui de *black* pour *cat* : les sept poids sont ici ceux de *black*, parce que c’est *black* qui interroge. La valeur n’appartient qu’à *cat*.',
    },
    {
      text: 'Une autre colonne a donc les sept mêmes poids, et d’autres valeurs.',
      task: 'Choisissez la case {1} de la somme.',
      done: '{1}, et tout vient de *black* lui-même : {2} × {3}. Une grande valeur, et presque pas de poids.',
    },
    {
      text: 'Colonne {1} : ici, *cat* ajoute {2}, et *sat* {3}. Ensemble, cela fait {4}, et ce nombre à lui seul ne dit pas qui a apporté quoi. Les termes le savent ; la somme, non.',
    },
    {
      text: 'Tous les poids de tous les mots forment un tableau. La ligne *black* contient les sept poids que vous connaissez. Les valeurs forment aussi un tableau, V, une ligne par mot ; *cat* en est la troisième ligne.',
    },
    {
      text: 'Ligne *black* fois colonne {1} de V, nombre par nombre : {2}×{3} + {4}×{5} + {6}×{7} + {8}×{9} + … = {10}. C’est encore notre somme : softmax(QKᵀ/√d_k)·V la fait pour chaque ligne et chaque colonne.',
      task: 'Prenez une autre ligne fois la même colonne : choisissez la ligne *cat*.',
      done: 'La colonne {1} est maintenant {2} × {3} = {4}. La même valeur, un autre poids : ce que *cat* se donne de poids à lui-même ne dit rien de ce que *black* donne de poids à *cat*.',
    },
    {
      text: 'À vous. *black* interroge de nouveau, et sa colonne {1} vaut {2}. La phrase et le modèle restent tels quels.',
      task: 'Faites descendre ce nombre sous {1}. Il y a plus d’une façon.',
      done: '{1}, parce que le poids de *black* sur *cat* est maintenant {2}. Ce poids est la façon dont le nombre le sait.',
    },
  ],
};
