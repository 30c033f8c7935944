/** Every dictionary that there is; each language has them all. */
export type DictionaryName =
  | 'arithmetic'
  | 'figure'
  | 'lessons'
  | 'names'
  | 'numbers'
  | 'permalink'
  | 'share'
  | 'problems'
  | 'site'
  | 'tables'
  | 'told'
  | 'models'
  | 'settings'
  | 'source'
  | 'manual'
  | 'geometry'
  | 'dot-product'
  | 'matrix'
  | 'kept'
  | 'projections'
  | 'training';

/** All dictionaries of one language. */
export type Dictionaries = Readonly<Record<DictionaryName, object>>;

/** A dictionary in another language: the same keys, and functions of the same arguments. */
export type Translation<Texts> = Texts extends (...given: infer Given) => infer Said
  ? (...given: Given) => Translation<Said>
  : Texts extends string
    ? string
    : { [Key in keyof Texts]: Translation<Texts[Key]> };

// Null for English.
let spoken: Dictionaries | null = null;

/**
 * Sets the language of every text that is read from here on. A page may hold figures of several:
 * each speaks before it draws, and before its handlers run. Who reads a text later than that, after
 * an `await` or a timer, speaks again; or keeps what was read before.
 */
export function say(dictionaries: Dictionaries | null): void {
  spoken = dictionaries;
}

/**
 * The English texts of a dictionary, each of which is read in the language that is spoken at that
 * moment. Groups of texts may be kept (`const { sum: labels } = texts`), single texts may not.
 */
export function dictionary<Texts extends object>(name: DictionaryName, english: Texts): Texts {
  return group(english, () => (spoken?.[name] as Texts | undefined) ?? english);
}

function group<Texts extends object>(english: Texts, said: () => Texts): Texts {
  const texts = {} as Texts;
  for (const key of Object.keys(english) as (keyof Texts)[]) {
    const text = english[key];
    const isGroup = typeof text === 'object' && text !== null && !Array.isArray(text);
    const kept = isGroup ? group(text, () => said()[key] as typeof text) : null;
    Object.defineProperty(texts, key, { enumerable: true, get: () => kept ?? said()[key] });
  }
  return texts;
}
