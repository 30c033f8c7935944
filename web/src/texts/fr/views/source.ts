import type { Translation } from '../../dictionary.js';
import type { sourceTexts } from '../../en/views/source.js';

export const source: Translation<typeof sourceTexts> = {
  source: 'Seconde phrase : ses mots sont regardés, et donnent les clés et les valeurs',
  remove: 'Retirer la seconde phrase',
  lookedAt: 'Les mots regardés',
  read: 'Anglais : les mots qui sont regardés',
  own: 'L’exemple du modèle ; saisissez une autre phrase',
};
