import { describe, expect } from 'vitest';
import { violations, withAxe } from './support/axe.js';
import { test } from './support/browser.js';
import type { Figure } from './support/figure.js';
import { Kept } from './support/kept.js';
import { Matrix } from './support/matrix.js';
import { Training } from './support/training.js';

const states: { what: string; enter: (figure: Figure) => Promise<unknown> }[] = [
  { what: 'as it opens', enter: (figure) => figure.ready() },
  { what: 'all views unfolded', enter: (figure) => figure.set({ folded: '' }) },
  {
    what: 'all words: scores, words picked out',
    enter: async (figure) => {
      const matrix = new Matrix(figure);
      await matrix.pin(1).click();
      await matrix.key(2).click();
      await matrix.row(3).click();
      await matrix.choose('scores');
    },
  },
  {
    what: 'all words: lines',
    enter: (figure) => new Matrix(figure).choose('lines', 'Lines of all words'),
  },
  {
    what: 'weights moved with the same sum',
    enter: async (figure) => {
      const kept = new Kept(figure);
      await kept.choose('another word on top');
      await figure.set({ alternative: '4 1' });
      await kept.why.click();
    },
  },
  {
    what: 'weights read back from the sum',
    enter: (figure) => new Kept(figure).choose('the same, with position'),
  },
  {
    what: 'two sentences',
    enter: (figure) => figure.set({ source: 'a small dog saw the white bird' }),
  },
  {
    what: 'weights that are undefined or below 0',
    enter: (figure) => figure.set({ source: '', scheme: 'dot-normalised' }),
  },
  {
    what: 'a model that learned its task, looked at as it was, and the control experiment',
    enter: async (figure) => {
      const training = new Training(figure);
      await training.select('Heads').selectOption('2');
      await training.solve();
      await training.scrubber.fill('5');
      await training.view.getByText('The curves as a table').click();
      await training.button('Run the control experiment').click();
      await training.verdict.getByText('95 %').waitFor({ timeout: 60_000 });
    },
  },
  {
    what: 'a run that diverged',
    enter: async (figure) => {
      const training = new Training(figure);
      await training.learningRate.fill('1e9');
      await training.learningRate.press('Enter');
      await training.button('Train').click();
      await training.problem.waitFor();
    },
  },
  {
    what: 'the views folded again',
    enter: (figure) =>
      figure.set({
        scheme: 'scaled-softmax',
        folded: 'geometry dot-product matrix kept projections training',
      }),
  },
  {
    what: 'random model, causal mask',
    enter: (figure) => figure.set({ model: 'random', mask: 'causal' }),
  },
  { what: 'numbers typed by hand', enter: (figure) => figure.set({ model: 'manual' }) },
  {
    what: 'a lesson',
    enter: (figure) => figure.set({ lesson: 'first-look' }),
  },
  {
    what: 'the lesson closed again',
    enter: (figure) => figure.set({ lesson: '' }),
  },
  { what: 'something wrong', enter: (figure) => figure.set({ temperature: -1 }) },
  {
    what: 'unknown words, all numbers shown',
    enter: async (figure) => {
      await figure.set({ temperature: 1, model: 'concept', sentence: 'a blorf zibbled 👋🏽 قطة' });
      await figure.toggleNumbers();
    },
  },
  {
    what: 'many words, being edited',
    enter: async (figure) => {
      await figure.toggleNumbers();
      await figure.set({ sentence: 'many words '.repeat(25), token: 49 });
      await figure.startEditing();
    },
  },
];

for (const colorScheme of ['light', 'dark'] as const) {
  for (const width of [1280, 390]) {
    describe(`axe finds nothing wrong, ${colorScheme}, ${width} px`, () => {
      // Axe looks at all of a long page, state after state.
      test('in any state of the page', { timeout: 300_000 }, async ({ visit, server }) => {
        const look = withAxe({ viewport: { width, height: 900 }, colorScheme });
        const figure = await visit(server.site, look);
        await figure.ready();
        const found: Record<string, string[]> = {};
        for (const { what, enter } of states) {
          await enter(figure);
          const faults = await violations(figure.page);
          if (faults.length > 0) found[what] = faults;
        }
        expect(found).toEqual({});
      });
    });
  }
}

test('cells have names for those who do not see them: their numbers', async ({ visit, server }) => {
  const figure = await visit(server.site);
  await figure.ready();
  const tree = await figure.element.ariaSnapshot();
  expect(tree).toContain('animal: 1.00');
  // And the sum's cells are buttons with theirs.
  expect(tree).toMatch(/button "animal: 0\.\d{3}/);
  for (const role of ['radiogroup', 'table', 'slider', 'combobox']) expect(tree).toContain(role);
});

test('a problem is announced', async ({ visit, server }) => {
  const figure = await visit(server.site);
  await figure.set({ sentence: '' });
  const { error } = await figure.moment();
  expect(await figure.element.ariaSnapshot()).toContain('alert');
  expect(await figure.problem()).toBe(error!.message);
});

for (const lang of ['en', 'fr']) {
  test(`axe finds nothing wrong in an embed, nor in its tables, lang ${lang}`, async ({
    visit,
    server,
  }) => {
    const views = 'sentence sum geometry dot-product matrix kept projections training';
    const body = `<main><h1>Attention</h1>
      <attention-playground lang="${lang}" views="${views}"></attention-playground></main>`;
    const figure = await visit(
      server.page(body),
      withAxe({ viewport: { width: 390, height: 900 } }),
    );
    await figure.ready();
    expect(await violations(figure.page)).toEqual([]);
    for (const fold of await figure.element.locator('.tables summary, .numbers summary').all()) {
      await fold.click();
      await figure.ready();
    }
    await figure.element.locator('.view.projections .tables table').first().waitFor();
    expect(await violations(figure.page)).toEqual([]);
  });
}

test('axe finds nothing wrong on the French page', async ({ visit, server }) => {
  const figure = await visit(`${server.site}fr/`, withAxe());
  await figure.set({ folded: '' });
  expect(await violations(figure.page)).toEqual([]);
});

test('nothing moves by itself for who asked for no motion', async ({ visit, server }) => {
  const figure = await visit(server.site);
  await figure.set({ folded: '' });
  const moving = await figure.element.evaluate((element) =>
    [...element.shadowRoot!.querySelectorAll('*')]
      .flatMap((part) => [part, '::before', '::after'].map((which) => ({ part, which })))
      .filter(({ part, which }) => {
        const pseudo = typeof which === 'string' ? which : null;
        const { transitionDuration, animationName } = getComputedStyle(part, pseudo);
        return !/^(0s(, )?)+$/.test(transitionDuration) || animationName !== 'none';
      })
      .map(({ part }) => part.className),
  );
  expect(moving).toEqual([]);
});
