import { describe, expect } from 'vitest';
import { shows } from './support/agreement.js';
import { test } from './support/browser.js';
import type { Figure } from './support/figure.js';

/** Gathers, from now on, what the figure's one live line says, and when. */
async function listen(figure: Figure): Promise<() => Promise<{ text: string; at: number }[]>> {
  const said = await figure.element.evaluateHandle((element) => {
    const line = element.shadowRoot!.querySelector('.live')!;
    const messages: { text: string; at: number }[] = [];
    new MutationObserver(() => {
      messages.push({ text: line.textContent, at: performance.now() });
    }).observe(line, { childList: true, characterData: true, subtree: true });
    return messages;
  });
  return () => said.evaluate((messages) => messages);
}

const summaryOf = (figure: Figure, view: string) => figure.element.locator(`#summary-${view}`);

describe('one live line', () => {
  test('says what a drag came to, once a second at most, and the newest last', async ({
    visit,
    server,
  }) => {
    const figure = await visit(server.site);
    await figure.ready();
    const said = await listen(figure);
    const box = (await figure.weightSliders.nth(2).boundingBox())!;
    const { mouse } = figure.page;
    await mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    await mouse.down();
    for (let step = 0; step < 25; ++step) {
      await mouse.move(box.x + (box.width * (25 - step)) / 26, box.y + box.height / 2);
      await figure.page.waitForTimeout(100);
    }
    await mouse.up();
    await figure.ready();
    const answer = (await figure.element.locator('.answer').innerText()).trim();
    await expect
      .poll(async () => (await said()).at(-1)?.text, { timeout: 10_000 })
      .toContain(answer);
    const messages = await said();
    for (const [at, message] of messages.entries()) {
      const before = messages[at - 1];
      if (before) expect(message.at - before.at).toBeGreaterThan(900);
    }
    // Far fewer than there were pictures.
    expect(messages.length).toBeLessThan(15);
  });

  test('is the only one, in every view', async ({ visit, server }) => {
    const figure = await visit(server.site);
    const others = () =>
      figure.element.evaluate((element) =>
        [
          ...element.shadowRoot!.querySelectorAll(
            '[aria-live], [role="status"], [role="log"], [role="timer"], output',
          ),
        ]
          .filter((part) => !part.matches('.live'))
          .map((part) => part.outerHTML.slice(0, 80)),
      );
    for (const settings of [
      { folded: '' },
      { scheme: 'fixed' },
      { scheme: 'scaled-softmax', model: 'manual' },
      { model: 'translator' },
      { model: 'concept', lesson: 'first-look' },
    ]) {
      await figure.set(settings);
      expect(await others(), JSON.stringify(settings)).toEqual([]);
      expect(await figure.element.locator('.live').count()).toBe(1);
    }
  });
});

describe('every view says in words what there is to see', () => {
  const views = ['sentence', 'sum', 'geometry', 'dot-product', 'matrix', 'kept', 'projections'];

  for (const model of ['concept', 'random', 'translator']) {
    test(`of the model ${model}`, async ({ visit, server }) => {
      const figure = await visit(server.site);
      await figure.set({ folded: '', model });
      for (const view of [...views, 'training']) {
        const summary = summaryOf(figure, view);
        await expect.poll(() => summary.textContent(), { timeout: 10_000 }).toMatch(/\d/);
        const section = figure.element.locator(`.view.${view}`);
        expect(await section.getAttribute('aria-describedby')).toBe(`summary-${view}`);
      }
    });
  }

  test('with the numbers of now', async ({ visit, server }) => {
    const figure = await visit(server.site);
    await figure.ready();
    for (const token of [1, 4]) {
      await figure.set({ token });
      const { numbers } = await figure.moment();
      const { data, shape } = numbers!.tensors.output!;
      const output = data.slice(token * shape[1], (token + 1) * shape[1]);
      const largest = output.reduce((best, x) => (Math.abs(x) > Math.abs(best) ? x : best), 0);
      await expect
        .poll(() => summaryOf(figure, 'sum').textContent(), { timeout: 10_000 })
        .toContain(`“${numbers!.tokens[token]}” puts`);
      const text = (await summaryOf(figure, 'sum').textContent())!;
      const [, told] = /: (\S+)\.$/.exec(text)!;
      expect(shows(told!, largest, 2), text).toBe(true);
    }
  });

  test('in French too', async ({ visit, server }) => {
    const figure = await visit(
      server.page('<attention-playground lang="fr" views="sum"></attention-playground>'),
    );
    await figure.ready();
    await expect
      .poll(() => summaryOf(figure, 'sum').textContent(), { timeout: 10_000 })
      .toMatch(/met \d+\s% .*sur/);
  });
});

describe('a slider says what its number means', () => {
  test('in the sum, in the settings and in the geometry', async ({ visit, server }) => {
    const figure = await visit(server.site);
    await figure.set({ folded: '' });
    const { numbers } = await figure.moment();
    const spoken = (slider: typeof figure.weightSliders) => slider.getAttribute('aria-valuetext');
    expect(await spoken(figure.weightSliders.nth(2))).toMatch(/^cat weighs \d+ %$/);
    await figure.unfoldSettings();
    for (const [temperature, meaning] of [
      [0.5, /^0\.50: sharper/],
      [1, /^1\.00: weights as they are/],
      [2, /^2\.00: flatter/],
    ] as const) {
      await figure.set({ temperature });
      expect(await spoken(figure.temperatureControl)).toMatch(meaning);
    }
    const query = figure.element.getByRole('slider', { name: /^Query:/ }).first();
    expect(await spoken(query)).toMatch(/^\S+ asks with −?\d+\.\d\d$/);
    await figure.set({ temperature: 1, scheme: 'fixed', ratio: 0.6 });
    const ratio = figure.controls.getByRole('slider', { name: /^Keeps of itself/ });
    expect(await spoken(ratio)).toBe('keeps 60 % of itself');
    expect(await spoken(figure.stepSlider)).toBe(`all ${numbers!.tokens.length} words added`);
  });

  test('every slider of the page says more than a number', async ({ visit, server }) => {
    const figure = await visit(server.site);
    for (const settings of [
      { folded: '' },
      { sentence: 'the cat sat on the mat and the dog sat on the mat and the bird sat on the mat' },
      { sentence: 'many small words '.repeat(30) },
    ]) {
      await figure.set(settings);
      const texts = await figure.element
        .getByRole('slider')
        .evaluateAll((sliders) =>
          sliders.map((slider) => slider.getAttribute('aria-valuetext') ?? slider.outerHTML),
        );
      expect(texts.length).toBeGreaterThan(5);
      expect(texts.filter((text) => !/\p{Letter}{2}/u.test(text))).toEqual([]);
    }
  });
});
