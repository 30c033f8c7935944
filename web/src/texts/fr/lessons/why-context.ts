import type { LessonTexts } from '../../../lessons/translated.js';

export const lesson: LessonTexts = {
  title: 'Pourquoi le contexte ?',
  question:
    'Pourquoi l’entraînement fait-il apprendre le contexte à l’attention, et non autre chose ? Comment le savons-nous ?',
  steps: [
    {
      text: 'Ce modèle ne sait encore rien : ses plongements et ses W_Q, W_K et W_V ont été tirés au sort à partir d’une graine. Il lit quatre couleurs, chacune avec un nombre, puis de nouveau l’une des couleurs, et doit dire le nombre. Il répond juste à {1} des questions ; en devinant parmi les nombres, ce serait à {2}.',
      task: 'Appuyez sur Entraîner, et attendez la pause. En vitesse rapide, c’est l’affaire d’un instant.',
      done: 'Il répond maintenant juste à {1} des questions, avec des paires de mots sur lesquelles il n’a jamais été entraîné. Personne ne lui a dit où regarder, et pourtant, dans {2} des questions, c’est à la bonne couleur qu’il donne le plus de poids.',
    },
    {
      text: 'Qu’est-ce qui l’y a poussé ? La perte dit à quel point une réponse était fausse. Rétropropagée, elle pousse chaque logit vers le haut ou vers le bas : ce sont les flèches à côté des mots. Sur une ligne, la somme de ces gradients est nulle : pousser vers certains mots, c’est pousser loin des autres.',
      task: 'Ramenez le moment de l’entraînement à son début.',
      done: 'Au début, les poids sont presque égaux, et les poussées petites et nombreuses. Le contexte n’était pas leur but : seule la perte l’était.',
    },
    {
      text: 'Est-ce l’attention qui l’a fait, ou le reste aurait-il trouvé un moyen ? Enlevez-la : le même modèle, entraîné de la même façon à partir de trois graines, avec son attention, avec le même poids sur chaque mot, avec un motif aléatoire qui reste, et sans attention du tout.',
      task: 'Lancez l’expérience témoin. Elle dure quelques secondes.',
      done: 'Avec l’attention qui apprend, chaque graine donne au moins {1} de bonnes réponses ; avec le même poids sur chaque mot, au plus {2} ; avec un motif fixe, au plus {3} ; sans attention, au plus {4}. Ici, il faut regarder, et choisir où.',
    },
    {
      text: 'Autre tâche, autre modèle : dire le contraire du dernier mot. Ce qui précède n’a pas d’importance. Apprendra-t-il à regarder son contexte, maintenant qu’il le pourrait ?',
      task: 'Lancez l’expérience témoin pour cette tâche.',
      done: 'Les quatre s’accordent : même sans aucune attention, chaque graine donne encore au moins {1} de bonnes réponses. Là où le contexte ne fait pas baisser la perte, rien ne le réclame.',
    },
    {
      text: 'Entre les deux : y a-t-il plus d’animaux ou plus de fruits ? Il faut pour cela chaque mot de la phrase, il faut donc du contexte. Faut-il une attention apprise ?',
      task: 'Lancez l’expérience témoin encore une fois.',
      done: 'Sans attention, il devine : au plus {1}. Mais le même poids sur chaque mot, pour toujours, fait aussi bien que des poids appris : au moins {2}. Pour compter, nul n’a besoin de choisir où regarder.',
    },
    {
      text: 'Un score élevé ne prouve donc rien à lui seul. Deux personnes se rencontrent, et le pronom convient à l’une d’elles. Qui connaît les mots mais pas leur ordre atteint {1} : c’est la ligne en pointillé du sac de mots. Cela ressemble à de la compréhension, et s’obtient sans regarder aucun mot en particulier.',
      task: 'Entraînez-le, puis enlevez-lui son attention.',
      done: 'Avec le même poids sur chaque mot, chaque graine donne encore au moins {1} de bonnes réponses. On peut dire lequel des deux noms convient au pronom sans regarder l’un plus que l’autre.',
    },
    {
      text: 'La réponse honnête : rien ne garantit le contexte. La perte récompense ce qui la fait baisser ; l’attention apprend le contexte là où c’est le cas. Nous le savons en l’enlevant. (Des requêtes et des clés figées au hasard ne sont pas un témoin : les plongements apprennent à les contourner.)',
      task: 'À vous : trouvez une autre tâche qui a besoin d’une attention apprise, et montrez-le : avec le même poids sur chaque mot, aucune graine ne doit donner plus de la moitié de bonnes réponses.',
      done: 'L’avant-dernier mot : seule sa place dit lequel c’est. Avec le même poids sur chaque mot, au plus {1} ; avec des poids appris, au moins {2}. Voilà comment nous le savons.',
    },
  ],
};
