import type { LessonTexts } from '../../../lessons/translated.js';

export const lesson: LessonTexts = {
  title: 'Pourquoi une requête ?',
  question:
    'Pourquoi ne pas mélanger les mots dans une proportion fixe, ou selon la ressemblance de leurs clés ? Qu’apporte la requête ?',
  steps: [
    {
      text: 'Qui est *she* ? Pour le savoir, *she* doit recueillir quelque chose de *Riley*. L’idée la plus simple : garder {1} de soi, et partager le reste à égalité.',
      task: 'Faites que *she* garde moins de la moitié de lui-même : déplacez « Part gardée ».',
      done: '*Riley* a maintenant {1}, mais la virgule aussi, {2}. Une proportion fixe ne regarde pas les mots.',
    },
    {
      text: 'Regardez-les donc : mélangez *she* et *Riley* selon la ressemblance de leurs clés. Sous sa forme d’origine, se ressembler veut dire se garder : {1} de *she*, {2} de *Riley*. Deux mots égaux ne se mélangeraient pas du tout.',
    },
    {
      text: 'Puis toutes les paires à la fois, chaque ligne divisée par sa somme. Maintenant, *she* se donne à lui-même le plus de poids, {1} : rien ne ressemble plus à une clé que cette clé. Et *Riley*, avec {2}, reçoit moins que la virgule, {3}.',
    },
    {
      text: 'Entre clés, il n’y a pas non plus de direction : un score multiplie deux clés nombre par nombre, et a·b est b·a. Voici tous les scores. *she* donne à *Riley* le score {1}. Quel score *Riley* donne-t-il à *she* ?',
      task: 'Choisissez la ligne de *Riley*.',
      done: '{1}, le même, et il en va ainsi de chaque paire : le tableau est son propre reflet. Son écart à cela, l’asymétrie, est de {2}.',
    },
    {
      text: 'Mais *she* a besoin de *Riley*, et *Riley* n’a pas besoin de *she*. Donnez donc à chaque mot une seconde ligne de nombres : à côté de la clé qu’il offre, une requête qui dit ce qu’il cherche.',
      task: 'Comparez des requêtes à des clés : sous « Poids selon », choisissez « requête · clé, divisé par la somme ».',
      done: 'Maintenant, *she* donne à *Riley* le score {1}, et *Riley* à *she* {2} : voilà une direction. Mais {3} comme poids de *Riley* n’est une part de rien.',
    },
    {
      text: 'Un score peut être négatif ; son exponentielle ne l’est jamais. La softmax prend l’exponentielle de chaque score et divise par la somme de toutes : les poids redeviennent des parts. Mais *she* met {1} sur *Riley*, et il ne reste presque rien pour les autres.',
    },
    {
      text: 'Un score additionne autant de produits qu’une clé a de nombres, d_k. Plus les clés sont grandes, plus les scores s’écartent, et avec exp un seul mot prend tout. Diviser chaque score par √d_k les maintient dans le même domaine.',
      task: 'Sous « Poids selon », choisissez « softmax, avec facteur d’échelle ».',
      done: 'Le score {1} est entré dans exp comme {2}. *Riley* mène toujours, avec {3}, et *dog* est entendu aussi, avec {4}.',
    },
    {
      text: 'Les requêtes sont toujours là, et la direction aussi. Est-ce la même chose dans l’autre sens ?',
      task: 'Faites interroger *Riley*.',
      done: '*Riley* met {1} sur *she*, là où *she* mettait {2} sur *Riley*. Un nom ne cherche pas de pronom : chaque mot pose sa propre question.',
    },
    {
      text: 'À vous. Les scores entre requêtes et clés ne sont pas symétriques : la mesure d’asymétrie affiche {1}. La phrase reste, et la softmax avec facteur d’échelle aussi.',
      task: 'Ramenez cette mesure à zéro. Il y a plus d’une façon.',
      done: 'Symétrique à nouveau : sans W_Q et W_K qui diffèrent, la requête d’un mot est sa clé, et il ne peut chercher que ce qui lui ressemble. Leur différence est ce qu’apporte la requête.',
    },
  ],
};
