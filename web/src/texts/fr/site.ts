import type { Translation } from '../dictionary.js';
import type { siteTexts } from '../en/site.js';

export const site: Translation<typeof siteTexts> = {
  badLink: 'Ce lien ne fonctionne pas : vous voyez donc la page telle qu’elle commence.',
};
