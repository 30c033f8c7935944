import { detailsText } from '../store/details.js';
import { longestLink, readPermalink, writePermalink } from '../store/permalink.js';
import { attributeOf, type Values } from '../store/properties.js';
import type { UiState } from '../store/store.js';
import { permalinkTexts as texts } from '../texts/en/permalink.js';

export { wanted } from '../store/details.js';

/**
 * The values that restore what is on the screen, with what the reader unfolded, opened and chose. A
 * lesson says itself what is open.
 */
export async function asShown(values: Values, figure?: Promise<{ ui: UiState }>): Promise<Values> {
  const drawn = await figure?.catch(() => undefined);
  if (!drawn) return { ...values };
  return { ...values, details: values.lesson === '' ? detailsText(drawn.ui) : '' };
}

/** The link to a page that shows these values. */
export function linkTo(page: string, values: Values): string {
  const link = new URL(page, document.baseURI);
  link.hash = '';
  link.hash = writePermalink(values, longestLink - `${link.href}#`.length);
  return link.href;
}

/**
 * What a link stands for, null where it is wrong; and what there is to say about that, in the
 * language that is spoken when it is said.
 */
export function valuesOf(link: string): { values: Values | null; remarks: () => string[] } {
  const { values, omitted, problems } = readPermalink(link.slice(link.indexOf('#') + 1));
  if (problems) {
    const remarks = () => problems.map(({ kind, ...about }) => texts[kind](about));
    return { values: null, remarks };
  }
  const names = omitted.map(attributeOf);
  return { values, remarks: () => (names.length > 0 ? [texts.omitted(names)] : []) };
}

/** The same for a link that only the core can refuse. */
export function refused(message: string): string[] {
  return [texts.fault({ text: message })];
}
