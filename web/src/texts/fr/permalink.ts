import type { Translation } from '../dictionary.js';
import type { permalinkTexts } from '../en/permalink.js';
import { problems } from './problems.js';

// What a stranger wrote into a link could bury the sentence.
const cut = (text = '') => (text.length > 40 ? `${text.slice(0, 40)}…` : text);

export const permalink: Translation<typeof permalinkTexts> = {
  length: () => 'Il est plus long que ne peut l’être un lien fait ici.',
  encoding: () => 'Une partie en manque, ou a été modifiée en route.',
  noVersion: () => 'Il ne commence pas, comme tout lien fait ici, par « v=1 ».',
  version: ({ text }) =>
    `Il vient d’une autre version de cette page (« ${cut(text)} »), que celle-ci ne sait pas lire.`,
  unknown: ({ name }) => `Il règle « ${cut(name)} », que cette page ne connaît pas.`,
  repeated: ({ name }) => `Il règle « ${cut(name)} » plusieurs fois.`,
  value: ({ name, text }) =>
    `Il donne à « ${cut(name)} » la valeur « ${cut(text)} », qui est illisible.`,
  fault: ({ text }) => `Ce qu’il demande n’est pas possible : ${problems.said(text ?? '')}.`,
  omitted: (names) =>
    `Ce lien n’a pas pu contenir ${names.join(', ')} ; ce que vous voyez a, à la place, le réglage habituel.`,
};
