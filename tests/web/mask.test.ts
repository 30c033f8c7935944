import { describe, expect } from 'vitest';
import { expectAgreement } from './support/agreement.js';
import { test } from './support/browser.js';
import { DotProduct } from './support/dot-product.js';
import { Matrix } from './support/matrix.js';

/** Of seven words, the fourth asks: it may attend to itself and the three before. */
const causal = { mask: 'causal', token: 3 };
const forbidden = [4, 5, 6];

describe.each(['fixed', 'key-key', 'key-key-normalised', 'dot-normalised', 'softmax'])(
  'what the mask forbids in the scheme %s',
  (scheme) => {
    test('has no score and no weight to move', async ({ visit, server }) => {
      const figure = await visit(server.site);
      await figure.set({ ...causal, scheme, views: 'sum' });
      const { rows } = (await figure.moment()).picture;
      const dashes = rows.filter(({ score }) => score === '–').map(({ token }) => token);
      expect(dashes).toEqual(forbidden);
      for (const key of forbidden) {
        const slider = figure.weightSliders.nth(key);
        expect(await slider.getAttribute('aria-disabled')).toBe('true');
        await slider.focus();
        await figure.press('ArrowRight');
        await slider.click({ force: true });
        await figure.ready();
      }
      expect(await figure.problem()).toBeNull();
      expect(await figure.get('weighting')).toBeUndefined();
      expectAgreement(await figure.moment());
    });

    test('is left out of the table of all words', async ({ visit, server }) => {
      const figure = await visit(server.site);
      const matrix = new Matrix(figure);
      await figure.set({ ...causal, scheme, folded: '' });
      await matrix.choose('scores');
      const { picture, numbers } = await figure.moment();
      for (const { query, key, text } of picture.matrix) expect(text === '–').toBe(key > query);
      expectAgreement({ picture, numbers, error: null });
    });
  },
);

test('a pair of which the mask forbids the other word is not mixed', async ({ visit, server }) => {
  const figure = await visit(server.site);
  const view = new DotProduct(figure);
  await view.open({ ...causal, scheme: 'key-key', pair: 5 });
  const { text, rows } = await view.read();
  expect(text).toContain('so “sat” keeps itself');
  expect(text).not.toContain('are mixed');
  const shares = rows.filter(({ numbers }) => numbers.own);
  for (const { token, numbers } of shares) {
    expect(numbers.own).toBe(token === 3 ? '100 %' : '0 %');
    expect(numbers.scores === '–').toBe(token > 3);
  }
});
