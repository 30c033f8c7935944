import { describe, expect } from 'vitest';
import { test } from './support/browser.js';
import type { Figure } from './support/figure.js';

// WCAG 1.4.12: what readers may set, and no text may be cut off by.
const spacing = `* {
  line-height: 1.5 !important;
  letter-spacing: 0.12em !important;
  word-spacing: 0.16em !important;
}
p { margin-block-end: 2em !important; }`;

const sideways = (figure: Figure) =>
  figure.page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );

/** Texts that do not fit the box that cuts them off. */
const cut = (figure: Figure) =>
  figure.element.evaluate((element) => {
    const parts = [...element.shadowRoot!.querySelectorAll<HTMLElement>('.figure *')];
    return parts
      .filter(
        (part) => part.checkVisibility() && !part.matches('caption, .live, .summary, textarea'),
      )
      .filter((part) => {
        const { overflowX, overflowY, textOverflow } = getComputedStyle(part);
        const isHidden = [overflowX, overflowY].some(
          (flow) => flow === 'hidden' || flow === 'clip',
        );
        const isOver =
          part.scrollWidth > part.clientWidth + 1 || part.scrollHeight > part.clientHeight + 2;
        return isHidden && isOver && textOverflow !== 'ellipsis' && part.innerText?.trim();
      })
      .map((part) => `${part.className}: ${part.innerText.slice(0, 30)}`);
  });

describe('nothing is lost, and the page does not scroll sideways', () => {
  for (const [what, width] of [
    ['at 320 px', 320],
    // As wide as a window of 1280 px is at 200 %.
    ['at 200 %', 640],
  ] as const) {
    test(what, async ({ visit, server }) => {
      const viewport = { width, height: 450 };
      const figure = await visit(server.site, { viewport, deviceScaleFactor: 2 });
      for (const model of ['concept', 'random', 'manual']) {
        await figure.set({ folded: '', model });
        expect(await sideways(figure), model).toBe(0);
        expect(await cut(figure), model).toEqual([]);
      }
    });
  }

  for (const width of [1280, 390]) {
    test(`with the widest spacing of text, at ${width} px`, async ({ visit, server }) => {
      const figure = await visit(server.site, { viewport: { width, height: 900 } });
      await figure.set({ folded: '' });
      await figure.element.evaluate((element, style) => {
        const sheet = new CSSStyleSheet();
        sheet.replaceSync(style);
        element.shadowRoot!.adoptedStyleSheets.push(sheet);
        document.adoptedStyleSheets.push(sheet);
      }, spacing);
      expect(await sideways(figure)).toBe(0);
      expect(await cut(figure)).toEqual([]);
    });
  }
});

test('what scrolls within itself can be reached and is called something', async ({
  visit,
  server,
}) => {
  const figure = await visit(server.site, { viewport: { width: 320, height: 900 } });
  await figure.set({ folded: '', model: 'random' });
  const mute = await figure.element.evaluate((element) =>
    [...element.shadowRoot!.querySelectorAll<HTMLElement>('*')]
      .filter((part) => part.scrollWidth > part.clientWidth + 1)
      .filter((part) => ['auto', 'scroll'].includes(getComputedStyle(part).overflowX))
      .filter((part) => !part.querySelector('[role="grid"][aria-label] [tabindex="0"]'))
      .filter((part) => !(part.tabIndex === 0 && part.role === 'region' && part.ariaLabel))
      .map((part) => part.className),
  );
  expect(mute).toEqual([]);
});
