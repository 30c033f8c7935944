import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { test } from './support/browser.js';
import type { Playground } from './support/figure.js';

/** Lets the page believe that it is being printed, as browsers tell it. */
async function print(page: Page): Promise<void> {
  await page.emulateMedia({ media: 'print' });
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
}

const eager = (attributes = '') =>
  `<attention-playground loading="eager" ${attributes}></attention-playground>`;

test('on paper a figure is light and whole, and without controls', async ({ visit, server }) => {
  const figure = await visit(server.page(eager('theme="dark" views="sentence sum matrix"')), {
    viewport: { width: 700, height: 900 },
  });
  await figure.set({ sentence: 'many words '.repeat(60) });
  // What only paper needs comes after the picture.
  await figure.page.waitForFunction(() =>
    document
      .querySelector('attention-playground')!
      .shadowRoot!.adoptedStyleSheets.flatMap(({ cssRules }) => [...cssRules])
      .some((rule) => rule instanceof CSSMediaRule && rule.conditionText === 'print'),
  );
  await print(figure.page);
  await figure.set({ theme: 'light' });
  const light = await figure.inkAndGround();
  await figure.set({ theme: 'dark' });
  expect(await figure.inkAndGround()).toEqual(light);
  for (const control of [figure.controls, figure.editButton, figure.stepSlider]) {
    expect(await control.isVisible()).toBe(false);
  }
  const clipped = await figure.element.evaluate((element) =>
    Array.from(element.shadowRoot!.querySelectorAll<HTMLElement>('.words, .scroller'))
      .filter((part) => getComputedStyle(part).overflowY !== 'visible')
      .map((part) => part.className),
  );
  expect(clipped).toEqual([]);
  const { printColorAdjust } = await figure.element.evaluate((element) => ({
    printColorAdjust: getComputedStyle(element.shadowRoot!.querySelector('.cell')!)
      .printColorAdjust,
  }));
  expect(printColorAdjust).toBe('exact');
});

test('what was unfolded once is unfolded on paper, and folded again after it', async ({
  visit,
  server,
}) => {
  const figure = await visit(
    server.page(eager('views="sentence matrix kept" folded="matrix kept"')),
  );
  await figure.ready();
  const question = figure.element.locator('details.matrix');
  await question.locator('> summary').click();
  await figure.matrixRows.first().waitFor();
  await question.locator('> summary').click();
  await figure.matrixRows.first().waitFor({ state: 'hidden' });
  await print(figure.page);
  expect(await figure.matrixRows.first().isVisible()).toBe(true);
  // Without its numbers a question says nothing.
  expect(await figure.element.locator('details.kept').isVisible()).toBe(false);
  await figure.page.emulateMedia({ media: 'screen' });
  await figure.page.evaluate(() => dispatchEvent(new Event('afterprint')));
  expect(await figure.matrixRows.first().isVisible()).toBe(false);
});

test('a figure that nobody scrolled to is drawn for paper', async ({ visit, server }) => {
  const figure = await visit(
    server.page('<div class="tall"></div><attention-playground></attention-playground>'),
  );
  expect(await figure.element.evaluate((element: Playground) => element.snapshot)).toBeNull();
  await print(figure.page);
  await figure.ready();
  expect(await figure.words.count()).toBe(7);
});
