import type { Translation } from '../../dictionary.js';
import type { manualTexts } from '../../en/views/manual.js';

export const manual: Translation<typeof manualTexts> = {
  hint: 'Une ligne par mot. Saisissez un nombre (avec un point décimal), faites-le glisser de côté, ou collez un bloc d’un tableur. Les flèches vont d’un champ à l’autre ; avec Alt, haut et bas changent un nombre de 0,1, et avec Maj en plus, de 1. Du doigt, un tableau large se fait défiler par ses mots.',
  keyWidth: 'Dimensions des requêtes et des clés',
  valueWidth: 'Dimensions des valeurs',
  remove: (what) => `${what} : retirer la dernière`,
  add: (what) => `${what} : en ajouter une`,
  back: 'Revenir aux nombres de départ',
  start: 'Partir des nombres du modèle concept',
  zeros: 'Tout à zéro',
  word: 'mot',
  parts: {
    queries: { title: 'Requêtes', hint: 'ce que chaque mot demande', one: 'Requête' },
    keys: { title: 'Clés', hint: 'ce par quoi chaque mot se laisse trouver', one: 'Clé' },
    values: { title: 'Valeurs', hint: 'ce que chaque mot transmet', one: 'Valeur' },
  },
  field: (one, word, dimension) => `${one} de « ${word} », dimension ${dimension}`,
  wrong: (text) =>
    text.trim() === ''
      ? 'Un champ est vide. L’image garde son dernier nombre.'
      : `« ${text} » n’est pas un nombre. L’image garde le dernier.`,
  refused: (text) => `« ${text} » n’est pas un nombre : rien n’a été collé.`,
  left: {
    model: (_rows, columns) =>
      `On peut saisir 16 dimensions au plus : ${columns === 1 ? 'une dimension du modèle a été laissée' : `${columns} dimensions du modèle ont été laissées`} de côté.`,
    pasted: (rows, columns) => {
      const parts = [
        rows && `${rows} ${rows === 1 ? 'ligne' : 'lignes'}`,
        columns && `${columns} ${columns === 1 ? 'colonne' : 'colonnes'}`,
      ];
      const isOne = rows + columns === 1;
      return `De ce qui a été collé, ${parts.filter(Boolean).join(' et ')} ${isOne ? 'n’entre' : 'n’entrent'} pas : il y a une ligne par mot, et 16 dimensions au plus.`;
    },
  },
};
