import { describe, expect } from 'vitest';
import { test } from './support/browser.js';
import type { Figure } from './support/figure.js';

const states: { what: string; enter: (figure: Figure) => Promise<unknown> }[] = [
  { what: 'as it opens', enter: (figure) => figure.ready() },
  { what: 'numbers shown', enter: (figure) => figure.toggleNumbers() },
  { what: 'random model', enter: (figure) => figure.set({ model: 'random' }) },
  {
    what: 'many words',
    enter: (figure) => figure.set({ sentence: 'many words '.repeat(25), token: 49 }),
  },
  { what: 'something wrong', enter: (figure) => figure.set({ mask: 'x'.repeat(300) }) },
  { what: 'editing', enter: (figure) => figure.startEditing() },
  {
    what: 'all views',
    enter: (figure) => figure.set({ mask: 'none', folded: '', model: 'concept' }),
  },
  { what: 'two sentences', enter: (figure) => figure.set({ source: 'a small dog saw it' }) },
];

describe('the page never scrolls sideways', () => {
  for (const width of [320, 390, 768, 1280, 2560]) {
    test(`at ${width} px`, async ({ visit, server }) => {
      const figure = await visit(server.site, { viewport: { width, height: 900 } });
      await figure.ready();
      const overflow: Record<string, number> = {};
      for (const { what, enter } of states) {
        await enter(figure);
        overflow[what] = await figure.page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        );
      }
      expect(overflow).toEqual(Object.fromEntries(states.map(({ what }) => [what, 0])));
    });
  }

  test('nor does a narrow column of a wide page', async ({ visit, server }) => {
    const page = server.page(
      '<div class="narrow"><attention-playground loading="eager"></attention-playground></div>',
    );
    const figure = await visit(page);
    await figure.ready();
    const over = await figure.element.evaluate((element) => {
      const width = element.getBoundingClientRect().width;
      return { wider: width > 300, overflow: element.scrollWidth - element.clientWidth };
    });
    expect(over).toEqual({ wider: false, overflow: 0 });
  });
});
