import type { Translation } from '../dictionary.js';
import type { nameTexts } from '../en/names.js';

const names: Readonly<Record<string, string>> = {
  person: 'personne',
  animal: 'animal',
  food: 'aliment',
  thing: 'chose',
  place: 'lieu',
  colour: 'couleur',
  quality: 'qualité',
  manner: 'manière',
  action: 'action',
  pronoun: 'pronom',
  pointer: 'pointeur',
  female: 'féminin',
  many: 'pluriel',
  size: 'taille',
  good: 'bon',
  bright: 'clair',
  adjective: 'adjectif',
  bias: 'biais',
  position: 'position',
  'position²': 'position²',
  'action/pronoun': 'action/pronom',
  'pointer/manner': 'pointeur/manière',
  describes: 'décrit',
  'refers to': 'renvoie à',
  'does what to whom': 'qui fait quoi à qui',
  'same kind': 'même genre',
};

export const nameTranslations: Translation<typeof nameTexts> = {
  of: (name) => names[name] ?? name,
};
