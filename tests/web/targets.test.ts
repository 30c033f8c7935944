import { describe, expect } from 'vitest';
import { test } from './support/browser.js';
import type { Figure } from './support/figure.js';
import { Matrix } from './support/matrix.js';

/** WCAG 2.5.8. */
const least = 24;

const states: { what: string; enter: (figure: Figure) => Promise<unknown> }[] = [
  { what: 'all views', enter: (figure) => figure.set({ folded: '' }) },
  {
    what: 'everything open',
    enter: async (figure) => {
      await figure.unfoldSettings();
      await figure.element.evaluate((element) => {
        for (const details of element.shadowRoot!.querySelectorAll('details')) details.open = true;
      });
      await figure.set({ source: 'a small dog', alternative: undefined });
    },
  },
  {
    what: 'lines, a pinned word',
    enter: async (figure) => {
      await figure.set({ source: '' });
      const matrix = new Matrix(figure);
      await matrix.pin(1).click();
      await matrix.choose('lines');
    },
  },
  { what: 'the model random', enter: (figure) => figure.set({ model: 'random' }) },
  { what: 'the model translator', enter: (figure) => figure.set({ model: 'translator' }) },
  { what: 'the model trained', enter: (figure) => figure.set({ model: 'trained' }) },
  { what: 'numbers typed by hand', enter: (figure) => figure.set({ model: 'manual' }) },
  {
    what: 'many words',
    enter: (figure) => figure.set({ model: 'concept', sentence: 'the black cat sat '.repeat(15) }),
  },
  { what: 'a lesson', enter: (figure) => figure.set({ lesson: 'first-look' }) },
];

describe('every target is at least 24 × 24 px', () => {
  for (const width of [1280, 390]) {
    test(`at ${width} px`, async ({ visit, server }) => {
      const figure = await visit(server.site, { viewport: { width, height: 900 } });
      await figure.ready();
      const small: Record<string, string[]> = {};
      for (const { what, enter } of states) {
        await enter(figure);
        const found = [...(await targets(figure)), ...(await pageTargets(figure))];
        if (found.length > 0) small[what] = [...new Set(found)];
      }
      expect(small).toEqual({});
    });
  }
});

/** Targets of the figure that are too small, without those whose work others do as well. */
function targets(figure: Figure): Promise<string[]> {
  return figure.element.evaluate((element, size) => {
    const root = element.shadowRoot!;
    const isSmall = (target: Element) => {
      const { width, height } = target.getBoundingClientRect();
      return Math.min(width, height) < size - 0.1;
    };
    // The numbers of the sum stand as close as the figure is narrow. Each can be had from the
    // buttons beside the sum, which go from number to number: their terms say what a cell says.
    const steps = [...root.querySelectorAll('.output-steps button')];
    const hasSteps = steps.length === 2 && !steps.some(isSmall);
    const all = root.querySelectorAll<HTMLElement>(
      'a[href], button, input, select, textarea, summary, [tabindex]:not([role="region"], section)',
    );
    return (
      [...all]
        .filter((part) => part.checkVisibility({ visibilityProperty: true }))
        // Nothing happens to a pointer on numbers that are only read.
        .filter((part) => !part.matches('[data-rove=""] [role="gridcell"]'))
        .filter((part) => !(hasSteps && part.matches('.sum-rows .cell')))
        // What is ticked or chosen by its label is as large as that.
        .map((part) =>
          part.matches('[type="radio"], [type="file"]') ? part.closest('label')! : part,
        )
        .filter(isSmall)
        .map((part) => `${part.localName}.${part.className} in ${part.closest('.view')?.className}`)
    );
  }, least);
}

/** The same for the page around the figure. */
function pageTargets(figure: Figure): Promise<string[]> {
  return figure.page.evaluate((size) => {
    const all = document.querySelectorAll('a[href], button, input, select, summary');
    // Links in a sentence are as high as its line.
    return [...all]
      .filter((part) => part.checkVisibility({ visibilityProperty: true }) && !part.closest('p'))
      .filter((part) => {
        const { width, height } = part.getBoundingClientRect();
        return Math.min(width, height) < size - 0.1;
      })
      .map((part) => part.outerHTML.slice(0, 80));
  }, least);
}
