import { type Dictionaries, say } from './dictionary.js';

/** The languages that the page speaks. */
export type Language = 'en' | 'fr';

// Each but English is fetched when a figure first asks for it.
const sources: Partial<Record<string, () => Promise<Dictionaries>>> = {
  fr: async () => (await import('./fr/french.js')).french,
};

const fetched = new Map<Language, Dictionaries>();
const fetching = new Map<Language, Promise<Language>>();

/**
 * The language of an element, by its own `lang` or that of the nearest ancestor that has one, also
 * outside the shadow tree that it stands in. `fr-CA` is French; what the page cannot speak, English.
 */
export function languageOf(element: Element): Language {
  const holder = element.closest<HTMLElement>('[lang]');
  const root = element.getRootNode();
  if (!holder && root instanceof ShadowRoot) return languageOf(root.host);
  const [language] = (holder?.lang ?? '').toLowerCase().split('-');
  return Object.hasOwn(sources, language!) ? (language as Language) : 'en';
}

/** Fetches a language. Returns it; or English where it cannot be had. */
export function fetchLanguage(language: Language): Promise<Language> {
  const known = fetching.get(language) ?? request(language);
  fetching.set(language, known);
  return known;
}

async function request(language: Language): Promise<Language> {
  try {
    const dictionaries = await sources[language]?.();
    if (dictionaries) fetched.set(language, dictionaries);
    return language;
  } catch {
    return 'en';
  }
}

/** Sets the language of every text that is read from here on: one that was fetched, or English. */
export function speak(language: Language): void {
  say(fetched.get(language) ?? null);
}
