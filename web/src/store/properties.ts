/** How an attribute's text becomes a property's value. */
type Kind = 'text' | 'number' | 'numbers' | 'choice' | 'list';

export interface Property {
  kind: Kind;
  initial: string | number | undefined;
  /** Whether the core computes with it; the others only change what is shown. */
  computed: boolean;
  /** For choices and lists: what may be chosen. Names that the core checks have none. */
  choices?: readonly string[];
}

/**
 * The one table of the element's properties: attributes, accessors, defaults and what a link holds
 * all follow from it.
 */
export const properties = {
  sentence: { kind: 'text', initial: 'the black cat sat on the mat', computed: true },
  token: { kind: 'number', initial: undefined, computed: true },
  model: { kind: 'text', initial: 'concept', computed: true },
  projections: { kind: 'text', initial: 'model', computed: true },
  position: { kind: 'text', initial: 'model', computed: true },
  scheme: { kind: 'text', initial: 'scaled-softmax', computed: true },
  mask: { kind: 'text', initial: 'model', computed: true },
  layer: { kind: 'number', initial: 0, computed: true },
  head: { kind: 'number', initial: 0, computed: true },
  temperature: { kind: 'number', initial: 1, computed: true },
  // The query token's weights in place of the scheme's ("what if"), until another setting changes.
  weighting: { kind: 'numbers', initial: undefined, computed: true },
  views: {
    kind: 'list',
    initial: 'sentence sum',
    choices: ['sentence', 'sum', 'matrix'],
    computed: false,
  },
  controls: {
    kind: 'choice',
    initial: 'full',
    choices: ['full', 'compact', 'none'],
    computed: false,
  },
  theme: { kind: 'choice', initial: 'auto', choices: ['auto', 'light', 'dark'], computed: false },
  loading: { kind: 'choice', initial: 'lazy', choices: ['lazy', 'eager'], computed: false },
} as const satisfies Record<string, Property>;

export type PropertyName = keyof typeof properties;

type ValueOf<P extends Property> = P['kind'] extends 'number'
  ? P['initial'] extends number
    ? number
    : number | undefined
  : P['kind'] extends 'numbers'
    ? Float32Array | undefined
    : string;

/** A value for every property. */
export type Values = { [Name in PropertyName]: ValueOf<(typeof properties)[Name]> };

export const propertyNames = Object.keys(properties) as PropertyName[];

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
  if (given === null || given === undefined) return initial as Values[Name];
  if (kind === 'numbers') return toNumbers(given) as Values[Name];
  if (kind !== 'number') return String(given) as Values[Name];
  const isBlank = typeof given === 'string' && given.trim() === '';
  return (isBlank ? Number.NaN : Number(given)) as Values[Name];
}

function toNumbers(given: unknown): Float32Array {
  const parts = typeof given === 'string' ? given.split(/\s+/).filter(Boolean) : given;
  return Float32Array.from(parts as Iterable<unknown>, Number);
}

/** What is wrong with a property that the core does not check; null for nothing. */
export function findFault(values: Values): { argument: string; message: string } | null {
  for (const name of propertyNames) {
    const { kind, choices }: Property = properties[name];
    if (!choices) continue;
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
