import { describe, expect } from 'vitest';
import { shows } from './support/agreement.js';
import { test } from './support/browser.js';
import { DotProduct } from './support/dot-product.js';
import type { Figure, Numbers } from './support/figure.js';

const rowOf = ({ tensors }: Numbers, name: string, index: number) => {
  const { data, shape } = tensors[name as 'keys']!;
  return [...data.slice(index * shape[1], (index + 1) * shape[1])];
};

const sum = (numbers: number[]) => numbers.reduce((total, number) => total + number, 0);
const dot = (a: number[], b: number[]) => sum(a.map((number, c) => number * b[c]!));

/** Everything that is shown is the snapshot's, and the snapshot's what double precision gives. */
async function expectExplained(
  figure: Figure,
  view: DotProduct,
  { temperature = 1, scaled = true } = {},
) {
  const numbers = (await figure.moment()).numbers!;
  const shown = await view.read();
  const faults: string[] = [];
  const check = (text: string | undefined, number: number, what: string) => {
    if (text === undefined || !shows(text, number)) faults.push(`${what}: ${text}, not ${number}`);
  };
  const { key } = shown;
  const m = numbers.keyTokens.length;
  const query = rowOf(numbers, 'queries', numbers.token);
  const keys = Array.from({ length: m }, (_, j) => rowOf(numbers, 'keys', j));

  // Anew, in double precision.
  const scale = scaled ? 1 / Math.sqrt(query.length) : 1;
  const scores = keys.map((one) => dot(query, one));
  const masked = rowOf(numbers, 'logits', numbers.token).map((one) => one === -Infinity);
  const logits = scores.map((one, j) => (masked[j] ? -Infinity : (one * scale) / temperature));
  const top = Math.max(...logits);
  const exponentials = logits.map((one) => Math.exp(one - top));
  const total = sum(exponentials);

  for (const [c, product] of rowOf(numbers, 'products', key).entries()) {
    expect(product).toBeCloseTo(query[c]! * keys[key]![c]!, 4);
    const spelled = shown.products.find(({ column }) => column === c);
    if ((spelled === undefined) !== (product === 0)) faults.push(`product ${c}: ${product}`);
    if (spelled) {
      check(spelled.query, query[c]!, `q ${c}`);
      check(spelled.key, keys[key]![c]!, `k ${c}`);
    }
    if (shown.cells.products![c]) check(shown.cells.products![c], product, `cell ${c}`);
  }
  expect(shown.cells.products).toHaveLength(query.length);
  check(shown.equation.scores, scores[key]!, 'score');
  if (masked[key]) expect(shown.equation.logits).toBe('−∞');
  else check(shown.equation.logits, logits[key]!, 'logit');
  if (scaled && !masked[key]) check(shown.equation.scale, scale, 'scale');
  check(shown.equation.exponentials, exponentials[key]!, 'exponential');
  check(shown.equation.exponentialSum, total, 'sum');
  check(
    shown.equation.weights ?? shown.equation.schemeWeights,
    exponentials[key]! / total,
    'weight',
  );
  for (const { token, numbers: row } of shown.rows) {
    if (row.logits && !masked[token]) check(row.logits, logits[token]!, `logit ${token}`);
    if (row.exponentials) check(row.exponentials, exponentials[token]!, `exp ${token}`);
    if (row.own) check(row.own, exponentials[token]! / total, `weight ${token}`);
    if (row.scores) check(row.scores, scores[token]!, `score ${token}`);
    const similarity = numbers.tensors.similarities?.data[token];
    if (row.similarities) check(row.similarities, similarity!, `similarity ${token}`);
  }
  expect(faults).toEqual([]);
  return { numbers, shown };
}

describe('every number of the chain is right', () => {
  for (const model of ['concept', 'random']) {
    test(model, async ({ visit, server }) => {
      const figure = await visit(server.site);
      const view = new DotProduct(figure);
      for (const temperature of [1, 0.5]) {
        await view.open({ model, temperature, mask: 'causal', token: 3 });
        for (let key = 0; key < 7; ++key) {
          await view.keys.nth(key).click();
          const { shown } = await expectExplained(figure, view, { temperature });
          expect(shown.key).toBe(key);
          expect(shown.text.includes('minus infinity')).toBe(key > 3);
        }
      }
    });
  }

  test('plain softmax has no scale', async ({ visit, server }) => {
    const figure = await visit(server.site);
    const view = new DotProduct(figure);
    await view.open({ scheme: 'softmax' });
    const { shown } = await expectExplained(figure, view, { scaled: false });
    expect(shown.text).toContain('has no scale');
    expect(shown.text).not.toContain('scale 1/√');
  });
});

test('the heaviest word comes first, and the keyboard chooses others', async ({
  visit,
  server,
}) => {
  const figure = await visit(server.site);
  const view = new DotProduct(figure);
  await view.open();
  const { numbers, shown } = await expectExplained(figure, view);
  const weights = rowOf(numbers, 'weights', numbers.token);
  expect(shown.key).toBe(weights.indexOf(Math.max(...weights)));

  await view.keys.nth(shown.key).focus();
  for (const [key, expected] of [
    ['ArrowRight', shown.key + 1],
    ['ArrowLeft', shown.key],
    ['End', 6],
    ['ArrowDown', 6],
    ['Home', 0],
  ] as const) {
    await figure.press(key);
    expect((await expectExplained(figure, view)).shown.key).toBe(expected);
    expect(await view.keys.nth(expected).evaluate((word) => word.matches(':focus'))).toBe(true);
    expect(await figure.focusIsVisible()).toBe(true);
  }
});

test('without projections q · k is x · x, and the scores are symmetric', async ({
  visit,
  server,
}) => {
  const figure = await visit(server.site);
  const view = new DotProduct(figure);
  await view.open({ head: 1 });
  const before = await expectExplained(figure, view);
  expect(Number(before.shown.equation.asymmetry)).toBeGreaterThan(0);

  await view.projections('without').focus();
  await figure.press('Enter');
  expect(await figure.get('projections')).toBe('none');
  const { shown } = await expectExplained(figure, view);
  expect(shown.equation.asymmetry).toBe('0.000');
  expect(await view.meter.getAttribute('aria-valuenow')).toBe('0.0000');
  for (const { numbers } of shown.rows.filter((row) => row.numbers.similarities)) {
    expect(numbers.scores).toBe(numbers.similarities);
  }

  await view.projections('with projections').click();
  await figure.ready();
  expect([await figure.get('projections'), await figure.get('head')]).toEqual(['model', 1]);
  const after = await expectExplained(figure, view);
  expect(after.shown.equation).toEqual(before.shown.equation);
});

describe('the similarity of the chosen word is taken apart', () => {
  for (const source of ['', 'a small dog saw the white bird']) {
    test(source ? 'with a second sentence' : 'in one sentence', async ({ visit, server }) => {
      const figure = await visit(server.site);
      const view = new DotProduct(figure);
      await view.open({ source });
      await view.keys.nth(4).click();
      const numbers = (await figure.moment()).numbers!;
      const { similarity, rows } = await view.read();
      const asks = rowOf(numbers, 'embeddings', numbers.token);
      const lookedAt = rowOf(numbers, source ? 'sourceEmbeddings' : 'embeddings', 4);
      expect(similarity.terms.length).toBeGreaterThan(0);
      const terms = asks.map((number, c) => number * lookedAt[c]!).filter((term) => term !== 0);
      expect(similarity.terms).toHaveLength(terms.length);
      for (const { column, factors } of similarity.terms) {
        expect(shows(factors[0]!, asks[column]!), `${column}`).toBe(true);
        expect(shows(factors[1]!, lookedAt[column]!), `${column}`).toBe(true);
      }
      expect(shows(similarity.result, dot(asks, lookedAt))).toBe(true);
      const inTable = rows.find(({ token, numbers: own }) => token === 4 && own.similarities)!;
      expect(shows(inTable.numbers.similarities!, dot(asks, lookedAt))).toBe(true);
    });
  }
});

test('no percentage breaks over two lines', async ({ visit, server }) => {
  const figure = await visit(server.site, { viewport: { width: 1280, height: 900 } });
  const view = new DotProduct(figure);
  await view.open({ scheme: 'dot-normalised', model: 'random' });
  for (let token = 0; token < 7; ++token) {
    await figure.set({ token });
    const lines = await figure.element.evaluate((element) =>
      Array.from(element.shadowRoot!.querySelectorAll('.dp-bars td[data-number]'), (cell) => {
        const range = document.createRange();
        range.selectNodeContents(cell);
        return new Set(Array.from(range.getClientRects(), ({ top }) => top)).size;
      }),
    );
    expect(new Set(lines), `token ${token}`).toEqual(new Set([1]));
  }
});

test('the asymmetry is that of the scores', async ({ visit, server }) => {
  const figure = await visit(server.site);
  const view = new DotProduct(figure);
  await view.open();
  const { numbers, shown } = await expectExplained(figure, view);
  const n = numbers.tokens.length;
  const { data } = numbers.tensors.scores!;
  const gaps = Array.from(data, (one, at) => one - data[(at % n) * n + Math.floor(at / n)]!);
  const length = (all: ArrayLike<number>) => Math.sqrt(sum(Array.from(all, (one) => one * one)));
  expect(shows(shown.equation.scoreDifference!, length(gaps))).toBe(true);
  expect(shows(shown.equation.scoreNorm!, length(data))).toBe(true);
  expect(shows(shown.equation.asymmetry!, length(gaps) / length(data))).toBe(true);
});

test('a weight set by hand is told apart from the scheme’s', async ({ visit, server }) => {
  const figure = await visit(server.site);
  const view = new DotProduct(figure);
  await view.open();
  const { shown: before } = await expectExplained(figure, view);
  await figure.set({ weighting: [0.4, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1] });
  const { shown } = await expectExplained(figure, view);
  expect(shown.key).toBe(before.key);
  expect(shown.text).toContain('set by hand now: 10 %');
  await view.restoreButton.click();
  await figure.ready();
  expect(await figure.get('weighting')).toBeUndefined();
  expect((await expectExplained(figure, view)).shown.equation).toEqual(before.equation);
});

describe('schemes without logits say what they do instead', () => {
  for (const [scheme, words] of [
    ['fixed', 'reads neither queries nor keys'],
    ['key-key', 'are mixed'],
    ['key-key-normalised', 'has no query'],
    ['dot-normalised', 'divided by the sum'],
  ] as const) {
    test(scheme, async ({ visit, server }) => {
      const figure = await visit(server.site);
      const view = new DotProduct(figure);
      await view.open({ scheme });
      for (const key of [0, 2, 6]) {
        await view.keys.nth(key).click();
        const numbers = (await figure.moment()).numbers!;
        const shown = await view.read();
        expect(shown.text).toContain(words);
        expect(shown.text).not.toContain('minus infinity');
        const weights = rowOf(numbers, 'weights', numbers.token);
        expect(shows(shown.equation.own!, weights[key]!)).toBe(true);
        if (scheme.endsWith('normalised')) {
          const scores = rowOf(numbers, 'scores', numbers.token);
          expect(shows(shown.equation.scores!, scores[key]!)).toBe(true);
          expect(shows(shown.equation.scoreSum!, sum(scores))).toBe(true);
        }
        for (const { token, numbers: row } of shown.rows) {
          if (row.own) expect(shows(row.own, weights[token]!), row.own).toBe(true);
        }
      }
    });
  }

  test('an undefined weight is hatched, and no bar is drawn', async ({ visit, server }) => {
    const figure = await visit(server.site);
    const view = new DotProduct(figure);
    // q·k of the first row: 1 and −1, which sum to 0.
    const manual = { queries: [[1], [1]], keys: [[1], [-1]], values: [[1], [2]] };
    await view.open({
      model: 'manual',
      sentence: 'yes no',
      token: 0,
      manual,
      scheme: 'dot-normalised',
    });
    const shown = await view.read();
    expect([shown.equation.scoreSum, shown.equation.own]).toEqual(['0.000', 'undefined']);
    expect([shown.bars, shown.hatched]).toEqual([0, 2]);
    expect(shown.text).toContain('its weights are undefined');
  });
});

test('of a long text the heaviest words are drawn, and the rest is said', async ({
  visit,
  server,
}) => {
  const figure = await visit(server.site);
  const view = new DotProduct(figure);
  const sentence = Array.from({ length: 200 }, (_, i) => ['the', 'black', 'cat'][i % 3]).join(' ');
  await view.open({ sentence });
  const { shown } = await expectExplained(figure, view);
  expect(await view.keys.count()).toBe(40);
  expect(shown.text).toContain('The text has 200 words; drawn are the 40 that weigh most.');
});

test('small terms stand in their fold until it is opened', async ({ visit, server }) => {
  const figure = await visit(
    server.page(
      '<attention-playground model="trained" views="dot-product"></attention-playground>',
    ),
  );
  await figure.ready();
  const rest = figure.element.locator('.arithmetic-rest').first();
  const term = rest.locator('.arithmetic-term').first();
  expect(await term.isVisible()).toBe(false);
  await rest.locator('summary').click();
  expect(await term.isVisible()).toBe(true);
});
