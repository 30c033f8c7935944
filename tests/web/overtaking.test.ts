import { expect } from 'vitest';
import { test } from './support/browser.js';
import type { Figure, Playground } from './support/figure.js';

/**
 * Sets each group of properties this many turns of the microtask queue after the one before, and
 * says whether `ready` came.
 */
const setApart = (figure: Figure, groups: Record<string, unknown>[], turns: number) =>
  figure.element.evaluate(
    async (element: Playground, [list, pause]) => {
      for (const [index, group] of list.entries()) {
        for (let turn = 0; index > 0 && turn < pause; ++turn) await null;
        Object.assign(element, group);
      }
      const never = new Promise((resolve) => setTimeout(resolve, 3000, false));
      return Promise.race([element.ready.then(() => true), never]);
    },
    [groups, turns] as const,
  );

// As many turns as opening a lesson that was fetched before can take.
const turns = Array.from({ length: 60 }, (_, index) => index);

test('what is set while a lesson opens is waited for, and is what the page shows', async ({
  server,
  visit,
}) => {
  const figure = await visit(server.site);
  await figure.set({ lesson: 'row-and-column' });
  for (const pause of turns) {
    await figure.set({ lesson: '' });
    const steps = [{ lesson: 'row-and-column' }, { temperature: 2 }];
    expect(await setApart(figure, steps, pause), `after ${pause} turns`).toBe(true);
    const { numbers } = await figure.moment();
    const temperature = await figure.get('temperature');
    const { scores, logits } = numbers!.tensors;
    const scale = Math.sqrt(numbers!.tensors.keys!.shape[1]) * temperature;
    expect(logits!.data[9], `after ${pause} turns`).toBeCloseTo(scores!.data[9]! / scale, 4);
  }
});

test('a lesson that is closed before it was fetched stays closed', async ({ server, visit }) => {
  const figure = await visit(server.site);
  await figure.set({ head: 1 });
  expect(await setApart(figure, [{ lesson: 'q-k-v' }, { lesson: '' }], 4)).toBe(true);
  await figure.page.waitForLoadState('networkidle');
  await figure.ready();
  expect(await figure.get('lesson')).toBe('');
  expect(await figure.element.getByRole('region', { name: /^Lesson/ }).count()).toBe(0);
  expect(await figure.get('head')).toBe(1);
});

test('a picture that was overtaken is not drawn over the newer one', async ({ server, visit }) => {
  const figure = await visit(server.site);
  await figure.ready();
  const before = await figure.moment();
  expect(await setApart(figure, [{ temperature: 3 }, { temperature: 1 }], 10)).toBe(true);
  // The older request, had it gone on, would be done with the next frames.
  await figure.page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 300)));
  expect(await figure.moment()).toEqual(before);
});
