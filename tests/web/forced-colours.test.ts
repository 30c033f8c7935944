import { expect } from 'vitest';
import { test } from './support/browser.js';

const page =
  '<attention-playground loading="eager" views="sentence sum geometry matrix"></attention-playground>';

test('where colours are forced, numbers, bars, selection and focus still tell apart', async ({
  visit,
  server,
}) => {
  const figure = await visit(server.page(page), { forcedColors: 'active', colorScheme: 'dark' });
  await figure.ready();
  // What only such screens need comes after the picture.
  await figure.page.waitForFunction(() => {
    const cell = document
      .querySelector('attention-playground')!
      .shadowRoot!.querySelector('.strip .cell')!;
    return getComputedStyle(cell).outlineStyle === 'solid';
  });
  const cells = new Set((await figure.cellColours()).map(String));
  expect(cells.size, 'colours of cells').toBeGreaterThan(5);

  const { ground, edge, chosen, others, pressed, notPressed } = await figure.element.evaluate(
    (element) => {
      const root = element.shadowRoot!;
      const style = (selector: string) => getComputedStyle(root.querySelector(selector)!);
      return {
        ground: style('.figure').backgroundColor,
        edge: style('.sum-row .cell').outlineColor,
        chosen: style('.word[aria-checked="true"]').borderTopColor,
        others: style('.word[aria-checked="false"]').borderTopColor,
        pressed: style('.matrix-switch [aria-pressed="true"]').backgroundColor,
        notPressed: style('.matrix-switch [aria-pressed="false"]').backgroundColor,
      };
    },
  );
  expect(edge, 'an edge of a cell').not.toBe(ground);
  expect(chosen, 'the word that asks').not.toBe(others);
  expect(pressed, 'what is chosen').not.toBe(notPressed);

  await figure.words.nth(1).focus();
  await figure.page.keyboard.press('ArrowRight');
  expect(await figure.focusIsVisible()).toBe(true);
});
