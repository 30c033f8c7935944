import { describe, expect } from 'vitest';
import type { Tensor, TensorName } from '../../web/src/snapshot/snapshot.js';
import { shows } from './support/agreement.js';
import { test, type Visit } from './support/browser.js';
import type { Figure } from './support/figure.js';
import {
  columnOf,
  type GridName,
  type Kind,
  type Place,
  Projections,
  rowOf,
} from './support/projections.js';
import type { Server } from './support/server.js';

const mostTerms = 8;

const matrices = {
  queries: 'queryProjection',
  keys: 'keyProjection',
  values: 'valueProjection',
} as const;

async function open(visit: Visit, server: Server, settings: Record<string, unknown> = {}) {
  const page = server.page(
    '<attention-playground loading="eager" views="sentence projections"></attention-playground>',
  );
  const figure = await visit(page);
  await figure.ready();
  await figure.set(settings);
  return { figure, view: new Projections(figure) };
}

async function tensorsOf(figure: Figure) {
  const { numbers } = await figure.moment();
  return {
    ...numbers!,
    tensor: (name: TensorName): Tensor => numbers!.tensors[name]!,
  };
}

/** The displayed sum is this row times this column, and ends at the core's number. */
async function expectDotProduct(
  view: Projections,
  grid: GridName,
  row: number[],
  column: number[],
  result: number,
) {
  const { terms, folded, smaller, zeros, result: shown } = await view.arithmetic(grid);
  const products = row.map((x, c) => x * column[c]!);
  const others = row.flatMap((x, c) => (x !== 0 && column[c] !== 0 ? [c] : []));
  expect(shows(shown, result, 2), `${shown}, not ${result}`).toBe(true);
  expect(result).toBeCloseTo(
    products.reduce((sum, product) => sum + product, 0),
    4,
  );
  expect(terms.length).toBe(Math.min(others.length, mostTerms));
  expect([smaller, zeros]).toEqual([others.length - terms.length, row.length - others.length]);
  const places = [...terms, ...folded].map(({ place }) => place);
  expect(places.sort((a, b) => a - b)).toEqual(others);
  for (const { place, factors } of [...terms, ...folded]) {
    expect(shows(factors[0], row[place]!, 2), `${factors[0]}, not ${row[place]}`).toBe(true);
    expect(shows(factors[1], column[place]!, 2), `${factors[1]}, not ${column[place]}`).toBe(true);
  }
  // None that is left out is larger.
  const spelt = new Set(terms.map(({ place }) => place));
  const sizes = (isSpelt: boolean) =>
    others.filter((c) => spelt.has(c) === isSpelt).map((c) => Math.abs(products[c]!));
  if (smaller > 0)
    expect(Math.min(...sizes(true))).toBeGreaterThanOrEqual(Math.max(...sizes(false)));
}

async function expectProduct(figure: Figure, view: Projections, kind: Kind, place: Place) {
  const { tensor, tokens, keyTokens } = await tensorsOf(figure);
  const hasSource = (await figure.get('source')) !== '';
  const isSource = hasSource && kind !== 'queries';
  const input = tensor(isSource ? 'sourceEmbeddings' : 'embeddings');
  expect(await view.chosen(kind)).toEqual(place);
  expect(await view.lit()).toEqual({ rows: [place.row], columns: [place.column] });
  const { heading } = await view.arithmetic(kind);
  expect(heading).toContain((isSource ? keyTokens : tokens)[place.row]!);
  await expectDotProduct(
    view,
    kind,
    rowOf(input, place.row),
    columnOf(tensor(matrices[kind]), place.column),
    rowOf(tensor(kind), place.row)[place.column]!,
  );
}

async function expectNumbers(figure: Figure, view: Projections, kind: Kind) {
  const { tensor } = await tensorsOf(figure);
  const numbers = await view.numbers(kind);
  const { data, shape } = tensor(kind);
  expect(numbers.length).toBe(data.length);
  const wrong = numbers.filter(
    ({ row, column, text }) => !shows(text, data[row * shape[1] + column]!, 3),
  );
  expect(wrong).toEqual([]);
}

for (const model of ['concept', 'random']) {
  describe(`of the model ${model}`, () => {
    for (const kind of ['queries', 'keys', 'values'] as const) {
      test(`a cell of the ${kind} lights row and column and shows its products`, async ({
        visit,
        server,
      }) => {
        const { figure, view } = await open(visit, server, { model });
        await view.choose(kind);
        await expectNumbers(figure, view, kind);
        await expectProduct(figure, view, kind, await view.chosen(kind));
        await view.cell(kind, { row: 4, column: 2 }).click();
        await expectProduct(figure, view, kind, { row: 4, column: 2 });
        // And with the keyboard, without leaving the grid.
        await view.press('ArrowRight');
        await expectProduct(figure, view, kind, { row: 4, column: 3 });
        expect(await figure.focusIsVisible()).toBe(true);
        await view.press('ArrowUp');
        await expectProduct(figure, view, kind, { row: 3, column: 3 });
        await view.press('Home');
        await view.press('ArrowLeft');
        await view.press('ArrowDown');
        await expectProduct(figure, view, kind, { row: 4, column: 0 });
      });
    }

    test('the heads’ outputs, concatenated, times W_O give the combined', async ({
      visit,
      server,
    }) => {
      const { figure, view } = await open(visit, server, { model });
      const check = async (column: number) => {
        const { tensor, token } = await tensorsOf(figure);
        expect(await view.chosen('combined')).toEqual({ row: token, column });
        await expectDotProduct(
          view,
          'combined',
          rowOf(tensor('concatenated'), token),
          columnOf(tensor('outputProjection'), column),
          rowOf(tensor('combined'), token)[column]!,
        );
      };
      await check((await view.chosen('combined')).column);
      await view.cell('combined', { row: 1, column: 13 }).click();
      await check(13);
      await view.press('ArrowLeft');
      await check(12);
    });

    test('token embedding and position, input and combined are added', async ({
      visit,
      server,
    }) => {
      const { figure, view } = await open(visit, server, { model });
      const sums: ['embeddings' | 'residual', [TensorName, TensorName]][] = [
        ['embeddings', ['tokenEmbeddings', 'positions']],
        ['residual', ['embeddings', 'combined']],
      ];
      for (const [grid, names] of sums) {
        const { tensor, token } = await tensorsOf(figure);
        await view.cell(grid, { row: token, column: 17 }).click();
        for (const [key, column] of [
          ['ArrowLeft', 16],
          ['End', rowOf(tensor(grid), token).length - 1],
        ] as const) {
          await view.press(key);
          expect(await view.chosen(grid)).toEqual({ row: token, column });
          const parts = names.map((name) => rowOf(tensor(name), token)[column]!);
          const sum = rowOf(tensor(grid), token)[column]!;
          const shown = await view.addition(grid);
          expect(shown.parts.map((text, i) => shows(text, parts[i]!, 2))).toEqual([true, true]);
          expect(shows(shown.result, sum, 2)).toBe(true);
          expect(sum).toBeCloseTo(parts[0]! + parts[1]!, 5);
        }
      }
    });
  });
}

test('a row of X and a column of W are chosen where they stand', async ({ visit, server }) => {
  const { figure, view } = await open(visit, server);
  await view.view.locator('.projection-input [data-row="5"] .cell').nth(3).click();
  const { column } = await view.chosen('queries');
  await expectProduct(figure, view, 'queries', { row: 5, column });
  await view.view.locator('.projection-matrix .cell[data-column="6"]').nth(2).click();
  await expectProduct(figure, view, 'queries', { row: 5, column: 6 });
});

test('what position adds has its own arithmetic', async ({ visit, server }) => {
  const { figure, view } = await open(visit, server, { token: 4 });
  const value = (column: number, width: number): Record<string, () => number> => ({
    sinusoidal: () =>
      (column % 2 ? Math.cos : Math.sin)(4 / 10000 ** ((column - (column % 2)) / width)),
    model: () => [1, 4 / 8, (4 / 8) ** 2][column - (width - 3)]!,
  });
  for (const position of ['sinusoidal', 'model']) {
    await figure.set({ position });
    const { tensor } = await tensorsOf(figure);
    const width = tensor('positions').shape[1];
    for (const column of [width - 3, width - 2, width - 1]) {
      await view.cell('embeddings', { row: 4, column }).click();
      const origin = await view.view.locator('.projection-origin').innerText();
      const [, formula, shown] = /counted from 0: (.+) = (\S+)$/.exec(origin)!;
      expect(formula).toMatch(/4 ÷|the same for every word/);
      expect(shows(shown!, value(column, width)[position]!(), 2), origin).toBe(true);
      expect(shows(shown!, rowOf(tensor('positions'), 4)[column]!, 2), origin).toBe(true);
    }
  }
});

test('Q, K and V are chosen with the keyboard, too', async ({ visit, server }) => {
  const { figure, view } = await open(visit, server);
  await view.radio('queries').focus();
  await view.press('ArrowRight');
  await expectNumbers(figure, view, 'keys');
  await view.press('ArrowRight');
  await expectNumbers(figure, view, 'values');
  expect(await figure.focusIsVisible()).toBe(true);
  // The word stays, since all three are made of the same row.
  await view.cell('values', { row: 6, column: 1 }).click();
  await view.choose('keys');
  expect((await view.chosen('keys')).row).toBe(6);
});

test('choosing a head shows it in all views', async ({ visit, server }) => {
  const { figure, view } = await open(visit, server);
  await view.head(2).click();
  await figure.ready();
  expect(await figure.get('head')).toBe(2);
  await expectNumbers(figure, view, 'queries');
  expect(await view.head(2).getAttribute('aria-pressed')).toBe('true');
  await view.head(1).focus();
  await view.press('Enter');
  expect(await figure.get('head')).toBe(1);
  await expectNumbers(figure, view, 'queries');
});

test('a new seed gives other heads, and always the same ones', async ({ visit, server }) => {
  const { figure, view } = await open(visit, server);
  expect(await view.newSeed.isVisible()).toBe(false);
  await figure.set({ model: 'random' });
  const outputs = () => view.spoken('output');
  const first = await outputs();
  // The heads differ among themselves, since their projections started different.
  expect(new Set(first.map((label) => label.replace(/^.*?: /, ''))).size).toBe(4);
  await view.newSeed.click();
  await figure.ready();
  expect(await figure.get('seed')).toBe(2);
  const second = await outputs();
  expect(second).not.toEqual(first);
  await view.newSeed.focus();
  await view.press('Enter');
  expect(await figure.get('seed')).toBe(3);
  await figure.set({ seed: 2 });
  expect(await outputs()).toEqual(second);
  await expectProduct(figure, view, 'queries', await view.chosen('queries'));
  // After the largest seed comes the smallest.
  await figure.set({ seed: 2 ** 31 - 1 });
  await view.newSeed.click();
  await figure.ready();
  expect(await figure.get('seed')).toBe(0);
  expect((await figure.moment()).error).toBeNull();
});

test('every strip says its numbers', async ({ visit, server }) => {
  const { figure, view } = await open(visit, server);
  const { tensor, tokens, token } = await tensorsOf(figure);
  const told = (label: string) => (label.match(/−?\d+\.\d+(?=,|$)/g) ?? []) as string[];
  const check = (labels: string[], rows: number[][]) => {
    expect(labels.length).toBe(rows.length);
    for (const [i, label] of labels.entries()) {
      const others = rows[i]!.filter((number) => number !== 0);
      const right = told(label).map((text, c) => shows(text, others[c]!, 2));
      expect(right, label).toEqual(others.map(() => true));
    }
  };
  const all = (name: TensorName) => tokens.map((_, i) => rowOf(tensor(name), i));
  check(await view.spoken('tokenEmbeddings'), [all('tokenEmbeddings')[token]!]);
  check(await view.spoken('positions'), [all('positions')[token]!, ...all('positions')]);
  check(await view.spoken('input'), [...all('embeddings'), all('embeddings')[token]!]);
  const { shape } = tensor('queryProjection');
  const weights = Array.from({ length: shape[0] }, (_, r) => rowOf(tensor('queryProjection'), r));
  check(await view.spoken('matrix'), weights);
  const concatenated = all('concatenated')[token]!;
  const width = concatenated.length / 4;
  check(
    await view.spoken('output'),
    [0, 1, 2, 3].map((h) => concatenated.slice(h * width, (h + 1) * width)),
  );
  check(await view.spoken('concatenated'), [concatenated]);
  const { column } = await view.chosen('combined');
  check(await view.spoken('outputProjection'), [columnOf(tensor('outputProjection'), column)]);
});

test('with a second sentence, keys and values come from it', async ({ visit, server }) => {
  const { figure, view } = await open(visit, server, { source: 'a small dog ran to the park' });
  expect(await view.text()).toContain('keys and values from the second');
  for (const kind of ['queries', 'keys', 'values'] as const) {
    await view.choose(kind);
    await expectNumbers(figure, view, kind);
    await view.cell(kind, { row: 2, column: 1 }).click();
    await expectProduct(figure, view, kind, { row: 2, column: 1 });
  }
});

test('without projections it says what is absent, and brings it back', async ({
  visit,
  server,
}) => {
  const { figure, view } = await open(visit, server, { projections: 'none' });
  expect(await view.text()).toContain('There is no W_Q, W_K or W_V');
  expect(await view.hasHeads).toBe(false);
  expect(await view.cells('embeddings').count()).toBeGreaterThan(0);
  await view.wayBack.click();
  await figure.ready();
  expect(await figure.get('projections')).toBe('model');
  expect(await view.hasHeads).toBe(true);

  await figure.set({ model: 'manual' });
  expect(await view.text()).toContain('set by hand');
  expect(await view.cells('embeddings').count()).toBe(0);
  await view.wayBack.focus();
  await view.press('Enter');
  expect(await figure.get('model')).toBe('concept');
  expect(await view.hasHeads).toBe(true);
});

test('without position it says so', async ({ visit, server }) => {
  const { figure, view } = await open(visit, server, { position: 'none' });
  expect(await view.text()).toContain('Position is switched off');
  await expectProduct(figure, view, 'queries', await view.chosen('queries'));
});

test('a query set by hand is not passed off as a product', async ({ visit, server }) => {
  const { figure, view } = await open(visit, server);
  const { tensor, token } = await tensorsOf(figure);
  await figure.set({ query: rowOf(tensor('queries'), token).map((number) => number + 1) });
  expect(await view.explanation('queries').innerText()).toContain('set by hand');
  expect((await view.arithmetic('queries')).terms).toEqual([]);
  await view.cell('queries', { row: 4, column: 1 }).click();
  await expectProduct(figure, view, 'queries', { row: 4, column: 1 });
});

test('of a long text the words around the query are drawn', async ({ visit, server }) => {
  const { figure, view } = await open(visit, server, {
    sentence: 'many small words '.repeat(100),
    token: 200,
  });
  const rows = new Set((await view.numbers('queries')).map(({ row }) => row));
  expect([rows.size, Math.min(...rows), Math.max(...rows)]).toEqual([40, 180, 219]);
  expect(await view.text()).toContain('40 of 300 words');
  await view.cell('queries', { row: 219, column: 0 }).click();
  await view.press('ArrowDown');
  expect(await view.chosen('queries')).toEqual({ row: 219, column: 0 });
  // What was chosen is gone after another word is.
  await figure.set({ token: 3 });
  expect((await view.chosen('queries')).row).toBe(3);
  await figure.set({ sentence: 'one', token: 0 });
  await expectProduct(figure, view, 'queries', await view.chosen('queries'));
});

test('on a phone buttons reach cells that are too narrow for a finger', async ({
  visit,
  server,
}) => {
  const { figure, view } = await open(visit, server);
  await figure.page.setViewportSize({ width: 390, height: 800 });
  const before = await view.chosen('combined');
  // The third pair of buttons belongs to the combined.
  await view.next.nth(2).click();
  expect((await view.chosen('combined')).column).toBe(before.column + 1);
});

test('hovering a value lights its word and dimension in all views', async ({ visit, server }) => {
  const { figure, view } = await open(visit, server);
  await view.choose('values');
  await view.cell('values', { row: 2, column: 1 }).hover();
  const lit = await view.view.evaluate((element) => ({
    tokens: element.querySelectorAll('[data-tensor="input"][data-lit-token]').length,
    columns: element.querySelectorAll('[data-tensor="matrix"][data-lit-dimension]').length,
  }));
  const { tensor } = await tensorsOf(figure);
  const d = tensor('embeddings').shape[1];
  expect(lit).toEqual({ tokens: d, columns: d });
});
