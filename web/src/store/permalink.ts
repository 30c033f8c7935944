import type { Manual } from '../snapshot/manual.js';
import { numberText, rowText } from './number-text.js';
import {
  attributeOf,
  findFault,
  initialValues,
  isLinked,
  isManual,
  type Property,
  type PropertyName,
  properties,
  propertyNames,
  toValue,
  type Values,
} from './properties.js';

/** Of the link's format. What an older page cannot read must have a higher one. */
const version = '1';

/** The longest link, in characters: what all browsers, mail programs and chats carry. */
export const longestLink = 8000;

/** What is wrong with a link; where it is about one parameter, its name and text. */
export interface Problem {
  kind:
    | 'length'
    | 'encoding'
    | 'noVersion'
    | 'version'
    | 'unknown'
    | 'repeated'
    | 'value'
    | 'fault';
  name?: string;
  text?: string;
}

export type Reading =
  | { values: Values; omitted: PropertyName[]; problems?: never }
  | { problems: Problem[]; values?: never; omitted?: never };

const linked = new Map(propertyNames.filter(isLinked).map((name) => [attributeOf(name), name]));

// What means nothing without the other: indices of words, and numbers of a certain width.
const dependents: Partial<Record<PropertyName, readonly PropertyName[]>> = {
  model: ['layer', 'head', 'query', 'weighting', 'alternative', 'axes'],
  sentence: ['token', 'pair', 'query', 'weighting', 'chosen', 'alternative', 'manual', 'details'],
  source: ['pair', 'weighting', 'chosen', 'alternative', 'manual'],
  manual: ['query', 'axes'],
};

/**
 * The fragment that stands for these values: a version, and by its attribute's name each one that
 * is not the default. Where that is longer than `room`, some are left out and named as `omitted`.
 */
export function writePermalink(values: Values, room = longestLink): string {
  const initial = initialValues();
  const texts = new Map(
    [...linked.values()]
      .filter((name) => values[name] !== initial[name])
      .map((name) => [name, toText(values[name])]),
  );
  const omitted = new Set<PropertyName>();
  // A model of the reader's own.
  if (values.model === 'file') leaveOut('model', texts, omitted);
  for (;;) {
    const text = fragment(texts, omitted);
    if (text.length <= room || texts.size === 0) return text;
    omit(texts, omitted);
  }
}

function fragment(texts: Map<PropertyName, string>, omitted: Set<PropertyName>): string {
  const parameters = new URLSearchParams({ v: version });
  for (const [name, text] of texts) parameters.set(attributeOf(name), text);
  if (omitted.size > 0) parameters.set('omitted', [...omitted].map(attributeOf).join(' '));
  return parameters.toString();
}

// Lists of numbers go before texts, for which they mean something; of each the longest.
function omit(texts: Map<PropertyName, string>, omitted: Set<PropertyName>) {
  const isNumbers = (name: PropertyName) => ['numbers', 'manual'].includes(properties[name].kind);
  const [first] = [...texts.keys()].sort(
    (a, b) =>
      Number(isNumbers(b)) - Number(isNumbers(a)) || texts.get(b)!.length - texts.get(a)!.length,
  );
  leaveOut(first!, texts, omitted);
}

function leaveOut(
  first: PropertyName,
  texts: Map<PropertyName, string>,
  omitted: Set<PropertyName>,
) {
  for (const name of [first, ...(dependents[first] ?? [])]) {
    if (texts.delete(name)) omitted.add(name);
  }
}

/** What a fragment stands for, or all that is wrong with it. It never throws. */
export function readPermalink(fragment: string): Reading {
  if (fragment.length > longestLink) return { problems: [{ kind: 'length' }] };
  if (!isDecodable(fragment)) return { problems: [{ kind: 'encoding' }] };
  const parameters = new URLSearchParams(fragment);
  const wrongVersion = findWrongVersion(parameters);
  if (wrongVersion) return { problems: [wrongVersion] };

  const problems: Problem[] = [];
  const seen = new Set<string>();
  const values = initialValues();
  let omitted: PropertyName[] = [];
  for (const [name, text] of parameters) {
    if (seen.has(name)) {
      problems.push({ kind: 'repeated', name });
      continue;
    }
    seen.add(name);
    if (name === 'v') continue;
    const property = linked.get(name);
    if (name === 'omitted') omitted = readOmitted(text, problems);
    else if (!property) problems.push({ kind: 'unknown', name });
    else if (!isRight(property, text)) problems.push({ kind: 'value', name, text });
    else Object.assign(values, { [property]: fromText(property, text) });
  }
  const fault = findFault(values);
  if (fault) problems.push({ kind: 'fault', name: fault.argument, text: fault.message });
  return problems.length > 0 ? { problems } : { values, omitted };
}

// A link that was cut within a letter, or in which a % stands alone.
function isDecodable(text: string): boolean {
  try {
    // A call whose result nobody reads would be dropped from the build.
    return decodeURIComponent(text).isWellFormed();
  } catch {
    return false;
  }
}

function findWrongVersion(parameters: URLSearchParams): Problem | null {
  const given = parameters.get('v');
  if (given === null) return { kind: 'noVersion' };
  return given === version ? null : { kind: 'version', text: given };
}

function readOmitted(text: string, problems: Problem[]): PropertyName[] {
  return text.split(' ').flatMap((name) => {
    const property = linked.get(name);
    if (!property) problems.push({ kind: 'value', name: 'omitted', text });
    return property ?? [];
  });
}

// A row is numbers with spaces between; a matrix is rows; Q, K and V are three matrices. Neither of
// the two marks needs an escape in an address.
const betweenRows = '_';
const betweenMatrices = '*';

function toText(value: Values[PropertyName]): string {
  if (value instanceof Float32Array) return rowText(value);
  if (isManual(value)) return manualText(value);
  return typeof value === 'number' ? numberText(value) : String(value);
}

function manualText({ queries, keys, values }: Manual): string {
  return [queries, keys, values]
    .map((rows) => rows.map(rowText).join(betweenRows))
    .join(betweenMatrices);
}

const number = /^-?(\d+\.?\d*|\.\d+)(e-?\d+)?$/i;

const isNumber = (text: string) => number.test(text) && Number.isFinite(Number(text));
const isRow = (text: string) => text.split(' ').every(isNumber);

function isRight(name: PropertyName, text: string): boolean {
  const { kind }: Property = properties[name];
  if (kind === 'number') return isNumber(text);
  if (kind === 'numbers') return isRow(text);
  if (kind !== 'manual') return true;
  const matrices = text.split(betweenMatrices);
  return matrices.length === 3 && matrices.every((rows) => rows.split(betweenRows).every(isRow));
}

function fromText(name: PropertyName, text: string): unknown {
  if (properties[name].kind !== 'manual') return toValue(name, text);
  const [queries, keys, values] = text
    .split(betweenMatrices)
    .map((rows) => rows.split(betweenRows).map((row) => row.split(' ').map(Number)));
  return { queries, keys, values };
}
