import type { Locator } from 'playwright-core';
import { describe, expect } from 'vitest';
import { test, type Visit } from './support/browser.js';
import type { Figure } from './support/figure.js';
import { Keyboard } from './support/keyboard.js';
import type { Server } from './support/server.js';

type Role = Parameters<Locator['getByRole']>[0];

/** A function of the page: where it is, the keys that do it, and what has become of the page then. */
interface Step {
  what: string;
  at: (figure: Figure) => Locator;
  keys: string[];
  type?: string;
  check?: (figure: Figure) => Promise<unknown>;
}

const part = (role: Role, name: string | RegExp) => (figure: Figure) =>
  figure.element.getByRole(role, { name, exact: true }).first();

const inView = (view: string, role: Role, name: string | RegExp) => (figure: Figure) =>
  figure.element.locator(`.view.${view}`).getByRole(role, { name, exact: true }).first();

const stop = (selector: string) => (figure: Figure) =>
  figure.element.locator(`${selector}[tabindex="0"]`).first();

const unfold = (view: string): Step => ({
  what: `unfold ${view}`,
  at: (figure) => figure.element.locator(`.view.${view} > summary`),
  keys: ['Enter'],
  check: async (figure) => {
    await figure.element.locator(`.view.${view} > .summary`).waitFor({ state: 'attached' });
  },
});

const is = (name: string, value: unknown) => async (figure: Figure) => {
  expect(await figure.get(name as 'token')).toEqual(value);
};

const shown = (text: string | RegExp) => (figure: Figure) =>
  figure.element.getByText(text).first().waitFor();

const parts: Record<string, Step[]> = {
  'the sentence and its settings': [
    { what: 'a word', at: stop('.word'), keys: ['ArrowRight'], check: is('token', 2) },
    {
      what: 'the sentence',
      at: part('button', 'Edit the sentence'),
      keys: ['Enter'],
      type: 'the white dog sat on the mat',
      check: async (figure) => {
        await new Keyboard(figure).press('the field', 'Enter');
        expect(await figure.get('sentence')).toBe('the white dog sat on the mat');
      },
    },
    {
      what: 'a second sentence',
      at: part('button', 'Look at a second sentence'),
      keys: ['Enter'],
      check: async (figure) => expect(await figure.get('source')).not.toBe(''),
    },
    {
      what: 'no second sentence',
      at: part('button', 'Remove the second sentence'),
      keys: ['Enter'],
      check: is('source', ''),
    },
    {
      what: 'a head',
      at: (figure) => figure.headControls.first(),
      keys: ['ArrowRight'],
      check: is('head', 1),
    },
    {
      what: 'the further settings',
      at: (figure) => figure.furtherSwitch,
      keys: ['Enter'],
      check: (figure) => figure.maskControl.waitFor(),
    },
    {
      what: 'the mask',
      at: (figure) => figure.maskControl,
      keys: ['ArrowDown'],
      check: is('mask', 'none'),
    },
    {
      what: 'the position',
      at: (figure) => figure.positionControl,
      keys: ['ArrowDown'],
      check: is('position', 'none'),
    },
    {
      what: 'the temperature',
      at: (figure) => figure.temperatureControl,
      keys: ['Home'],
      check: is('temperature', 0.25),
    },
    {
      what: 'the scheme',
      at: (figure) => figure.controls.getByRole('combobox', { name: /^Weights by/ }),
      keys: ['Home'],
      check: is('scheme', 'fixed'),
    },
    {
      what: 'the ratio',
      at: (figure) => figure.controls.getByRole('slider', { name: /^Keeps of itself/ }),
      keys: ['End'],
      check: is('ratio', 1),
    },
    {
      what: 'the model',
      at: (figure) => figure.modelControl,
      keys: ['ArrowDown'],
      check: is('model', 'random'),
    },
    {
      what: 'its table',
      at: (figure) => figure.element.locator('.view.sentence .tables summary'),
      keys: ['Enter'],
      check: (figure) => figure.element.locator('.view.sentence table').waitFor(),
    },
  ],
  'the sum': [
    {
      what: 'a weight',
      at: stop('.sum-rows .weight-slider'),
      keys: ['ArrowDown', 'PageUp', 'ArrowRight', 'Home'],
      check: async (figure) => expect(await figure.get('weighting')).toBeDefined(),
    },
    {
      what: 'the weights reset',
      at: part('button', 'Reset the weights'),
      keys: ['Enter'],
      check: is('weighting', undefined),
    },
    {
      what: 'a number, pinned',
      at: stop('.sum-rows .cell'),
      keys: ['Control+Home', 'ArrowRight', 'Enter'],
      check: async (figure) => {
        const pinned = figure.element.locator('.sum-row [aria-selected="true"]');
        expect(await pinned.count()).toBe(2);
      },
    },
    {
      what: 'a number of the sum, with its terms',
      at: stop('.sum-rows .cell'),
      keys: ['Control+End'],
      check: async (figure) => {
        expect((await figure.moment()).picture.waterfall!.dimension).toBe(11);
      },
    },
    { what: 'the number before', at: part('button', 'Previous number'), keys: ['Enter'] },
    { what: 'the next number', at: part('button', 'Next number'), keys: ['Enter'] },
    {
      what: 'playing',
      at: part('button', 'Add the words one at a time'),
      keys: ['Enter', 'Enter'],
    },
    {
      what: 'the scrubber',
      at: (figure) => figure.stepSlider,
      keys: ['Home', 'ArrowRight'],
      check: shown('1 of 7 words added'),
    },
    {
      what: 'all numbers',
      at: (figure) => figure.numbersSwitch,
      keys: ['Enter'],
      check: (figure) => figure.element.locator('.numbers table').waitFor(),
    },
  ],
  'the geometry': [
    unfold('geometry'),
    {
      what: 'an axis',
      at: inView('geometry', 'combobox', /^Across/),
      keys: ['ArrowDown'],
      check: async (figure) => expect(await figure.get('axes')).not.toBe('variance'),
    },
    {
      what: 'a weight',
      at: stop('.geometry-weights .weight-slider'),
      keys: ['ArrowRight'],
      check: async (figure) => expect(await figure.get('weighting')).toBeDefined(),
    },
    {
      what: 'the weights put back',
      at: inView('geometry', 'button', 'Back to the scheme’s weights'),
      keys: ['Enter'],
      check: is('weighting', undefined),
    },
    {
      what: 'the query',
      at: stop('.query-bar'),
      keys: ['ArrowDown', 'PageUp'],
      check: async (figure) => expect(await figure.get('query')).toBeDefined(),
    },
    {
      what: 'the query put back',
      at: (figure) => figure.element.locator('.geometry-side button').last(),
      keys: ['Enter'],
      check: is('query', undefined),
    },
    {
      what: 'its numbers',
      at: (figure) => figure.element.locator('.geometry-numbers summary').first(),
      keys: ['Enter'],
    },
    {
      what: 'another word taken apart',
      at: (figure) => figure.element.locator('.geometry-choose').nth(4),
      keys: ['Enter'],
    },
  ],
  'where a weight comes from': [
    unfold('dot-product'),
    { what: 'another word', at: stop('.dp-key'), keys: ['ArrowRight'] },
    { what: 'a number', at: stop('.dp-cell'), keys: ['Control+End', 'Control+Home'] },
    {
      what: 'a reason',
      at: (figure) => figure.element.locator('.dp-why summary').first(),
      keys: ['Enter'],
    },
    {
      what: 'no projections',
      at: inView('dot-product', 'button', 'without'),
      keys: ['Enter'],
      check: is('projections', 'none'),
    },
    {
      what: 'projections',
      at: inView('dot-product', 'button', 'with projections'),
      keys: ['Enter'],
      check: is('projections', 'model'),
    },
  ],
  'all words': [
    unfold('matrix'),
    {
      what: 'a number',
      at: stop('.matrix-table '),
      keys: ['Control+End'],
      check: is('token', 6),
    },
    {
      what: 'its row, pinned',
      at: stop('.matrix-table '),
      keys: ['Enter'],
      check: shown('pinned: mat'),
    },
    { what: 'unpinned', at: inView('matrix', 'button', 'Unpin'), keys: ['Enter'] },
    {
      what: 'words that are added up',
      at: stop('.matrix-table '),
      keys: ['Control+Home', 'Space', 'ArrowRight', 'Enter'],
      check: async (figure) => expect([...(await figure.get('chosen'))!]).toEqual([0, 1]),
    },
    {
      what: 'none added up',
      at: (figure) => figure.element.locator('.matrix-total button'),
      keys: ['Enter'],
      check: is('chosen', undefined),
    },
    { what: 'scores', at: inView('matrix', 'button', 'scores'), keys: ['Enter'] },
    { what: 'logits', at: inView('matrix', 'button', 'logits'), keys: ['Enter'] },
    {
      what: 'a head',
      at: (figure) => figure.element.locator('.matrix-head').nth(1),
      keys: ['Enter'],
      check: is('head', 1),
    },
    { what: 'lines', at: inView('matrix', 'button', 'lines'), keys: ['Enter'] },
    {
      what: 'lines of all words',
      at: (figure) => figure.element.locator('.matrix-all'),
      keys: ['Enter'],
    },
    { what: 'who asks', at: stop('.matrix-query'), keys: ['ArrowUp', 'Enter', 'Enter'] },
    { what: 'who is looked at', at: stop('.matrix-key'), keys: ['ArrowDown', 'Enter', 'Enter'] },
  ],
  'what the sum keeps': [
    unfold('kept'),
    {
      what: 'a preset',
      at: inView('kept', 'button', 'another word on top'),
      keys: ['Enter'],
    },
    {
      what: 'another weight with the same sum',
      at: stop('.kept-slider'),
      keys: ['End'],
      check: async (figure) => expect(await figure.get('alternative')).toBeDefined(),
    },
    {
      what: 'the weights put back',
      at: (figure) => figure.element.locator('.kept-apart button'),
      keys: ['Enter'],
      check: is('alternative', undefined),
    },
    {
      what: 'the reckoning',
      at: (figure) => figure.element.locator('.kept-reckoning summary'),
      keys: ['Enter'],
    },
    {
      what: 'the width of the values',
      at: (figure) => figure.element.locator('.kept-setting input').first(),
      keys: ['ArrowRight'],
    },
    {
      what: 'the number of words',
      at: (figure) => figure.element.locator('.kept-setting input').last(),
      keys: ['ArrowRight'],
    },
    {
      what: 'its numbers',
      at: (figure) => figure.element.locator('.kept-numbers summary'),
      keys: ['Enter'],
    },
  ],
  'from embedding to Q, K and V': [
    unfold('projections'),
    {
      what: 'keys',
      at: inView('projections', 'radio', /^queries/),
      keys: ['ArrowRight'],
    },
    {
      what: 'a number',
      at: stop('.projection-output .cell'),
      keys: ['ArrowLeft', 'ArrowUp', 'End', 'Control+Home'],
    },
    {
      what: 'a head',
      at: (figure) => figure.element.locator('.projection-heads button').nth(2),
      keys: ['Enter'],
      check: is('head', 2),
    },
  ],
  'the training': [
    unfold('training'),
    { what: 'a task', at: inView('training', 'button', 'is or are?'), keys: ['Enter'] },
    { what: 'a size', at: inView('training', 'combobox', 'Heads'), keys: ['ArrowDown'] },
    {
      what: 'the learning rate',
      at: inView('training', 'spinbutton', 'Learning rate'),
      keys: [],
      type: '0.02',
      check: (figure) => new Keyboard(figure).press('the learning rate', 'Enter'),
    },
    {
      what: 'a step',
      at: inView('training', 'button', 'One step'),
      keys: ['Enter'],
      check: shown('step 1'),
    },
    {
      what: 'training, and a pause',
      at: inView('training', 'button', 'Train'),
      keys: ['Enter', 'Enter'],
    },
    { what: 'its speed', at: inView('training', 'button', 'slow'), keys: ['Enter'] },
    {
      what: 'an earlier moment',
      at: (figure) => figure.element.locator('.training-scrub input'),
      keys: ['Home'],
      check: shown(/^step 0 of/),
    },
    {
      what: 'another question',
      at: (figure) => figure.element.locator('.training-sentence').nth(2),
      keys: ['Enter'],
    },
    { what: 'a weight', at: stop('.training-rows '), keys: ['ArrowDown', 'End'] },
    {
      what: 'the curves as a table',
      at: (figure) => figure.element.locator('.training-numbers summary'),
      keys: ['Enter'],
    },
    {
      what: 'the control experiment, begun and ended',
      at: (figure) => figure.element.locator('[data-control="experiment"]'),
      keys: ['Enter', 'Enter'],
    },
    { what: 'another seed', at: inView('training', 'button', 'New seed'), keys: ['Enter'] },
    { what: 'the beginning', at: inView('training', 'button', 'Reset'), keys: ['Enter'] },
    {
      what: 'the model put to use',
      at: (figure) => figure.element.locator('[data-control="use"]'),
      keys: ['Enter'],
    },
  ],
};

describe('with the keyboard alone, every function is reached, and the focus never lost', () => {
  for (const [where, steps] of Object.entries(parts)) {
    test(where, async ({ visit, server }) => {
      const figure = await visit(server.site);
      await figure.ready();
      await walk(figure, steps);
    });
  }

  test('numbers typed by hand', async ({ visit, server }) => {
    const figure = await visit(server.site);
    await figure.ready();
    await walk(figure, [
      {
        what: 'the model',
        at: (page) => page.modelControl,
        keys: ['End'],
        check: is('model', 'manual'),
      },
      {
        what: 'a number',
        at: stop('.manual-field'),
        keys: ['ArrowDown', 'Alt+ArrowUp', 'Escape'],
        type: '0.5',
      },
      {
        what: 'one more dimension',
        at: (page) => page.element.locator('.manual-step').nth(1),
        keys: ['Enter'],
      },
      { what: 'zeros', at: inView('manual', 'button', 'All zero'), keys: ['Enter'] },
    ]);
  });

  test('the page around the figure: undo, redo, theme, sharing, another language', async ({
    visit,
    server,
  }) => {
    const { figure, keyboard, button } = await openPage(visit, server);
    await keyboard.reach(figure.words.nth(1), 'the words');
    await keyboard.press('the words', 'ArrowRight');
    await keyboard.reach(button('Undo'), 'undo');
    await keyboard.press('undo', 'Enter');
    expect(await figure.get('token')).toBeUndefined();
    await keyboard.reach(button('Redo'), 'redo');
    await keyboard.press('redo', 'Enter');
    expect(await figure.get('token')).toBe(2);
    await keyboard.press('the page', 'Control+z');
    expect(await figure.get('token')).toBeUndefined();
    await keyboard.reach(button('Dark theme'), 'the theme');
    await keyboard.press('the theme', 'Enter');
    expect(await button('Dark theme').getAttribute('aria-pressed')).toBe('true');
    await keyboard.reach(button('Share'), 'sharing');
    await keyboard.press('sharing', 'Enter');
    await figure.page.getByRole('dialog').waitFor();
    await keyboard.press('the dialog', 'Tab', 'Tab', 'Escape');
    expect(await keyboard.focused()).toMatch(/^BUTTON/);
    await keyboard.reach(figure.page.getByRole('link', { name: 'Français' }), 'the language');
  });

  test('a lesson', async ({ visit, server }) => {
    const { figure, keyboard, button } = await openPage(visit, server);
    await keyboard.reach(button('First look'), 'the lesson');
    await keyboard.press('the lesson', 'Enter');
    const panel = figure.element.locator('.lesson');
    await keyboard.reach(panel.locator('.lesson-next'), 'the next step');
    await keyboard.press('the next step', 'Enter', 'Enter');
    await keyboard.reach(panel.getByRole('button', { name: 'Back' }), 'the step before');
    await keyboard.press('the step before', 'Enter');
    await keyboard.reach(panel.locator('.lesson-close'), 'the end');
    await keyboard.press('the end', 'Enter');
    expect(await figure.get('lesson')).toBe('');
  });

  test('Tab leads through the whole page and out of it', async ({ visit, server }) => {
    const { figure, keyboard } = await openPage(visit, server);
    await figure.set({ folded: '' });
    const seen: string[] = [];
    for (let stops = 0; stops < 300; ++stops) {
      await figure.page.keyboard.press('Tab');
      seen.push(await keyboard.focused());
      if (stops > 0 && /^(BODY|HTML|null)/.test(seen.at(-1)!)) break;
    }
    expect(seen.length).toBeGreaterThan(60);
    expect(seen.at(-1)).toMatch(/^(BODY|HTML|null)/);
  });
});

async function walk(figure: Figure, steps: Step[]): Promise<void> {
  const keyboard = new Keyboard(figure);
  for (const { what, at, keys, type, check } of steps) {
    await keyboard.reach(at(figure), what);
    await keyboard.press(what, ...keys);
    if (type !== undefined) await keyboard.type(type);
    await check?.(figure);
    expect(await keyboard.focused(), `the focus after ${what}`).not.toMatch(/^(BODY|HTML)/);
  }
}

async function openPage(visit: Visit, server: Server) {
  const figure = await visit(server.site);
  await figure.ready();
  const button = (name: string) => figure.page.getByRole('button', { name, exact: true });
  return { figure, keyboard: new Keyboard(figure), button };
}
