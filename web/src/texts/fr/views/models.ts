import type { Translation } from '../../dictionary.js';
import type { modelsTexts } from '../../en/views/models.js';

export const models: Translation<typeof modelsTexts> = {
  about: {
    random:
      'Aléatoire : vecteurs et projections tirés au sort à partir d’une graine. C’est de là que part un réseau qui n’est pas entraîné.',
    trained:
      'Entraîné : il a appris, avec le cœur de calcul de cette page et sur de petites phrases de sa propre grammaire, à compléter des mots cachés et à nommer le mot auquel renvoie un pronom ou un adjectif. Aucune perte ne portait sur ses poids d’attention. Il est construit pour que ses têtes soient lisibles : les valeurs de la première couche passent par huit nombres, trop peu pour recopier un mot.',
    translator:
      'Traducteur : il a appris à traduire de l’anglais vers le français, avec le cœur de calcul de cette page et sur de petites phrases de sa propre grammaire. Aucune perte ne portait sur ses poids d’attention. Il est construit pour qu’ils soient lisibles : les valeurs de l’encodeur passent par huit nombres, si bien que le décodeur doit regarder le mot qu’il traduit.',
    manual: 'Manuel : requêtes, clés et valeurs telles que vous les fixez.',
    file: 'Le vôtre : le modèle que vous avez entraîné sur cette page, tel qu’il était quand vous l’avez placé ici. Il ne connaît que les mots de sa tâche.',
  },
};
