import { expect, test } from 'vitest';
import { fitRows } from '../../web/src/snapshot/manual.js';
import {
  toBlock,
  toNumber,
  withBlock,
  withNumber,
  withWidth,
  withZeros,
} from '../../web/src/views/manual/numbers.js';

const manual = {
  queries: [
    [1, 2],
    [3, 4],
  ],
  keys: [
    [5, 6],
    [7, 8],
  ],
  values: [[1], [2]],
};

test('tokens that stay keep their rows, new ones get zeros, those that go take theirs', () => {
  expect(fitRows(manual, 3, 3)).toEqual({
    queries: [
      [1, 2],
      [3, 4],
      [0, 0],
    ],
    keys: [
      [5, 6],
      [7, 8],
      [0, 0],
    ],
    values: [[1], [2], [0]],
  });
  expect(fitRows(manual, 1, 2)).toEqual({ ...manual, queries: [[1, 2]] });
  expect(fitRows(manual, 2, 1)).toEqual({ ...manual, keys: [[5, 6]], values: [[1]] });
  expect(fitRows(manual, 2, 2)).toEqual(manual);
});

test('a text is a number, or none', () => {
  const numbers = {
    '1': 1,
    ' -2.5 ': -2.5,
    '−3': -3,
    '+.5': 0.5,
    '2.': 2,
    '1e3': 1000,
    '-1,5': -1.5,
  };
  for (const [text, number] of Object.entries(numbers)) expect(toNumber(text), text).toBe(number);
  for (const text of [
    '',
    ' ',
    'abc',
    '1,5,2',
    '0x10',
    'Infinity',
    'NaN',
    '1e39',
    '1 2',
    '-',
    '.',
  ]) {
    expect(toNumber(text), text).toBeNull();
  }
});

test('what spreadsheets copy is a block', () => {
  const block = [
    ['1', '2'],
    ['3', '4'],
  ];
  for (const text of ['1\t2\n3\t4', '1\t2\r\n3\t4\r\n', '1,2\n3,4', '1;2\n3;4', '1 2\n3  4']) {
    expect(toBlock(text, false), JSON.stringify(text)).toEqual(block);
  }
  expect(toBlock('1,5\t2\n3\t−4,25', false)).toEqual([
    ['1,5', '2'],
    ['3', '−4,25'],
  ]);
  expect(toBlock('1\n2', false)).toEqual([['1'], ['2']]);
  expect(toBlock('\t2\n3\t', true)).toEqual([
    ['', '2'],
    ['3', ''],
  ]);
});

test('of a table’s single column a comma is a decimal comma', () => {
  expect(toBlock('1,5\r\n2,25\r\n', true)).toEqual([['1,5'], ['2,25']]);
  expect(toBlock('1,5\n2,25', false)).toEqual([
    ['1', '5'],
    ['2', '25'],
  ]);
});

test('a block goes down and right, and grows dimensions', () => {
  const place = { of: 'keys', row: 1, column: 1 } as const;
  expect(withBlock(manual, place, [['9', '', '10'], ['11']])).toEqual({
    manual: {
      queries: [
        [1, 2, 0, 0],
        [3, 4, 0, 0],
      ],
      keys: [
        [5, 6, 0, 0],
        [7, 9, 0, 10],
      ],
      values: manual.values,
    },
    left: { rows: 1, columns: 0 },
  });
  const wide = withBlock(manual, { of: 'values', row: 0, column: 0 }, [Array(20).fill('1')]);
  expect(wide).toMatchObject({ left: { rows: 0, columns: 4 } });
  expect('manual' in wide && wide.manual.values.map((row) => row.length)).toEqual([16, 16]);
  expect(withBlock(manual, place, [['1', 'x']])).toEqual({ refused: 'x' });
});

test('changes leave what they change from', () => {
  const before = structuredClone(manual);
  expect(withNumber(manual, { of: 'values', row: 1, column: 0 }, 5).values).toEqual([[1], [5]]);
  expect(withWidth(manual, 'queries', 1)).toEqual({
    queries: [[1], [3]],
    keys: [[5], [7]],
    values: [[1], [2]],
  });
  expect(withZeros(manual).values).toEqual([[0], [0]]);
  expect(manual).toEqual(before);
});
