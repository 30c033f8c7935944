import { describe, expect } from 'vitest';
import { expectAgreement, expectSamePicture } from './support/agreement.js';
import { test } from './support/browser.js';
import type { Playground } from './support/figure.js';

/** For each property: what is wrong for it, and one value that is right again. */
const cases: { name: string; wrong: unknown[]; right: unknown }[] = [
  {
    name: 'temperature',
    wrong: [0, -1, Number.NaN, 'abc', '', Number.POSITIVE_INFINITY, 1e-50, {}],
    right: 2,
  },
  {
    name: 'token',
    wrong: [99, 7, -1, 1.5, 'x', '', Number.NaN, Number.POSITIVE_INFINITY],
    right: 6,
  },
  { name: 'head', wrong: [99, -1, 0.5, 'x'], right: 1 },
  { name: 'layer', wrong: [99, -1, 0.5, 'x'], right: 0 },
  { name: 'model', wrong: ['nonsense', '', 'CONCEPT', 'toString'], right: 'random' },
  { name: 'scheme', wrong: ['nonsense', ''], right: 'scaled-softmax' },
  { name: 'projections', wrong: ['nonsense', ''], right: 'none' },
  { name: 'mask', wrong: ['nonsense', ''], right: 'causal' },
  { name: 'position', wrong: ['nonsense', ''], right: 'none' },
  { name: 'views', wrong: ['nonsense', 'sentence nonsense'], right: 'sum sentence' },
  { name: 'theme', wrong: ['nonsense', ''], right: 'dark' },
  { name: 'controls', wrong: ['nonsense', ''], right: 'compact' },
  { name: 'loading', wrong: ['nonsense'], right: 'eager' },
];

describe('a wrong setting is named, and changes nothing', () => {
  for (const { name, wrong, right } of cases) {
    test(name, async ({ visit, server }) => {
      const figure = await visit(server.site);
      await figure.ready();
      const before = await figure.moment();

      for (const value of wrong) {
        const told = await figure.element.evaluate(
          async (element: Playground, [name, value]) => {
            const snapshot = element.snapshot;
            const told: string[] = [];
            const listen = (event: Event) => {
              told.push((event as CustomEvent<{ error: Error }>).detail.error.message);
            };
            element.addEventListener('ap-error', listen);
            Object.assign(element, { [name]: value });
            await element.ready;
            element.removeEventListener('ap-error', listen);
            return { messages: told, same: element.snapshot === snapshot };
          },
          [name, value] as const,
        );
        const { picture, error } = await figure.moment();
        const what = `${name} = ${JSON.stringify(value)}`;
        expect(error, what).not.toBeNull();
        expect(error!.argument, what).toBe(name);
        expect(error!.message, what).toContain(name);
        expect(told.messages, `ap-error for ${what}`).toEqual([error!.message]);
        expect(told.same, `the last good snapshot stays for ${what}`).toBe(true);
        expectSamePicture(picture, before.picture, `the last good picture stays for ${what}`);
        expect(await figure.problem(), `the page says it for ${what}`).toBe(error!.message);
      }

      await figure.set({ [name]: right });
      const after = await figure.moment();
      expect(after.error).toBeNull();
      expect(await figure.problem()).toBeNull();
      expectAgreement(after);
    });
  }
});

test('what is not a name of anything is shown short', async ({ visit, server }) => {
  const figure = await visit(server.site);
  for (const name of ['model', 'theme', 'views']) {
    await figure.set({ [name]: 'x'.repeat(10_000) });
    expect((await figure.moment()).error!.message.length, name).toBeLessThan(300);
    await figure.set({ [name]: null });
  }
});

test('of two wrong settings, one after the other is named', async ({ visit, server }) => {
  const figure = await visit(server.site);
  await figure.set({ temperature: 0, mask: 'nonsense' });
  const first = (await figure.moment()).error!.argument;
  const second = first === 'mask' ? 'temperature' : 'mask';
  await figure.set({ [first]: null });
  expect((await figure.moment()).error!.argument).toBe(second);
  await figure.set({ [second]: null });
  expect((await figure.moment()).error).toBeNull();
});

test('wrong from the start: the first picture comes when all is right', async ({
  visit,
  server,
}) => {
  const page = server.page(
    '<attention-playground loading="eager" model="nonsense"></attention-playground>',
  );
  const figure = await visit(page);
  await figure.ready();
  const { error, numbers } = await figure.moment();
  expect(error!.message).toContain('model');
  expect(numbers).toBeNull();
  expect(await figure.problem()).toBe(error!.message);
  await figure.set({ model: 'concept' });
  expectAgreement(await figure.moment());
});
