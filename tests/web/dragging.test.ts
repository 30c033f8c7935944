import { expect } from 'vitest';
import { expectAgreement } from './support/agreement.js';
import { test } from './support/browser.js';

const page = '<attention-playground views="sum matrix"></attention-playground>';

test('nothing moves by itself while the reader drags, and does again afterwards', async ({
  visit,
  server,
}) => {
  const figure = await visit(server.page(page), { reducedMotion: 'no-preference' });
  await figure.ready();
  const cell = figure.element.locator('.sum-row .cell').first();
  const duration = () => cell.evaluate((element) => getComputedStyle(element).transitionDuration);
  expect(await duration()).not.toBe('0s');
  const { mouse } = figure.page;
  await figure.weightSliders.first().hover();
  await mouse.down();
  expect(await duration()).toBe('0s');
  // Outside of the figure too, the drag ends where the button is released.
  await mouse.move(1, 1);
  await mouse.up();
  expect(await duration()).not.toBe('0s');
});

test('while a weight is dragged, only what shows it moves', async ({ visit, server }) => {
  const figure = await visit(
    server.page('<attention-playground views="sentence sum"></attention-playground>'),
    { viewport: { width: 390, height: 800 } },
  );
  await figure.ready();
  const places = () =>
    figure.element
      .locator('.answer, .sum-row, .formula, .waterfall, .word')
      .evaluateAll((parts) => parts.map((part) => JSON.stringify(part.getBoundingClientRect())));
  const bar = figure.weightSliders.first();
  await bar.scrollIntoViewIfNeeded();
  const box = (await bar.boundingBox())!;
  const { mouse } = figure.page;
  await mouse.move(box.x + 2, box.y + box.height / 2);
  const before = await places();
  await mouse.down();
  for (const share of [0.3, 0.6, 0.999]) {
    await mouse.move(box.x + box.width * share, box.y + box.height / 2);
    await figure.ready();
    expect(await places()).toEqual(before);
  }
  await mouse.up();
});

test('what lies off the screen shows the new numbers too once the picture is ready', async ({
  visit,
  server,
}) => {
  const figure = await visit(server.page(page), { viewport: { width: 800, height: 300 } });
  await figure.ready();
  const numbers = figure.element.locator('.matrix-table .matrix-number');
  const before = await numbers.allTextContents();
  await figure.weightSliders.first().press('PageUp');
  await figure.ready();
  expect(await numbers.allTextContents()).not.toEqual(before);
  expectAgreement(await figure.moment());
});

test('dragged on and on, what is on the screen does not wait for the rest', async ({
  visit,
  server,
}) => {
  const figure = await visit(server.page(page), { viewport: { width: 800, height: 300 } });
  await figure.ready();
  const seen = await figure.element.evaluate(async (element: any) => {
    const texts = (selector: string) => element.shadowRoot.querySelector(selector).textContent;
    const before = [texts('.sum-rows'), texts('.matrix-table')];
    element.token = 3;
    await new Promise((drawn) => element.addEventListener('ap-change', drawn, { once: true }));
    return [texts('.sum-rows'), texts('.matrix-table')].map((text, at) => text !== before[at]);
  });
  expect(seen).toEqual([true, false]);
});
