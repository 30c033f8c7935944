import type { LessonTexts } from '../../../lessons/translated.js';

export const lesson: LessonTexts = {
  title: 'D’où viennent Q, K et V',
  question:
    'D’où viennent les requêtes, les clés et les valeurs, et comment des mots peuvent-ils être liés sans être semblables ?',
  steps: [
    {
      text: 'Un modèle connaît un mot comme une ligne de nombres, son plongement : ce que le mot veut dire, plus la place qu’il occupe. La requête, la clé et la valeur en sont toutes tirées.',
    },
    {
      text: 'La requête est ce qu’un mot cherche. Une matrice la produit : le plongement fois W_Q, la même matrice pour chaque mot. (Dans ce modèle, les matrices ont été réglées à la main, pour rester lisibles. Dans d’autres, c’est l’entraînement qui les trouve.)',
    },
    {
      text: 'La clé est ce qu’un mot offre à qui regarde ; W_K la produit. *black* cherche un nom à proximité, et *cat* en offre un. Multipliez requête et clé nombre par nombre, additionnez : c’est le score, {1}.',
    },
    {
      text: 'Chaque paire a un score. De tous les scores que donne *black*, celui de *cat* est le plus élevé. La softmax en fait des poids : plus le score est élevé, plus le poids est grand.',
      task: 'Choisissez *mat* comme mot de la clé, pour voir son score.',
      done: '{1}, là où *cat* a {2} : *mat* est aussi un nom, mais il est plus loin. La position fait partie de la requête et de la clé.',
    },
    {
      text: 'Pourquoi ne pas comparer les plongements eux-mêmes ? Un mot chercherait alors ce qui lui ressemble, et rien ne ressemble plus à un mot que lui-même.',
      task: 'Enlevez W_Q et W_K : choisissez « sans », au-dessus des ressemblances.',
      done: 'Maintenant, *black* se donne à lui-même le plus de poids, {1}, et à *cat* seulement {2}. Un adjectif et un nom sont liés, pas semblables. W_Q et W_K permettent à l’un de chercher l’autre.',
    },
    {
      text: 'W_V produit la valeur : ce qu’un mot transmet une fois qu’il est regardé. Ce n’est pas forcément ce par quoi il a été trouvé : *cat* a été trouvé comme nom à proximité, et transmet {1} pour {2}.',
    },
    {
      text: 'Une tête a ses propres W_Q, W_K et W_V. La première fait chercher à *black* son nom : {1} sur *cat*, {2} sur lui-même. Dans la quatrième, W_Q et W_K sont égales.',
      task: 'Choisissez la quatrième tête, « même genre ».',
      done: 'Ici, *black* met {1} sur lui-même et {2} sur *cat*. Même phrase, même mot, autre question : c’est pourquoi un modèle a besoin de plusieurs têtes.',
    },
    {
      text: 'Jusqu’ici, la phrase se regardait elle-même. Un traducteur regarde aussi une autre phrase, celle qui est à traduire : c’est l’attention croisée, entre l’encodeur et le décodeur.',
      task: 'Appuyez sur « Regarder une seconde phrase ».',
      done: '*black* interroge toujours, mais ses poids vont maintenant aux mots de la seconde phrase : {1} sur *dog*.',
    },
    {
      text: 'Les requêtes sont tirées de la première phrase, comme avant. Les clés sont tirées de la seconde, par W_K : chaque ligne de K est l’un de ses mots. Et les valeurs ?',
      task: 'Choisissez « valeurs V », et voyez de qui sont les lignes.',
      done: 'De la seconde phrase aussi : elle donne K et V, la première Q. Rien d’autre ne change dans l’attention croisée.',
    },
    {
      text: 'À vous. Retour à une seule phrase ; *sat* interroge. Dans l’une des quatre têtes, un verbe cherche qui agit.',
      task: 'Trouvez la tête dans laquelle *sat* met plus de la moitié de son poids sur *cat*.',
      done: 'C’est la troisième, « qui fait quoi à qui » : {1} sur *cat*, et {2} sur *mat*. Plusieurs têtes posent aux mêmes mots plusieurs questions à la fois.',
    },
  ],
};
