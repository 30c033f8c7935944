import { dictionary } from '../../dictionary.js';

/** Texts of the editor of Q, K and V. */
export const manualTexts = dictionary('manual', {
  hint: 'One row a word. Type a number, drag it sideways, or paste a block from a spreadsheet. Arrow keys move between the fields; with Alt, up and down change a number by 0.1, with Shift too by 1. A finger scrolls a wide table by its words.',
  keyWidth: 'Dimensions of queries and keys',
  valueWidth: 'Dimensions of values',
  remove: (what: string) => `${what}: remove the last`,
  add: (what: string) => `${what}: add one`,
  back: 'Back to the numbers it began with',
  start: 'Start from the concept model’s values',
  zeros: 'All zero',
  word: 'word',
  parts: {
    queries: { title: 'Queries', hint: 'what each word asks for', one: 'Query' },
    keys: { title: 'Keys', hint: 'what each word offers to be found by', one: 'Key' },
    values: { title: 'Values', hint: 'what each word passes on', one: 'Value' },
  },
  field: (one: string, word: string, dimension: number) =>
    `${one} of “${word}”, dimension ${dimension}`,
  wrong: (text: string) =>
    text.trim() === ''
      ? 'A field is empty. The picture keeps its last number.'
      : `“${text}” is not a number. The picture keeps the last one.`,
  refused: (text: string) => `“${text}” is not a number, so nothing was pasted.`,
  left: {
    model: (_rows: number, columns: number) =>
      `At most 16 dimensions can be typed: ${counted(columns, 'dimension')} of the model’s ${columns === 1 ? 'was' : 'were'} left out.`,
    pasted: (rows: number, columns: number) => {
      const parts = [rows && counted(rows, 'row'), columns && counted(columns, 'column')];
      const isOne = rows + columns === 1;
      return `${parts.filter(Boolean).join(' and ')} of what was pasted ${isOne ? 'does' : 'do'} not fit: there is a row for each word, and at most 16 dimensions.`;
    },
  },
});

function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}
