import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { test, type Visit, type VisitOptions } from './support/browser.js';
import type { Playground } from './support/figure.js';
import type { Server } from './support/server.js';
import { Training } from './support/training.js';

const page = '<attention-playground loading="eager" views="sum training"></attention-playground>';

async function visitTraining(visit: Visit, server: Server, options?: VisitOptions) {
  const figure = await visit(server.page(page), options);
  const training = new Training(figure);
  await training.isThere();
  return { figure, training };
}

const share = (text: string) => Number.parseFloat(text.replace(/^[<>] /, '')) / 100;
const number = (text: string) => Number(text.replace('−', '-'));

test('what trains is fetched when its question is unfolded, and not before', async ({
  visit,
  server,
}) => {
  const files: string[] = [];
  const figure = await visit(server.site, {
    prepare: async (page) => {
      page.on('request', (request) => files.push(request.url()));
    },
  });
  await figure.ready();
  const asked = () => files.filter((file) => /train|runner/.test(file));
  expect(asked()).toEqual([]);
  const training = new Training(figure);
  await training.heading.click();
  await training.isThere();
  expect(asked().filter((file) => file.endsWith('.wasm'))).toHaveLength(1);
});

describe('a task is learned', () => {
  test('from chance to nearly all right, and then it pauses by itself', async ({
    visit,
    server,
  }) => {
    const { training } = await visitTraining(visit, server);
    expect(share(await training.shown('right answers'))).toBeLessThan(0.4);
    await training.solve();
    expect(share(await training.shown('right answers'))).toBeGreaterThanOrEqual(0.99);
    expect(share(await training.shown('looks at'))).toBeGreaterThan(0.9);
    expect(await training.button('Train').isVisible()).toBe(true);
    expect((await training.answers()).every(({ isRight }) => isRight)).toBe(true);
    const rows = await training.rows();
    const heaviest = rows.toSorted((a, b) => share(b.weight) - share(a.weight))[0]!;
    expect(heaviest.isPlace).toBe(true);
    const step = await training.step();
    expect(await training.points('accuracy')).toBe(step + 1);
    expect(await training.points('loss')).toBe(step);
    // It goes on where it is asked to.
    await training.button('Train').click();
    await training.passes(step);
  });

  test('each of those on offer, with its example and its lines', async ({ visit, server }) => {
    const { training } = await visitTraining(visit, server);
    const tasks = await training.view.locator('.training-tasks button').allInnerTexts();
    expect(tasks.length).toBeGreaterThan(5);
    for (const task of tasks) {
      await training.choose(task);
      expect(await training.view.locator('.training-example').innerText()).toMatch(/: .+ → \S+$/);
      expect(await training.view.locator('.training-level').count()).toBeGreaterThan(0);
      await training.solve();
      expect(share(await training.shown('right answers')), task).toBeGreaterThan(0.95);
    }
  });
});

test('weights are shares, and pushes cancel out', async ({ visit, server }) => {
  const { training } = await visitTraining(visit, server);
  await training.button('One step').click();
  await training.atStep(1);
  const rows = await training.rows();
  const sum = (numbers: number[]) => numbers.reduce((total, one) => total + one, 0);
  expect(sum(rows.map(({ weight }) => share(weight)))).toBeCloseTo(1, 1);
  const gradients = rows.map(({ gradient }) => number(gradient));
  expect(Math.max(...gradients)).toBeGreaterThan(0.001);
  expect(Math.abs(sum(gradients))).toBeLessThan(0.0005);
  for (const { gradient, pushed } of rows) {
    expect(pushed).toBe(number(gradient) < 0 ? 'positive' : 'negative');
  }
  expect(rows.filter(({ isPlace }) => isPlace)).toHaveLength(1);
});

test('steps, pause, reset and seed, by keyboard alone', async ({ visit, server }) => {
  const { figure, training } = await visitTraining(visit, server);
  const before = await training.rows();
  expect(await figure.tabTo(training.button('One step'))).toBe(true);
  expect(await figure.focusIsVisible()).toBe(true);
  await figure.press('Enter');
  await training.atStep(1);
  await figure.press('Enter');
  await training.atStep(2);
  const second = await training.rows();
  expect(second).not.toEqual(before);

  await training.button('Reset').press('Enter');
  await training.atStep(0);
  expect(await training.rows()).toEqual(before);
  // From the same seed everything comes again.
  for (const step of [1, 2]) {
    await training.button('One step').press('Enter');
    await training.atStep(step);
  }
  expect(await training.rows()).toEqual(second);

  await training.button('New seed').press('Enter');
  await training.view.getByText('Seed 2').waitFor();
  await training.atStep(0);
  expect(await training.rows()).not.toEqual(before);

  await training.button('Train').press('Enter');
  await training.passes(1);
  await training.button('Pause').press('Enter');
  await training.button('Train').waitFor();
  const step = await training.step();
  await figure.page.waitForTimeout(400);
  expect(await training.step()).toBe(step);
});

test('dragging shows the run as it was, and it goes on', async ({ visit, server }) => {
  const { figure, training } = await visitTraining(visit, server);
  const begun = await training.rows();
  await training.button('medium').click();
  await training.button('Train').click();
  await training.passes(12);
  await training.scrubber.fill('0');
  expect(await training.rows()).toEqual(begun);
  expect(await training.shown('loss')).toBe('–');
  expect(await training.scrubber.getAttribute('aria-valuetext')).toMatch(/^step 0 of \d+$/);
  await training.passes(20);
  await training.button('Pause').click();
  expect(await training.rows(), 'it stays there').toEqual(begun);
  await training.scrubber.focus();
  await figure.press('ArrowRight');
  expect(await training.scrubber.getAttribute('aria-valuetext')).toMatch(/^step 1 of/);
  expect(await training.rows()).not.toEqual(begun);
  await training.button('Now').click();
  const last = await training.step();
  expect(await training.scrubber.getAttribute('aria-valuetext')).toBe(`step ${last} of ${last}`);
  // The curves can be dragged too.
  const plot = (await training.view.locator('.training-plot').first().boundingBox())!;
  await figure.page.mouse.move(plot.x + 2, plot.y + 20);
  await figure.page.mouse.down();
  await figure.page.mouse.up();
  expect(await training.rows()).toEqual(begun);
});

test('another sentence, layer and head can be looked at', async ({ visit, server }) => {
  const { training } = await visitTraining(visit, server);
  const first = await training.rows();
  await training.sentences.nth(2).click();
  expect(await training.sentences.nth(2).getAttribute('aria-pressed')).toBe('true');
  expect(await training.rows()).not.toEqual(first);
  await training.select('Layers').selectOption('2');
  await training.select('Heads').selectOption('4');
  const layers = training.view.getByRole('group', { name: 'Layer' });
  const heads = training.view.getByRole('group', { name: 'Head' });
  await heads.waitFor();
  const seen = new Set<string>();
  for (const layer of await layers.getByRole('button').all()) {
    await layer.click();
    for (const head of await heads.getByRole('button').all()) {
      await head.click();
      seen.add(JSON.stringify(await training.rows()));
    }
  }
  expect(seen.size).toBe(8);
});

test('settings that change before the run is there all count', async ({ visit, server }) => {
  const { figure, training } = await visitTraining(visit, server);
  await figure.element.evaluate((element) => {
    const selects = element.shadowRoot!.querySelectorAll<HTMLSelectElement>(
      '.training-settings select',
    );
    for (const [at, value] of [
      [0, '8'],
      [1, '2'],
      [2, '4'],
    ] as const) {
      selects[at]!.value = value;
      selects[at]!.dispatchEvent(new Event('change'));
    }
  });
  await training.view.getByRole('group', { name: 'Head' }).waitFor();
  expect(await training.select('Width').inputValue()).toBe('8');
  expect(await training.select('Layers').inputValue()).toBe('2');
  expect(await training.select('Heads').inputValue()).toBe('4');
});

test('attention that cannot learn has no gradient, and is said to have none', async ({
  visit,
  server,
}) => {
  const { training } = await visitTraining(visit, server);
  await training.select('Attention').selectOption('uniform');
  await training.view.getByText('nothing pushes them').waitFor();
  const rows = await training.rows();
  expect(rows.map(({ weight }) => weight)).toEqual(rows.map(() => '20 %'));
  expect(rows.map(({ gradient }) => gradient)).toEqual(rows.map(() => '–'));
});

test('the curves are there as a table', async ({ visit, server }) => {
  const { training } = await visitTraining(visit, server);
  for (const step of [1, 2, 3]) {
    await training.button('One step').click();
    await training.atStep(step);
  }
  await training.view.getByText('The curves as a table').click();
  const table = training.view.getByRole('table', { name: /Loss, and shares/ });
  await table.waitFor();
  const rows = await table.getByRole('row').allInnerTexts();
  expect(rows).toHaveLength(5);
  expect(rows[1]).toMatch(/^0\s+–\s+0\.\d{3}\s+0\.\d{3}$/);
  expect(rows[4]).toMatch(/^3\s+\d\.\d{3}\s+0\.\d{3}\s+0\.\d{3}$/);
  expect(rows[4]!.split(/\s+/)[1]).toBe(await training.shown('loss'));
});

test('the control experiment shows what is lost without attention', async ({ visit, server }) => {
  const { training } = await visitTraining(visit, server);
  await training.button('Run the control experiment').click();
  await training.button('Stop').waitFor();
  // Each dot comes when it is measured.
  await training.view.locator('.training-outcome-dot').first().waitFor({ timeout: 60_000 });
  await training.view.getByText(/^Only learned attention/).waitFor({ timeout: 100_000 });
  const outcomes = await training.outcomes();
  expect(Object.keys(outcomes)).toEqual(['learned', 'uniform', 'pattern', 'none']);
  for (const [control, { shares, dots }] of Object.entries(outcomes)) {
    expect(dots, control).toBe(3);
    for (const text of shares) {
      if (control === 'learned') expect(share(text)).toBeGreaterThan(0.95);
      else expect(share(text), control).toBeLessThan(0.5);
    }
  }
  // A new seed leaves it, another task does not.
  await training.button('New seed').click();
  await training.view.getByText('Seed 2').waitFor();
  expect(Object.keys(await training.outcomes())).toHaveLength(4);
  await training.choose('on its own');
  expect(Object.keys(await training.outcomes())).toEqual([]);
  await training.button('Run the control experiment').click();
  await training.view.getByText(/^All four/).waitFor({ timeout: 100_000 });
});

test('the control experiment can be stopped, and the run goes on', async ({ visit, server }) => {
  const { training } = await visitTraining(visit, server);
  // So large that it is still running when it is stopped.
  await training.select('Width').selectOption('32');
  await training.select('Layers').selectOption('2');
  await training.button('Run the control experiment').click();
  await training.view.locator('[data-outcome="none"]', { hasText: '…' }).waitFor();
  await training.button('Stop').click();
  await training.button('Run it again').waitFor();
  expect(await training.verdict.innerText()).toBe('');
  expect((await training.outcomes()).none!.shares).toEqual(['–', '–', '–']);
  await training.button('One step').click();
  await training.atStep(1);
});

describe('what goes wrong', () => {
  test('a run that diverges says so, and can be reset', async ({ visit, server }) => {
    const { training } = await visitTraining(visit, server);
    await training.learningRate.fill('1e9');
    await training.learningRate.press('Enter');
    await training.button('full').click();
    await training.button('Train').click();
    await training.view.getByText(/^The run diverged after \d+ steps?:/).waitFor();
    expect(await training.button('Train').isDisabled()).toBe(true);
    await training.learningRate.fill('0.005');
    await training.learningRate.press('Enter');
    await training.problem.waitFor({ state: 'detached' });
    await training.button('Train').click();
    await training.passes(3);
  });

  test('a setting that is wrong is named, and the run before goes on', async ({
    visit,
    server,
  }) => {
    const { training } = await visitTraining(visit, server);
    await training.button('One step').click();
    await training.atStep(1);
    await training.learningRate.fill('-1');
    await training.learningRate.press('Enter');
    expect(await training.problem.innerText()).toMatch(/^learningRate is -1/);
    expect(await training.learningRate.inputValue()).toBe('0.005');
    await training.button('One step').click();
    await training.atStep(2);
  });

  test('a module that does not come is named, and asked for again', async ({ visit, server }) => {
    const wasm = /training[^/]*\.wasm/;
    const figure = await visit(server.page(page), {
      expected: /Failed to load resource|^status 503|^failed: /,
      prepare: (page) => page.route(wasm, (route) => route.fulfill({ status: 503, body: '' })),
    });
    await figure.ready();
    const training = new Training(figure);
    expect(await training.problem.innerText()).toMatch(wasm);
    await figure.page.unroute(wasm);
    await training.button('Try again').click();
    await training.isThere();
    expect(await training.problem.count()).toBe(0);
  });
});

interface Scope {
  workers: Worker[];
}

/** Keeps every worker that the page starts, so that a test can break it. */
const collectWorkers = () => {
  const scope = globalThis as unknown as Scope;
  scope.workers = [];
  globalThis.Worker = class extends Worker {
    constructor(address: string | URL, options?: WorkerOptions) {
      super(address, options);
      scope.workers.push(this);
    }
  };
};

describe('the worker', () => {
  const prepare = (page: Page) => page.addInitScript(collectWorkers);
  const running = (page: Page) => page.workers().length;

  test('that breaks off says why, and is replaced by a fresh one', async ({ visit, server }) => {
    const { figure, training } = await visitTraining(visit, server, { prepare });
    await training.button('Train').click();
    await training.passes(1);
    await figure.page.evaluate(() => {
      const [worker] = (globalThis as unknown as Scope).workers;
      const init = { message: 'unreachable (made by the test)', cancelable: true };
      worker!.dispatchEvent(new ErrorEvent('error', init));
    });
    await training.view.getByText('The training broke off: unreachable').waitFor();
    await expect.poll(() => running(figure.page)).toBe(0);
    await training.button('Train').click();
    await training.problem.waitFor({ state: 'detached' });
    await training.passes(1);
    expect(running(figure.page)).toBe(1);
    expect(await figure.page.evaluate(() => (globalThis as unknown as Scope).workers.length)).toBe(
      2,
    );
  });

  test('ends with the figure', async ({ visit, server }) => {
    const { figure, training } = await visitTraining(visit, server);
    await training.button('Train').click();
    await training.passes(0);
    expect(running(figure.page)).toBe(1);
    await figure.element.evaluate((element) => element.remove());
    await expect.poll(() => running(figure.page)).toBe(0);
  });

  test('is one for each figure, and both learn', async ({ visit, server }) => {
    const figure = await visit(server.page(page.repeat(2)));
    const both = [new Training(figure), new Training(figure.other(1))];
    for (const training of both) {
      await training.isThere();
      await training.solve();
    }
    expect(running(figure.page)).toBe(2);
  });

  test('where a policy forbids it, slices of time do', async ({ visit, server }) => {
    const { figure, training } = await visitTraining(visit, server, {
      expected: /worker|violates the following/i,
      prepare: (page) =>
        page.route(/page-\d+\.html/, async (route) => {
          const response = await route.fetch();
          const headers = response.headers();
          const policy = headers['content-security-policy']!;
          headers['content-security-policy'] = policy.replace(
            "worker-src 'self' blob:",
            "worker-src 'none'",
          );
          await route.fulfill({ response, headers });
        }),
    });
    expect(await training.view.innerText()).toContain('No worker may be started on this page');
    expect(running(figure.page)).toBe(0);
    await training.solve();
    expect(share(await training.shown('right answers'))).toBeGreaterThan(0.95);
    await training.button('Reset').click();
    await training.atStep(0);
    await training.button('slow').click();
    await training.button('Train').click();
    await training.passes(1);
    await training.button('Pause').click();
  });
});

describe('while nobody looks', () => {
  test('a hidden tab pauses it, and it goes on by itself', async ({ visit, server }) => {
    const { figure, training } = await visitTraining(visit, server);
    const hide = (isHidden: boolean) =>
      figure.page.evaluate((hidden) => {
        Object.defineProperty(document, 'hidden', { configurable: true, value: hidden });
        document.dispatchEvent(new Event('visibilitychange'));
      }, isHidden);
    await training.button('Train').click();
    await training.passes(1);
    await hide(true);
    await figure.page.waitForTimeout(300);
    const step = await training.step();
    await figure.page.waitForTimeout(600);
    expect(await training.step()).toBe(step);
    await hide(false);
    await training.passes(step);
  });

  test('so does folding it', async ({ visit, server }) => {
    const figure = await visit(server.site);
    await figure.ready();
    const training = new Training(figure);
    await training.heading.click();
    await training.isThere();
    await training.button('medium').click();
    await training.button('Train').click();
    await training.passes(2);
    await training.heading.click();
    await figure.page.waitForTimeout(1500);
    await training.heading.click();
    await training.isThere();
    expect(await training.step()).toBeLessThan(40);
    await training.passes(5);
  });
});

test('a model is saved as a file, and gone on from', async ({ visit, server }) => {
  const { figure, training } = await visitTraining(visit, server);
  await training.choose('the word before');
  await training.button('One step').click();
  await training.atStep(1);
  const rows = await training.rows();
  const [download] = await Promise.all([
    figure.page.waitForEvent('download'),
    training.button('Save the model').click(),
  ]);
  expect(download.suggestedFilename()).toBe('word-before-step-1.safetensors');
  const file = await readFile(await download.path());
  await training.button('One step').click();
  await training.atStep(2);
  const next = await training.rows();

  await training.choose('look it up');
  const name = 'model.safetensors';
  const field = training.view.getByLabel('Load a model');
  await field.setInputFiles({ name, mimeType: '', buffer: file });
  await training.atStep(1);
  expect(await training.rows()).toEqual(rows);
  await training.button('One step').click();
  await training.atStep(2);
  expect(await training.rows()).toEqual(next);

  await field.setInputFiles({ name, mimeType: '', buffer: file.subarray(0, 100) });
  expect(await training.problem.innerText()).toMatch(/^file cannot be read/);
  await training.button('One step').click();
  await training.atStep(3);
});

test('a model that was trained takes the place of the figure’s', async ({ visit, server }) => {
  const figure = await visit(
    server.page(
      '<attention-playground loading="eager" views="sentence sum training"></attention-playground>',
    ),
  );
  const training = new Training(figure);
  await training.isThere();
  await training.solve();
  await training.button('Use it in the figure above').click();
  await training.view.getByText('The figure above computes with it').waitFor();
  await figure.ready();
  const { picture, numbers, error } = await figure.moment();
  expect(error).toBeNull();
  expect(await figure.get('model')).toBe('file');
  expect(await figure.modelControl.inputValue()).toBe('file');
  // What was seen below is what is summed above.
  const rows = await training.rows();
  expect(numbers!.token).toBe(rows.length - 1);
  expect(picture.words.map(({ share }) => share)).toEqual(rows.map(({ weight }) => weight));

  // It stays as it is while training goes on, until it is put there again.
  await training.button('Reset').click();
  await training.atStep(0);
  expect((await figure.moment()).picture.words).toEqual(picture.words);
  await training.button('Use it in the figure above').click();
  await expect
    .poll(async () => (await figure.moment()).picture.words.map(({ share }) => share))
    .toEqual((await training.rows()).map(({ weight }) => weight));
  // And it is a step that can be taken back.
  await figure.element.evaluate(async (element: Playground) => {
    element.undo();
    element.undo();
    await element.ready;
  });
  expect(await figure.get('model')).toBe('concept');
  expect((await figure.moment()).error).toBeNull();
});

test('a model whose weights are not learned cannot take that place, and it says why', async ({
  visit,
  server,
}) => {
  const { figure, training } = await visitTraining(visit, server);
  await training.select('Attention').selectOption('uniform');
  await training.view.getByText('nothing pushes them').waitFor();
  await training.button('Use it in the figure above').click();
  expect(await training.problem.innerText()).toMatch(/^file cannot be read/);
  expect(await figure.get('model')).toBe('concept');
});
