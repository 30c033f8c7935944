import { expect } from 'vitest';
import type { Manual } from '../../web/src/snapshot/manual.js';
import { expectAgreement } from './support/agreement.js';
import { test, type Visit } from './support/browser.js';
import type { Figure } from './support/figure.js';
import { ManualEditor } from './support/manual.js';
import { expectAttention } from './support/reference.js';
import type { Server } from './support/server.js';

const names = ['queries', 'keys', 'values'] as const;

const small: Manual = {
  queries: [
    [1, 0],
    [0, 1],
    [1, 1],
  ],
  keys: [
    [1, 0.5],
    [0, 1],
    [-1, 2],
  ],
  values: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
};

/** Three words with small numbers; or the site as it opens. */
async function open(visit: Visit, server: Server, isSmall = true) {
  const figure = await visit(server.site);
  if (isSmall) await figure.set({ sentence: 'i love sushi', model: 'manual', manual: small });
  else await figure.ready();
  return { figure, editor: new ManualEditor(figure) };
}

const inFloat = (rows: number[][]) => rows.map((row) => row.map(Math.fround));

/** The core's Q, K and V, as rows. */
async function computed(figure: Figure): Promise<Manual> {
  const { tensors } = (await figure.moment()).numbers!;
  const rows = names.map((name) => {
    const { data, shape } = tensors[name]!;
    return Array.from({ length: shape[0] }, (_, i) => [
      ...data.subarray(i * shape[1], (i + 1) * shape[1]),
    ]);
  });
  return { queries: rows[0]!, keys: rows[1]!, values: rows[2]! };
}

/** Fields, property, snapshot and picture say the same, and it is attention. */
async function expectTyped(figure: Figure, editor: ManualEditor, expected?: Manual) {
  const moment = await figure.moment();
  expect(moment.error).toBeNull();
  expectAgreement(moment);
  expectAttention(moment.numbers!, { mask: 'none', temperature: 1 });
  const property = (await figure.get('manual'))!;
  if (expected) expect(property).toEqual(expected);
  const core = await computed(figure);
  for (const name of names) {
    expect(inFloat(property[name]), name).toEqual(core[name]);
    const shown = property[name].map((row) => row.map((number) => Number(number.toFixed(3))));
    // The field with the focus shows all digits.
    const fields = await editor.shown(name);
    expect(fields.map((row) => row.map((number) => Number(number.toFixed(3))))).toEqual(shown);
  }
}

const changed = (of: keyof Manual, row: number, column: number, number: number): Manual => {
  const copy = structuredClone(small);
  copy[of][row]![column] = number;
  return copy;
};

test('it starts from the numbers on the screen, of the selected head', async ({
  visit,
  server,
}) => {
  const { figure, editor } = await open(visit, server, false);
  expect(await editor.view.count(), 'not there with other models').toBe(0);
  await figure.chooseModel('random');
  await figure.chooseHead(1);
  const before = await computed(figure);
  await figure.chooseModel('manual');
  expect(await computed(figure)).toEqual(before);
  await expectTyped(figure, editor);

  await editor.press('Start from the concept');
  expect(await figure.get('manual')).toBeUndefined();
  await figure.chooseModel('concept');
  const concept = await computed(figure);
  expect(await editor.view.count()).toBe(0);
  await figure.set({ model: 'manual' });
  for (const name of names) {
    const shown = concept[name].map((row) => row.map((number) => Number(number.toFixed(3))));
    expect(await editor.shown(name)).toEqual(shown);
  }
});

test('too many words are refused with a reason', async ({ visit, server }) => {
  const { figure } = await open(visit, server, false);
  await figure.set({ sentence: 'one two three '.repeat(5) });
  const before = await figure.moment();
  await figure.chooseModel('manual');
  const { error, picture } = await figure.moment();
  expect(error).toMatchObject({ argument: 'manual' });
  expect(await figure.problem()).toMatch(/15 tokens.*at most 12/);
  expect(picture).toEqual(before.picture);
  await figure.pasteSentence('one two three');
  expect((await figure.moment()).error).toBeNull();
});

test('it starts from the numbers on the screen of a text that was too long, too', async ({
  visit,
  server,
}) => {
  const { figure, editor } = await open(visit, server, false);
  await figure.set({ model: 'random', head: 2, sentence: 'one two three '.repeat(5) });
  const before = await computed(figure);
  await figure.chooseModel('manual');
  await figure.pasteSentence('one two three');
  const first = (rows: number[][]) => rows.slice(0, 3);
  expect(await computed(figure)).toEqual({
    queries: first(before.queries),
    keys: first(before.keys),
    values: first(before.values),
  });
  await expectTyped(figure, editor);
});

test('the way back leads to the numbers that it began with', async ({ visit, server }) => {
  const { figure, editor } = await open(visit, server);
  expect(await editor.view.getByRole('button', { name: 'Back to the numbers' }).count()).toBe(0);
  await figure.chooseModel('random');
  await figure.chooseHead(3);
  const before = await computed(figure);
  await figure.chooseModel('manual');
  await editor.press('All zero');
  await editor.press('Dimensions of values: remove the last');
  await editor.press('Back to the numbers it began with');
  expect(await computed(figure)).toEqual(before);
  await expectTyped(figure, editor);
});

test('typing changes a number; what is none is marked and changes nothing', async ({
  visit,
  server,
}) => {
  const { figure, editor } = await open(visit, server);
  await editor.type('keys', 2, 1, '-0.12345');
  await expectTyped(figure, editor, changed('keys', 2, 1, -0.12345));

  await editor.type('keys', 2, 1, 'x');
  await figure.press('End');
  const field = editor.field('keys', 2, 1);
  expect(await field.getAttribute('aria-invalid')).toBe('true');
  expect(await editor.remark()).toContain('“x” is not a number');
  expect(await figure.get('manual')).toEqual(changed('keys', 2, 1, -0.12345));
  expect(await figure.problem()).toBeNull();
  // It stays marked while others are typed in.
  await editor.type('values', 0, 0, '7');
  expect(await field.inputValue()).toBe('x');
  await field.click();
  await figure.press('Escape');
  expect(await field.getAttribute('aria-invalid')).toBeNull();
  expect(await editor.remark()).toBe('');
  expect((await computed(figure)).values[0]).toEqual([7, 0, 0]);
});

test('keys move between fields and step numbers', async ({ visit, server }) => {
  const { figure, editor } = await open(visit, server);
  await editor.field('queries', 0, 0).focus();
  for (const [key, label] of [
    ['ArrowRight', 'Query of “i”, dimension 2'],
    ['ArrowDown', 'Query of “love”, dimension 2'],
    ['ArrowDown', 'Query of “sushi”, dimension 2'],
    ['ArrowDown', 'Query of “sushi”, dimension 2'],
    ['ArrowLeft', 'Query of “sushi”, dimension 1'],
    ['ArrowUp', 'Query of “love”, dimension 1'],
    ['Enter', 'Query of “sushi”, dimension 1'],
    ['Tab', 'Key of “i”, dimension 1'],
    ['Tab', 'Value of “i”, dimension 1'],
    ['Shift+Tab', 'Key of “i”, dimension 1'],
  ] as const) {
    await figure.page.keyboard.press(key);
    expect(await editor.focused(), key).toBe(label);
  }
  await figure.press('Alt+ArrowUp');
  await figure.press('Alt+ArrowUp');
  await expectTyped(figure, editor, changed('keys', 0, 0, 1.2));
  await figure.press('Alt+Shift+ArrowDown');
  await expectTyped(figure, editor, changed('keys', 0, 0, 0.2));
  expect(await figure.focusIsVisible()).toBe(true);
});

test('keys that come faster than pictures are not lost', async ({ visit, server }) => {
  const { figure, editor } = await open(visit, server);
  await editor.field('values', 0, 0).focus();
  await editor.field('values', 0, 0).evaluate((field) => {
    const up = { key: 'ArrowUp', altKey: true, bubbles: true, cancelable: true };
    for (let press = 0; press < 5; ++press) field.dispatchEvent(new KeyboardEvent('keydown', up));
  });
  await figure.ready();
  await expectTyped(figure, editor, changed('values', 0, 0, 1.5));
});

test('dragging sideways changes a number, a click does not', async ({ visit, server }) => {
  const { figure, editor } = await open(visit, server);
  const box = (await editor.field('values', 1, 1).boundingBox())!;
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  const { mouse } = figure.page;
  await mouse.move(x, y);
  await mouse.down();
  await mouse.move(x + 2, y);
  await mouse.up();
  expect(await figure.get('manual')).toEqual(small);
  await mouse.move(x, y);
  await mouse.down();
  await mouse.move(x + 60, y + 5);
  await mouse.move(x - 150, y);
  await mouse.up();
  await figure.ready();
  await expectTyped(figure, editor, changed('values', 1, 1, -0.5));
});

test('a block from a spreadsheet fills fields and says what did not fit', async ({
  visit,
  server,
}) => {
  const { figure, editor } = await open(visit, server);
  await editor.paste('keys', 1, 1, '9\t8,5\n7\t-6\r\n5\t5\n');
  await expectTyped(figure, editor, {
    queries: [
      [1, 0, 0],
      [0, 1, 0],
      [1, 1, 0],
    ],
    keys: [
      [1, 0.5, 0],
      [0, 9, 8.5],
      [-1, 7, -6],
    ],
    values: small.values,
  });
  expect(await editor.remark()).toContain('1 row of what was pasted does not fit');

  const before = await figure.get('manual');
  await editor.paste('values', 0, 0, '1,2\nthree,4');
  expect(await editor.remark()).toContain('“three” is not a number');
  expect(await figure.get('manual')).toEqual(before);

  await editor.paste('values', 0, 2, Array(16).fill('2').join(','));
  expect(await editor.remark()).toContain('2 columns of what was pasted do not fit');
  expect((await computed(figure)).values[0]).toEqual([1, 0, ...Array(14).fill(2)]);
  await expectTyped(figure, editor);
});

test('decimal commas are typed, and pasted from a column', async ({ visit, server }) => {
  const { figure, editor } = await open(visit, server);
  await editor.type('keys', 2, 1, '-0,125');
  await figure.press('Tab');
  await expectTyped(figure, editor, changed('keys', 2, 1, -0.125));
  const column = '<table><tr><td>7,5</td></tr><tr><td>8,25</td></tr></table>';
  await editor.paste('values', 0, 0, '7,5\r\n8,25\r\n', column);
  const { values } = await computed(figure);
  expect(values).toEqual([
    [7.5, 0, 0],
    [8.25, 1, 0],
    [0, 0, 1],
  ]);
});

test('dimensions come and go, and all can be 0', async ({ visit, server }) => {
  const { figure, editor } = await open(visit, server);
  await figure.set({ axes: '1 2' });
  await editor.press('Dimensions of values: remove the last');
  await editor.press('Dimensions of queries and keys: add one');
  await expectTyped(figure, editor, {
    queries: [
      [1, 0, 0],
      [0, 1, 0],
      [1, 1, 0],
    ],
    keys: [
      [1, 0.5, 0],
      [0, 1, 0],
      [-1, 2, 0],
    ],
    values: [
      [1, 0],
      [0, 1],
      [0, 0],
    ],
  });
  await editor.press('Dimensions of values: remove the last');
  // The button keeps the focus, and at the end does nothing.
  await figure.press('Enter');
  expect((await computed(figure)).values).toEqual([[1], [0], [0]]);
  await editor.press('All zero');
  await expectTyped(figure, editor, {
    queries: Array(3).fill([0, 0, 0]),
    keys: Array(3).fill([0, 0, 0]),
    values: Array(3).fill([0]),
  });
});

test('an edit of the sentence takes the rows along', async ({ visit, server }) => {
  const { figure, editor } = await open(visit, server);
  await figure.pasteSentence('i love');
  const two = { queries: small.queries.slice(0, 2), keys: small.keys.slice(0, 2) };
  await expectTyped(figure, editor, { ...two, values: small.values.slice(0, 2) });
  await figure.pasteSentence('you love fresh sushi');
  await expectTyped(figure, editor, {
    queries: [
      [1, 0],
      [0, 1],
      [0, 0],
      [0, 0],
    ],
    keys: [
      [1, 0.5],
      [0, 1],
      [0, 0],
      [0, 0],
    ],
    values: [
      [1, 0, 0],
      [0, 1, 0],
      [0, 0, 0],
      [0, 0, 0],
    ],
  });
  const four = await figure.get('manual');
  await figure.pasteSentence('word '.repeat(13));
  expect(await figure.problem()).toContain('13 tokens');
  expect(await figure.get('manual')).toEqual(four);
  await figure.set({ sentence: 'you love fresh sushi', source: 'two words' });
  const [keys, values] = [four!.keys.slice(0, 2), four!.values.slice(0, 2)];
  expect(await figure.get('manual')).toEqual({ ...four, keys, values });
  expect(await computed(figure)).toEqual({ ...four, keys, values });
});

test('rows that a script sets must fit the sentence', async ({ visit, server }) => {
  const { figure } = await open(visit, server);
  await figure.set({ manual: { ...small, queries: [[1, 2]] } });
  expect((await figure.moment()).error!.message).toContain('manual queries');
});

test('on a phone the tables scroll, and not the page', async ({ visit, server }) => {
  const { figure, editor } = await open(visit, server, false);
  await figure.page.setViewportSize({ width: 320, height: 800 });
  await figure.set({ sentence: `${'long'.repeat(20)} and short`, model: 'manual' });
  const spills = await figure.page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(spills).toBe(0);
  const { width } = (await editor.view.getByRole('rowheader').first().boundingBox())!;
  expect(width).toBeLessThan(160);
  const { height } = (await editor.field('keys', 0, 0).boundingBox())!;
  expect(height).toBeGreaterThanOrEqual(24);
});

test('where the model can be chosen its editor comes by itself', async ({ visit, server }) => {
  const figure = await visit(
    server.page('<attention-playground loading="eager"></attention-playground>'),
  );
  await figure.ready();
  await figure.chooseModel('manual');
  expect(await figure.shownViews()).toEqual(['sentence', 'manual', 'sum']);
  const editor = new ManualEditor(figure);
  await editor.type('keys', 2, 1, '0.5');
  expectAgreement(await figure.moment());
  await figure.chooseModel('concept');
  expect(await figure.shownViews()).toEqual(['sentence', 'sum']);
  await figure.set({ controls: 'none', model: 'manual' });
  expect(await figure.shownViews(), 'not where only the picture is wanted').toEqual([
    'sentence',
    'sum',
  ]);
});
