import type { Translation } from '../dictionary.js';
import type { problemTexts } from '../en/problems.js';
import { figure } from './figure.js';
import { settings } from './views/settings.js';

const scheme = (id: string) => settings.schemes[id] ?? id;
const model = (id: string) => figure.controls.models[id] ?? id;

// What is measured, where a message says so.
const counted = (value: string) => value.replace(/ tokens$/, ' jetons');

const texts: Record<string, string> = { sentence: 'La phrase', source: 'La seconde phrase' };
const text = (argument: string) => texts[argument] ?? `« ${argument} »`;

type Pattern = [message: RegExp, said: (...parts: string[]) => string];

/** Each message of the core, and of what checks settings before it. */
const patterns: Pattern[] = [
  [
    /^(.+) has no words: type at least one$/,
    (a) => `${text(a)} n’a pas de mots : saisissez-en au moins un`,
  ],
  [
    /^(.+) is "(.*)", but must be one of (.+)$/s,
    (a, value, list) => `« ${a} » vaut « ${value} », mais doit être l’un de ceux-ci : ${list}`,
  ],
  [
    /^(.+) is (.+), but must be a whole number from (.+) to (.+)$/,
    (a, value, least, most) =>
      `« ${a} » vaut ${value}, mais doit être un nombre entier de ${least} à ${most}`,
  ],
  [
    /^(.+) is (.+), but must be a finite number above 0$/,
    (a, value) => `« ${a} » vaut ${value}, mais doit être un nombre fini supérieur à 0`,
  ],
  [
    /^(.+) is (.+), but must be a finite number$/,
    (a, value) => `« ${a} » contient ${value}, mais doit être fait de nombres finis`,
  ],
  [
    /^(.+) is (.+), but must be a whole number of at least 1$/,
    (a, value) => `« ${a} » vaut ${value}, mais doit être un nombre entier d’au moins 1`,
  ],
  [
    /^(.+) has length (.+), but must have length (.+)$/,
    (a, value, length) => `« ${a} » est de longueur ${value}, mais doit être de longueur ${length}`,
  ],
  [
    /^(.+) would hold (.+) numbers, but at most (.+) fit$/,
    (a, value, most) =>
      `« ${a} » compterait ${value} nombres, mais il n’y a place que pour ${most}`,
  ],
  [
    /^(.+) has (.+), but at most (.+) can be typed$/,
    (a, value, most) => `« ${a} » compte ${counted(value)}, mais on peut en saisir ${most} au plus`,
  ],
  [
    /^scheme "(.*)" compares keys with keys, so there can be no second sentence$/,
    (id) =>
      `La méthode « ${scheme(id)} » compare des clés à des clés : il ne peut donc pas y avoir de seconde phrase`,
  ],
  [
    /^model "(.*)" reads one sentence, so there can be no second sentence$/,
    (id) =>
      `Le modèle « ${model(id)} » ne lit qu’une phrase : il ne peut donc pas y en avoir de seconde`,
  ],
  [
    /^(.+) is (.+), but must be a number from 0 to 1$/,
    (a, value) => `« ${a} » vaut ${value}, mais doit être un nombre de 0 à 1`,
  ],
  [
    /^(.+) gives token (.+) the weight (.+), but a weight is at least 0, and 0 where the mask forbids$/,
    (a, token, weight) =>
      `« ${a} » donne au jeton ${token} le poids ${weight}, mais un poids est au moins 0, et 0 là où le masque interdit`,
  ],
  [
    /^(.+) adds up to (.+), but must add up to 1$/,
    (a, total) => `La somme de « ${a} » est ${total}, mais doit être 1`,
  ],
  [
    /^(.+) has the amount (.+), but must have a number from -1 to 1$/,
    (a, amount) => `« ${a} » a pour quantité ${amount}, mais il faut un nombre de −1 à 1`,
  ],
  [
    /^(.+) and (.+) both replace the weights: only one of them can be set$/,
    (a, other) =>
      `« ${a} » et « ${other} » remplacent tous deux les poids : on ne peut fixer que l’un des deux`,
  ],
  [
    /^(.+) can be chosen for the model (.+), not for "(.*)"$/,
    (a, one, other) =>
      `« ${a} » se choisit pour le modèle « ${model(one)} », pas pour « ${model(other)} »`,
  ],
  [
    /^(.+) is (.+), but must be a multiple of the (.+)$/,
    (a, value, other) => `« ${a} » vaut ${value}, mais doit être un multiple de « ${other} »`,
  ],
  [
    /^(.+) cannot be read: (.+)$/s,
    (a, reason) => `« ${a} » est illisible (en anglais : ${reason})`,
  ],
  [/^model "(.*)" is not loaded$/, (id) => `Le modèle « ${model(id)} » n’est pas chargé`],
  [
    /^the model (.+) could not be fetched: (.+)$/s,
    (id, reason) => `Le modèle « ${model(id)} » n’a pas pu être chargé (en anglais : ${reason})`,
  ],
  [
    /^file must be a trained model, as data$/,
    () => '« file » doit être un modèle entraîné, sous forme de données',
  ],
  [
    /^manual must hold rows of numbers under the names queries, keys and values$/,
    () => '« manual » doit contenir des lignes de nombres sous les noms queries, keys et values',
  ],
];

export const problems: Translation<typeof problemTexts> = {
  said: (message) => {
    for (const [pattern, said] of patterns) {
      const found = pattern.exec(message);
      if (found) return said(...found.slice(1));
    }
    return `Message d’erreur, en anglais : ${message}`;
  },
};
