import pixelmatch from 'pixelmatch';
import { PNG } from 'pngjs';
import { describe, expect } from 'vitest';
import { detailsText, readDetails } from '../../web/src/store/details.js';
import { initialUiState, type UiState } from '../../web/src/store/store.js';
import { test } from './support/browser.js';
import type { Figure, Playground } from './support/figure.js';
import { Matrix } from './support/matrix.js';

// A link opens a picture equal to the one that it was made from, to the pixel. It does not hold: a
// model of the reader's own, which is a file; the step of a lesson, which begins at its beginning; a
// run of training; a table that was opened within a view, but for that of the sum.

const set = (changes: Record<string, unknown>) => (figure: Figure) => figure.set(changes);

/** What a reader may have on the screen, and how it came there. */
const states: [what: string, enter: (figure: Figure) => Promise<unknown>][] = [
  ['as it opens', (figure) => figure.ready()],
  ['another sentence', set({ sentence: 'i love sushi', token: 2 })],
  ['a second sentence', set({ source: 'a small dog saw the white bird', token: 3 })],
  ['random', set({ model: 'random', seed: 4, valueWidth: 3 })],
  ['trained', set({ model: 'trained', layer: 1 })],
  ['translator', set({ model: 'translator' })],
  ['manual', set({ model: 'manual' })],
  ['fixed', set({ scheme: 'fixed', ratio: 0.4 })],
  ['key-key', set({ scheme: 'key-key', pair: 5, pairReading: 'replace' })],
  ['key-key-normalised', set({ scheme: 'key-key-normalised' })],
  ['dot-normalised', set({ scheme: 'dot-normalised' })],
  ['softmax, masked', set({ scheme: 'softmax', mask: 'causal', token: 4, temperature: 0.4 })],
  ['a weight moved', (figure) => figure.weightSliders.nth(2).press('ArrowRight')],
  ['another query', set({ query: '1 0 1 0 1 0 1 0 0' })],
  ['chosen words', set({ chosen: '1 3', folded: 'geometry' })],
  ['an alternative', set({ sentence: 'i love sushi', alternative: '0 1', folded: '' })],
  ['every view', set({ folded: 'training' })],
  ['the first lesson', set({ lesson: 'first-look' })],
  ['a lesson of another model', set({ lesson: 'kept-or-lost' })],
  ['dark', set({ theme: 'dark', views: 'sentence geometry', controls: 'none', axes: '0 3' })],
  ['a few words added', (figure) => figure.stepSlider.fill('3')],
  ['other terms', (figure) => figure.element.locator('.sum-total .cell').nth(4).click()],
  [
    'a view unfolded, lines of all words',
    async (figure) => {
      await figure.element.locator('.view.matrix > summary').click();
      await new Matrix(figure).choose('lines', 'Lines of all words');
    },
  ],
  [
    'rows pinned, a cell taken apart',
    async (figure) => {
      await figure.element.locator('.view.matrix > summary').click();
      const matrix = new Matrix(figure);
      await matrix.choose('scores');
      await matrix.pin(1).click();
      await matrix.row(3).click();
    },
  ],
];

// So high that nothing sticks or scrolls.
const tall = { viewport: { width: 1000, height: 9000 } };

for (const [language, some] of [
  ['en', states],
  ['fr', states.slice(0, 6)],
] as const) {
  describe(`opens an equal picture: ${language}`, () => {
    for (const [what, enter] of some) {
      test(what, async ({ visit, server }) => {
        const site = language === 'en' ? server.site : `${server.site}${language}/`;
        const figure = await visit(site, tall);
        await figure.ready();
        await enter(figure);
        const made = await pictureOf(figure);
        const link = await figure.element.evaluate((element: Playground) => element.permalink());
        const reader = await visit(link, tall);
        await reader.ready();
        const opened = await pictureOf(reader);
        // Edges of rounded corners may be a shade off.
        expect(difference(opened, made)).toBeLessThan(5);
        expect(await reader.element.evaluate((element: Playground) => element.permalink())).toBe(
          link,
        );
      });
    }
  });
}

test('a link that is opened on a page puts what was chosen there in its place', async ({
  visit,
  server,
}) => {
  const figure = await visit(server.site, tall);
  await figure.ready();
  const first = await pictureOf(figure);
  const link = await figure.element.evaluate((element: Playground) => element.permalink());
  await figure.stepSlider.fill('3');
  await figure.element.locator('.view.matrix > summary').click();
  await new Matrix(figure).choose('scores');
  await figure.element.evaluate((element: Playground, given) => element.openPermalink(given), link);
  expect(difference(await pictureOf(figure), first)).toBe(0);
});

// Nobody points at it, and nothing has the focus.
async function pictureOf(figure: Figure): Promise<PNG> {
  await figure.page.mouse.move(995, 8990);
  await figure.element.evaluate(async (element: Playground) => {
    (element.shadowRoot!.activeElement as HTMLElement | null)?.blur();
    element.dispatchEvent(new PointerEvent('pointerleave'));
    await element.ready;
  });
  return PNG.sync.read(await figure.element.screenshot());
}

function difference(taken: PNG, expected: PNG): number {
  const { width, height } = expected;
  if (taken.width !== width || taken.height !== height) return Number.POSITIVE_INFINITY;
  return pixelmatch(taken.data, expected.data, undefined, width, height);
}

describe('details', () => {
  const chosen: UiState = {
    ...initialUiState,
    step: 3,
    dimension: 0,
    keyToken: 2,
    allRows: true,
    numbers: true,
    settings: true,
    unfolded: ['matrix', 'dot-product'],
    matrix: { picture: 'lines', drawn: 'scores', all: true, pinned: 1, cell: { query: 2, key: 0 } },
    projection: { of: 'values', row: 1, column: 4, dimension: 2 },
  };

  test('are read back as they were', () => {
    expect(detailsText(initialUiState)).toBe('');
    expect({ ...initialUiState, ...readDetails(detailsText(chosen)) }).toEqual(chosen);
  });

  test('of which nothing is known are passed over', () => {
    const odd = 'step_-1 step_x step_1e9 picture_circle all_yes cell_1 nothing_1 __proto___1 _ 5';
    expect(readDetails(odd)).toEqual({});
    expect(readDetails(`${odd} step_2`)).toEqual({ step: 2 });
  });

  for (const details of [
    'step_8',
    'dimension_99',
    'key_7',
    'pinned_7',
    'cell_0.7',
    'cell_7.0',
    'row_7',
    'column_99',
    'feature_99',
  ]) {
    test(`${details}, which the picture does not have, changes nothing`, async ({
      visit,
      server,
    }) => {
      const figure = await visit(`${server.site}#v=1&details=${details}`);
      await figure.ready();
      const { error } = await figure.moment();
      expect(error).toBeNull();
      const link = await figure.element.evaluate((element: Playground) => element.permalink());
      expect(link).not.toContain('details');
    });
  }
});
