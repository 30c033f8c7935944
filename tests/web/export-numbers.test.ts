import { expect } from 'vitest';
import type { TensorName } from '../../web/src/snapshot/snapshot.js';
import { test } from './support/browser.js';
import { parseCsv } from './support/csv.js';
import type { Figure, Playground } from './support/figure.js';

// Numbers leave the page as they are: what is read back equals the tensor, bit for bit.

const csv = (figure: Figure, tensor?: string) =>
  figure.element.evaluate((element: Playground, name) => element.exportCSV(name), tensor);

const json = async (figure: Figure) =>
  JSON.parse(await figure.element.evaluate((element: Playground) => element.exportJSON()));

/** Every tensor that the snapshot has for the selected layer and head. */
const tensorsOf = (figure: Figure) =>
  figure.element.evaluate((element: Playground) => {
    const snapshot = element.snapshot!;
    return snapshot.names.map((name) => {
      const { data, shape } = snapshot.tensor(name as TensorName)!;
      return { name, shape, data: [...data] };
    });
  });

/** States whose numbers are whole, negative, undefined, infinite, or of other shapes. */
const states: Record<string, unknown>[] = [
  {},
  { model: 'random', seed: 5, valueWidth: 3 },
  { mask: 'causal' },
  { scheme: 'key-key-normalised', model: 'manual', sentence: 'two words', manual: opposite() },
  { source: 'a small dog saw the white bird', model: 'random' },
  { projections: 'none', scheme: 'softmax', temperature: 0.01 },
  { chosen: '1 2', views: 'sum kept geometry' },
];

// Keys whose similarities sum to 0 in every row.
function opposite() {
  const rows = [
    [1, 0],
    [-1, 0],
  ];
  return { queries: rows, keys: rows, values: [[1e-30], [-0]] };
}

for (const state of states) {
  const what = JSON.stringify(state);
  test(`CSV of every tensor reads back, ${what}`, async ({ visit, server }) => {
    const figure = await visit(server.page('<attention-playground></attention-playground>'));
    await figure.set(state);
    const tensors = await tensorsOf(figure);
    expect(tensors.length).toBeGreaterThan(15);
    for (const { name, shape, data } of tensors) {
      const [header, ...lines] = parseCsv(await csv(figure, name));
      expect(header![0], name).toBe(name);
      expect([lines.length, header!.length - 1], name).toEqual(shape);
      const numbers = lines.flatMap(([, ...cells]) =>
        cells.map((cell) => Math.fround(Number(cell))),
      );
      expect(numbers, name).toEqual(data);
    }
  });

  test(`JSON reads back, ${what}`, async ({ visit, server }) => {
    const figure = await visit(server.page('<attention-playground></attention-playground>'));
    await figure.set(state);
    const { tensors, ...about } = await json(figure);
    const same = await figure.element.evaluate(
      (element: Playground, given) => {
        const { tokens, keyTokens, names } = element.snapshot!;
        const faults = given.filter(({ name, layer, head, shape, data }) => {
          const tensor = element.snapshot!.tensor(name as TensorName, layer, head);
          const isShape = String(tensor?.shape) === String(shape);
          const numbers = data.map((number) => Math.fround(Number(number)));
          return !isShape || !tensor!.data.every((number, at) => Object.is(number, numbers[at]));
        });
        const found = new Set(given.map(({ name }) => name));
        return { tokens, keyTokens, faults, missing: names.filter((name) => !found.has(name)) };
      },
      tensors as {
        name: string;
        layer?: number;
        head?: number;
        shape: number[];
        data: unknown[];
      }[],
    );
    expect(same.faults).toEqual([]);
    expect(same.missing).toEqual([]);
    expect(about).toMatchObject({ version: 1, tokens: same.tokens, keyTokens: same.keyTokens });
    // Set on another figure, the settings give the same numbers.
    const other = await visit(server.page('<attention-playground></attention-playground>'));
    await other.set(about.settings);
    expect((await json(other)).tensors).toEqual(tensors);
  });
}

test('an undefined weight is NaN in both', async ({ visit, server }) => {
  const figure = await visit(server.page('<attention-playground></attention-playground>'));
  await figure.set(states[3]!);
  expect(await csv(figure)).toBe('weights,two,words\r\ntwo,NaN,NaN\r\nwords,NaN,NaN\r\n');
  const { tensors } = await json(figure);
  const weights = tensors.find(({ name }: { name: string }) => name === 'weights');
  expect(weights.data).toEqual(['NaN', 'NaN', 'NaN', 'NaN']);
});

test('words are quoted, and no formula', async ({ visit, server }) => {
  const figure = await visit(server.page('<attention-playground></attention-playground>'));
  await figure.set({ sentence: '= + - @ " , ; plain' });
  const [header, ...lines] = parseCsv(await csv(figure));
  const names = ["'=", "'+", "'-", "'@", '"', ',', ';', 'plain'];
  expect(header).toEqual(['weights', ...names]);
  expect(lines.map(([name]) => name)).toEqual(names);
});

test('dimensions have their names, where they have some', async ({ visit, server }) => {
  const figure = await visit(server.page('<attention-playground></attention-playground>'));
  await figure.ready();
  const names = await figure.element.evaluate(
    (element: Playground) => element.snapshot!.valueNames,
  );
  const [header, first] = parseCsv(await csv(figure, 'values'));
  expect(header).toEqual(['values', ...names]);
  expect(first![0]).toBe('the');
  const [ofOutput, only] = parseCsv(await csv(figure, 'similarities'));
  expect(ofOutput).toEqual(['similarities', 'the', 'black', 'cat', 'sat', 'on', 'the', 'mat']);
  expect(only![0]).toBe('black');
});

test('a tensor that is not there is refused by name', async ({ visit, server }) => {
  const figure = await visit(server.page('<attention-playground></attention-playground>'));
  const refusal = await figure.element.evaluate((element: Playground) =>
    element.exportCSV('wieghts').catch(({ name, message }: Error) => `${name}: ${message}`),
  );
  expect(refusal).toMatch(/^RangeError: tensor is "wieghts", but must be one of .*weights/);
});

test('without a result there is nothing to export but the reason', async ({ visit, server }) => {
  const figure = await visit(
    server.page('<attention-playground sentence=""></attention-playground>'),
  );
  const reasons = await figure.element.evaluate((element: Playground) =>
    Promise.all(
      [element.exportCSV(), element.exportJSON()].map((result) =>
        result.catch((error) => [error === element.error, error.argument]),
      ),
    ),
  );
  expect(reasons).toEqual([
    [true, 'sentence'],
    [true, 'sentence'],
  ]);
});

test('a figure far below the screen is computed for who exports it', async ({ visit, server }) => {
  const figure = await visit(
    server.page('<div class="tall"></div><attention-playground></attention-playground>'),
  );
  expect(await csv(figure)).toContain('black');
});
