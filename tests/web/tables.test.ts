import { describe, expect } from 'vitest';
import { shows } from './support/agreement.js';
import { test } from './support/browser.js';
import type { Figure } from './support/figure.js';

/** Views with tables of the common kind. */
const views = ['sentence', 'dot-product', 'matrix', 'projections'];

/** A row of a table: of which tensor, which of its rows, and its numbers as text and in full. */
interface Row {
  tensor: string;
  index: number;
  cells: { text: string; value: number }[];
}

async function open(figure: Figure, view: string): Promise<void> {
  const details = figure.element.locator(`.view.${view} > .tables`);
  if ((await details.getAttribute('open')) === null) await details.locator('summary').click();
  await details.locator('table').first().waitFor();
}

function rowsOf(figure: Figure, view: string): Promise<Row[]> {
  return figure.element.locator(`.view.${view} > .tables tr[data-table]`).evaluateAll((rows) =>
    (rows as HTMLElement[]).map(({ dataset, children }) => ({
      tensor: dataset.table!,
      index: Number(dataset.index),
      cells: [...children].slice(1).map((cell) => ({
        text: cell.textContent.trim(),
        value: Number(cell.querySelector('data')!.value),
      })),
    })),
  );
}

describe('the tables have the numbers of the snapshot', () => {
  for (const model of ['concept', 'random', 'trained', 'translator', 'manual']) {
    test(`of the model ${model}`, async ({ visit, server }) => {
      const figure = await visit(server.site);
      await figure.set({ folded: 'geometry kept training', model });
      if (model === 'concept') await figure.set({ mask: 'causal', token: 4 });
      const { numbers } = await figure.moment();
      for (const view of views) {
        await open(figure, view);
        const rows = await rowsOf(figure, view);
        expect(rows.length, view).toBeGreaterThan(0);
        const wrong = rows.filter(({ tensor, index, cells }) => {
          const found = numbers!.tensors[tensor as 'weights'];
          const width = found?.shape[1] ?? cells.length;
          return (
            cells.length !== width ||
            cells.some(({ text, value }, c) => {
              const number = found ? found.data[index * width + c]! : value;
              const isInfinite = text === '−∞' && number === Number.NEGATIVE_INFINITY;
              const isSame = value === number || (Number.isNaN(value) && Number.isNaN(number));
              return !isSame || !(isInfinite || shows(text, number, 4));
            })
          );
        });
        expect(wrong, view).toEqual([]);
        // Most are numbers of the snapshot by name.
        expect(rows.some(({ tensor }) => tensor in numbers!.tensors)).toBe(true);
      }
    });
  }

  test('and follow it', async ({ visit, server }) => {
    const figure = await visit(server.site);
    await figure.ready();
    await open(figure, 'sentence');
    for (const token of [3, 5]) {
      await figure.set({ token });
      const [row] = await rowsOf(figure, 'sentence');
      const { data, shape } = (await figure.moment()).numbers!.tensors.weights!;
      const expected = [...data.slice(token * shape[1], (token + 1) * shape[1])];
      expect(row!.cells.map(({ value }) => value)).toEqual(expected);
    }
  });
});

test('every view has a table with a caption, headings of rows and columns, and numbers in full', async ({
  visit,
  server,
}) => {
  const figure = await visit(server.site);
  await figure.set({ folded: '', model: 'manual' });
  await figure.set({ model: 'concept' });
  await figure.toggleNumbers();
  for (const view of views) await open(figure, view);
  for (const name of ['The curves as a table']) await figure.element.getByText(name).click();
  await figure.element.locator('.training-numbers table').waitFor();
  const faults = await figure.element.evaluate((element) => {
    const folds = '.tables, .numbers, .geometry-numbers, .kept-numbers, .training-numbers';
    return [...element.shadowRoot!.querySelectorAll('.view')].flatMap((view) => {
      const tables = [...view.querySelectorAll(folds)].flatMap((fold) => [
        ...fold.querySelectorAll('table'),
      ]);
      const isTold = (table: HTMLTableElement) =>
        table.caption?.textContent.trim() &&
        [...table.querySelectorAll('th')].every((heading) => heading.scope) &&
        table.querySelector('thead th') &&
        table.querySelector('tbody th') &&
        table.querySelector('data');
      return tables.length > 0 && tables.every(isTold) ? [] : [view.className];
    });
  });
  expect(faults).toEqual([]);
});

test('tables that are closed are not there', async ({ visit, server }) => {
  const figure = await visit(server.site);
  await figure.set({ folded: '' });
  expect(await figure.element.locator('.tables table').count()).toBe(0);
});
