import { dictionary } from '../dictionary.js';

/** Texts of the site around the figure, as far as they come and go. */
export const siteTexts = dictionary('site', {
  badLink: 'This link does not work, so you see the page as it starts.',
});
