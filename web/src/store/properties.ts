import type { Manual } from '../snapshot/manual.js';
import type { ModelData } from '../snapshot/model-data.js';

/** How an attribute's text becomes a property's value. */
type Kind = 'text' | 'number' | 'numbers' | 'manual' | 'model' | 'choice' | 'list';

export interface Property {
  kind: Kind;
  initial: string | number | undefined;
  /** Whether the core computes with it; the others only change what is shown. */
  computed: boolean;
  /** For choices and lists: what may be chosen. Names that the core checks have none. */
  choices?: readonly string[];
  /** It asks for more numbers, and changes none of the others. */
  reads?: boolean;
  /** It is typed or dragged, in many small changes that are one step of the history. */
  gradual?: boolean;
  /** Its control stands behind the fold of further settings. */
  further?: boolean;
  /** Links and history pass over it: it says nothing of what is on the screen. */
  unlinked?: boolean;
}

/** Every view that there is. */
export const viewIds = [
  'sentence',
  'manual',
  'sum',
  'geometry',
  'dot-product',
  'matrix',
  'kept',
  'projections',
  'training',
] as const;

/** Every lesson that there is. */
export const lessonIds = [
  'first-look',
  'kept-or-lost',
  'row-and-column',
  'q-k-v',
  'why-a-query',
  'why-context',
] as const;

export type LessonId = (typeof lessonIds)[number];

/**
 * The one table of the element's properties: attributes, accessors, defaults, what a link holds and
 * what the package's custom-elements.json says of them (in the words above each) all follow from it.
 */
export const properties = {
  /** The text whose tokens ask; where it is not set, the model `translator` writes its own. */
  sentence: {
    kind: 'text',
    initial: 'the black cat sat on the mat',
    computed: true,
    gradual: true,
  },
  /** The text that is looked at, for cross-attention; empty for self-attention. */
  source: { kind: 'text', initial: '', computed: true, gradual: true },
  /**
   * Index of the query token, from 0. While it is not set: 1, or the last token of a shorter text. An
   * index out of range is an error; when an edit removes the token, the last one takes its place.
   */
  token: { kind: 'number', initial: undefined, computed: true },
  /**
   * `concept` (set by hand, every number has a meaning), `random`, `trained`, `translator`, `manual`
   * (queries, keys and values are typed) or `file` (trained in the page).
   */
  model: { kind: 'text', initial: 'concept', computed: true },
  /** What the model `file` is: one that was trained, as data. Set by script; no link can hold it. */
  file: { kind: 'model', initial: undefined, computed: true, unlinked: true },
  /** Which of the model's attentions: `encoder`, `decoder` or `cross`; empty: by the model. */
  attention: { kind: 'text', initial: '', computed: true },
  /** What the numbers of the model `random` are drawn from. */
  seed: { kind: 'number', initial: 1, computed: true, gradual: true },
  /** The width d_v of the model `random`'s values; while it is not set, as wide as its keys. */
  valueWidth: { kind: 'number', initial: undefined, computed: true, gradual: true },
  /** `model`; or `none`: queries, keys and values are the embeddings themselves. */
  projections: { kind: 'text', initial: 'model', computed: true },
  /** How places are told apart: `none`, `sinusoidal`, or the `model`'s own. */
  position: { kind: 'text', initial: 'model', computed: true, further: true },
  /**
   * How scores become weights: `fixed`, `key-key`, `key-key-normalised`, `dot-normalised`, `softmax`
   * or `scaled-softmax`.
   */
  scheme: { kind: 'text', initial: 'scaled-softmax', computed: true, further: true },
  /** For the scheme `fixed`: the share that a token keeps of itself. */
  ratio: { kind: 'number', initial: 0.75, computed: true, gradual: true, further: true },
  /**
   * For the scheme `key-key`: index of the other token. While it is not set, the one before the
   * query token, for token 0 the one after.
   */
  pair: { kind: 'number', initial: undefined, computed: true, further: true },
  /** For the scheme `key-key`: a relevance of 1 `keep`s the token's own value, or `replace`s it. */
  pairReading: { kind: 'text', initial: 'keep', computed: true, further: true },
  /** Which tokens may be looked at: `model`, `none` (all of them) or `causal` (none that comes later). */
  mask: { kind: 'text', initial: 'model', computed: true, further: true },
  /** Index of the layer, from 0. */
  layer: { kind: 'number', initial: 0, computed: true },
  /** Index of the head, from 0. */
  head: { kind: 'number', initial: 0, computed: true },
  /** A number above 0; divides the logits of the softmax schemes. */
  temperature: { kind: 'number', initial: 1, computed: true, gradual: true, further: true },
  /** The query token's query in place of the model's ("what if"), until another setting changes. */
  query: { kind: 'numbers', initial: undefined, computed: true, gradual: true },
  /** The query token's weights in place of the scheme's ("what if"), until another setting changes. */
  weighting: { kind: 'numbers', initial: undefined, computed: true, gradual: true },
  /**
   * A token's index and an amount from -1 to 1: the query token's weights move towards those that
   * give this token the least (-1) or the most (1) with the same output, until another setting
   * changes.
   */
  alternative: { kind: 'numbers', initial: undefined, computed: true, gradual: true },
  /**
   * Q, K and V of the model `manual`: rows of numbers under `queries`, `keys` and `values`, as JSON or
   * as an object.
   */
  manual: { kind: 'manual', initial: undefined, computed: true, gradual: true },
  /** What the plane of the geometry view shows: `variance`, or two dimensions, counted from 0: `0 1`. */
  axes: { kind: 'text', initial: 'variance', computed: true, reads: true },
  /** Key tokens whose weights are added up, by index; they go with their text. */
  chosen: { kind: 'numbers', initial: undefined, computed: true, reads: true },
  /** The views to show, in this order. */
  views: {
    kind: 'list',
    initial: 'sentence sum',
    choices: viewIds,
    computed: false,
  },
  /** Of the views, those that start folded, each behind its question. */
  folded: { kind: 'list', initial: '', choices: viewIds, computed: false },
  /**
   * What a reader opened, chose and picked out besides: `step_3 picture_lines`, as permalinks hold it.
   */
  details: { kind: 'text', initial: '', computed: false },
  /** The lesson that is open; empty for none. */
  lesson: { kind: 'choice', initial: '', choices: lessonIds, computed: false },
  /** How much of the controls is shown. */
  controls: {
    kind: 'choice',
    initial: 'full',
    choices: ['full', 'compact', 'none'],
    computed: false,
  },
  /** The colours: `auto` takes the page's `color-scheme`. */
  theme: { kind: 'choice', initial: 'auto', choices: ['auto', 'light', 'dark'], computed: false },
  /** `lazy` loads views and core when the element comes near the screen, `eager` at once. */
  loading: {
    kind: 'choice',
    initial: 'lazy',
    choices: ['lazy', 'eager'],
    computed: false,
    unlinked: true,
  },
  /** The page that a permalink opens; empty for the current one. */
  permalinkBase: { kind: 'text', initial: '', computed: false, unlinked: true },
} as const satisfies Record<string, Property>;

export type PropertyName = keyof typeof properties;

type ValueOf<P extends Property> = P['kind'] extends 'number'
  ? P['initial'] extends number
    ? number
    : number | undefined
  : P['kind'] extends 'numbers'
    ? Float32Array | undefined
    : P['kind'] extends 'manual'
      ? Manual | undefined
      : P['kind'] extends 'model'
        ? ModelData | undefined
        : string;

/** A value for every property. */
export type Values = { [Name in PropertyName]: ValueOf<(typeof properties)[Name]> };

export const propertyNames = Object.keys(properties) as PropertyName[];

/** The attribute of a property: `pairReading` is set by `pair-reading`. */
export function attributeOf(name: PropertyName): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

/** Whether links and history hold it. */
export function isLinked(name: PropertyName): boolean {
  return !(properties[name] as Property).unlinked;
}

/** What has its control behind the fold of further settings. */
export type FurtherName = {
  [Name in PropertyName]: (typeof properties)[Name] extends { further: true } ? Name : never;
}[PropertyName];

/** Whether a property of this name has its control behind the fold of further settings. */
export function isFurther(name: string): name is FurtherName {
  return Boolean((properties as Record<string, Property>)[name]?.further);
}

/** Of the further settings those that are not as they are by default. */
export function changedFurther(values: Values): FurtherName[] {
  return propertyNames
    .filter(isFurther)
    .filter((name) => !Object.is(values[name], properties[name].initial));
}

/** The values of an element on which nothing was set. */
export function initialValues(): Values {
  return Object.fromEntries(
    propertyNames.map((name) => [name, properties[name].initial]),
  ) as Values;
}

/**
 * The value that stands for `given` (an attribute's text, or what a script set). Null and undefined
 * give the default. Numbers that are none become NaN, which the core refuses by name.
 */
export function toValue<Name extends PropertyName>(name: Name, given: unknown): Values[Name] {
  const { kind, initial }: Property = properties[name];
  if (typeof given === 'symbol') return toValue(name, String(given));
  if (given === null || given === undefined) return initial as Values[Name];
  if (kind === 'numbers') {
    const numbers = toNumbers(given);
    return (numbers.length > 0 ? numbers : initial) as Values[Name];
  }
  if (kind === 'manual') return toManual(given) as Values[Name];
  if (kind === 'model') return given as Values[Name];
  if (kind !== 'number') return String(given) as Values[Name];
  const isBlank = typeof given === 'string' && given.trim() === '';
  return (isBlank ? Number.NaN : Number(given)) as Values[Name];
}

function toNumbers(given: unknown): Float32Array {
  // What holds no numbers is one that is none, which the core refuses.
  if (!Object(given)[Symbol.iterator]) return Float32Array.of(Number.NaN);
  const parts = typeof given === 'string' ? given.split(/\s+/).filter(Boolean) : given;
  return Float32Array.from(parts as Iterable<unknown>, Number);
}

// What is no JSON stays text, which findFault refuses.
function toManual(given: unknown): unknown {
  if (typeof given !== 'string') return given;
  try {
    return JSON.parse(given);
  } catch {
    return given;
  }
}

/** Whether this is rows of numbers under the three names. */
export function isManual(given: unknown): given is Manual {
  const parts = Object(given) as Record<string, unknown>;
  return ['queries', 'keys', 'values'].every((name) => {
    const rows = parts[name];
    const isRow = (row: unknown) =>
      Array.isArray(row) && row.every((number) => typeof number === 'number');
    return Array.isArray(rows) && rows.every(isRow);
  });
}

function isModelData(given: unknown): given is ModelData {
  const { texts, structure, numbers } = Object(given) as Partial<ModelData>;
  const areNumbers = structure instanceof Float32Array && numbers instanceof Float32Array;
  return typeof texts === 'string' && areNumbers;
}

/** What is wrong with a property that the core does not check; null for nothing. */
export function findFault(values: Values): { argument: string; message: string } | null {
  if (values.file !== undefined && !isModelData(values.file)) {
    return { argument: 'file', message: 'file must be a trained model, as data' };
  }
  if (values.manual !== undefined && !isManual(values.manual)) {
    const message = 'manual must hold rows of numbers under the names queries, keys and values';
    return { argument: 'manual', message };
  }
  for (const name of propertyNames) {
    const { kind, initial, choices }: Property = properties[name];
    if (!choices || values[name] === initial) continue;
    const given = String(values[name]);
    const parts = kind === 'list' ? given.split(/\s+/).filter(Boolean) : [given];
    const wrong = parts.find((part) => !choices.includes(part));
    if (wrong !== undefined) {
      const message = `${name} is "${cut(wrong)}", but must be one of ${choices.join(', ')}`;
      return { argument: name, message };
    }
  }
  return null;
}

// A pasted text where a name belongs would bury the message.
function cut(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}
