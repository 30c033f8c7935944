import { expect } from 'vitest';
import type { Moment, Numbers, Picture } from './figure.js';

/** A longer text may show its heaviest rows only, but never fewer than this. */
const fewestRows = 20;

/** The same for the terms of one number. */
const fewestTerms = 10;

/**
 * Whether a displayed text stands for this number, rounded to as many digits as the text has, and
 * to at least `digits` after the point. "< 1 %" and "> 99 %" stand for what is not quite 0 and 1.
 */
export function shows(text: string, number: number, digits = 0): boolean {
  if (Number.isNaN(number)) return text === 'undefined';
  if (text === '< 1 %') return number > 0 && number < 0.01;
  if (text === '> 99 %') return number > 0.99 && number < 1;
  const match = /^([−+]?)(\d+)(?:\.(\d+))?( %)?$/.exec(text);
  if (!match) return false;
  const [, sign, whole, fraction = '', percent] = match;
  const size = Number(`${whole}.${fraction || '0'}`);
  if (fraction.length < digits || (sign === '−' && size === 0)) return false;
  const unit = percent ? 100 : 1;
  const halfOfLastDigit = 0.5 * 10 ** -fraction.length;
  const shown = sign === '−' ? -size : size;
  return Math.abs(shown - number * unit) <= halfOfLastDigit * (1 + 1e-6) + Math.abs(number) * 1e-6;
}

/** The picture shows the snapshot, and nothing of an older one. */
export function expectAgreement({ picture, numbers }: Moment): void {
  expect(numbers).not.toBeNull();
  // One assertion for all numbers: thousands of cells are compared, and only faults are listed.
  expect(disagreements(picture, numbers!)).toEqual([]);
}

type Check = (right: boolean, what: string) => void;

function disagreements(picture: Picture, numbers: Numbers): string[] {
  const faults: string[] = [];
  const check: Check = (right, what) => {
    if (!right) faults.push(what);
  };
  checkSentence(picture, numbers, check);
  checkRows(picture, numbers, check);
  checkCells(picture, numbers, check);
  checkWaterfall(picture, numbers, check);
  checkMatrix(picture, numbers, check);
  return faults;
}

/** The number at a place of the query token's picture; NaN, which agrees with nothing, for none. */
function numberAt({ token: query, tensors }: Numbers, tensor: string, key: number, column = -1) {
  const { data, shape } = tensors[tensor as 'values']!;
  const isRow = column < 0; // scores and weights: a row of them belongs to the query token
  const row = isRow || tensor === 'output' ? query : key;
  return data[row * shape[1] + (isRow ? key : column)] ?? Number.NaN;
}

const isMasked = (numbers: Numbers, key: number) =>
  numbers.tensors.mask !== undefined && numberAt(numbers, 'mask', key) === 0;

/** Words longer than a line are shortened, with an ellipsis. */
const isCalled = (shown: string, word: string) =>
  shown === word || (shown.endsWith('…') && word.startsWith(shown.slice(0, -1)));

function checkSentence({ words }: Picture, numbers: Numbers, check: Check): void {
  const { tokens, token } = numbers;
  check([0, tokens.length].includes(words.length), `${words.length} words`);
  for (const [index, { text, share, chosen }] of words.entries()) {
    check(text === tokens[index], `word ${index} is ${text}, not ${tokens[index]}`);
    check(chosen === (index === token), `word ${index} is chosen: ${chosen}`);
    // With a second sentence the weights belong to its words.
    if (numbers.hasSource) continue;
    const weight = numberAt(numbers, 'weights', index);
    check(shows(share, weight), `word ${index} has ${share}, not ${weight}`);
  }
}

function checkRows({ rows }: Picture, numbers: Numbers, check: Check): void {
  const { keyTokens } = numbers;
  check(rows.length >= Math.min(keyTokens.length, fewestRows), `only ${rows.length} rows`);
  for (const { token: key, word, score, share } of rows) {
    const weight = numberAt(numbers, 'weights', key);
    check(isCalled(word, keyTokens[key]!), `row ${key} is called ${word}`);
    check(shows(share, weight), `row ${key} has ${share}, not ${weight}`);
    const expected = numberAt(numbers, 'scores', key);
    const right = isMasked(numbers, key) ? score === '–' : shows(score, expected, 1);
    check(right, `row ${key} has score ${score}, not ${expected} or –`);
  }
}

function checkCells(
  { rows, cells, spoken, written }: Picture,
  numbers: Numbers,
  check: Check,
): void {
  const width = numbers.tensors.values!.shape[1];
  const cellCount = (2 * rows.length + 1) * width;
  check(cells.length === cellCount, `${cells.length} cells, not ${cellCount}`);
  check(spoken.length === 2 * rows.length, `${spoken.length} strips are read aloud`);
  for (const { tensor, token: key, numbers: told } of spoken) {
    const row = Array.from({ length: width }, (_, c) => numberAt(numbers, tensor, key, c));
    const right = told.length === width && told.every((text, i) => shows(text, row[i]!, 2));
    check(right, `${tensor} ${key} is read as ${told}, not ${row}`);
  }
  // The table has scores and weights as well, and is there on demand.
  const writtenCount = written.length > 0 ? cellCount + 2 * rows.length : 0;
  check(written.length === writtenCount, `${written.length} numbers in the table`);
  for (const { tensor, token: key, dimension, text } of written) {
    const number = numberAt(numbers, tensor, key, dimension);
    check(shows(text, number, 5), `${tensor} ${key} ${dimension} shows ${text}, not ${number}`);
  }
}

/** Of more terms the largest are drawn, and none that is 0. */
const mostTerms = 16;

function checkWaterfall({ waterfall, rows }: Picture, numbers: Numbers, check: Check): void {
  check((waterfall === null) === (rows.length === 0), `waterfall: ${waterfall}`);
  if (!waterfall) return;
  const { dimension, terms, total } = waterfall;
  const number = numberAt(numbers, 'output', -1, dimension);
  check(shows(total, number, 2), `the terms end at ${total}, not ${number}`);
  const expected = numbers.keyTokens
    .map((_, key) => ({ token: key, number: numberAt(numbers, 'scaledValues', key, dimension) }))
    .filter((term, _, all) => term.number !== 0 || all.length <= mostTerms)
    .sort((a, b) => Math.abs(b.number) - Math.abs(a.number) || a.token - b.token)
    .slice(0, mostTerms)
    .sort((a, b) => a.token - b.token);
  // Of many terms the largest are drawn, in the sentence's order.
  check(terms.length >= Math.min(expected.length, fewestTerms), `only ${terms.length} terms`);
  const drawn = new Map(terms.map(({ token, text }) => [token, text]));
  check(String([...drawn.keys()]) === String([...drawn.keys()].sort((a, b) => a - b)), 'order');
  const sizes = (isDrawn: boolean) =>
    expected
      .filter((term) => drawn.has(term.token) === isDrawn)
      .map((term) => Math.abs(term.number));
  check(Math.min(...sizes(true)) >= Math.max(0, ...sizes(false)), 'a larger term is not drawn');
  for (const [token, text] of drawn) {
    const term = expected.find((one) => one.token === token);
    const right = term !== undefined && shows(text, term.number, 2);
    check(right, `term ${token} is ${text}, not ${term?.number}`);
  }
}

function checkMatrix({ matrix }: Picture, { tokens, keyTokens, tensors }: Numbers, check: Check) {
  const count = tokens.length * keyTokens.length;
  check([0, count].includes(matrix.length), `${matrix.length} numbers in the matrix, not ${count}`);
  for (const { tensor, query, key, text } of matrix) {
    const index = query * keyTokens.length + key;
    const number = tensors[tensor as 'weights']!.data[index]!;
    const isMasked = tensor !== 'weights' && tensors.mask?.data[index] === 0;
    // The smallest weights are left to the colour.
    const isLeftOut = tensor === 'weights' && text === '' && Math.abs(number) < 0.005;
    const isRight = isMasked ? text === '–' : shows(text, number, tensor === 'weights' ? 0 : 2);
    check(isLeftOut || isRight, `matrix ${tensor} ${query} ${key} has ${text}, not ${number}`);
  }
}

/** The second picture shows what the first shows. */
export function expectSamePicture(actual: Picture, expected: Picture, where = 'the picture'): void {
  // As text, because a picture has hundreds of parts, and a list of all of them says little.
  for (const part of Object.keys(expected) as (keyof Picture)[]) {
    const what = `${where}: ${part}`;
    expect(JSON.stringify(actual[part]) === JSON.stringify(expected[part]), what).toBe(true);
  }
}
