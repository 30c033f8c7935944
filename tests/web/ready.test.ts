import { expect } from 'vitest';
import { expectAgreement } from './support/agreement.js';
import { test } from './support/browser.js';
import type { Playground } from './support/figure.js';

const page = '<attention-playground loading="eager"></attention-playground>';

test('every set replaces it at once, by property and by attribute', async ({ visit, server }) => {
  const figure = await visit(server.page(page));
  const fresh = await figure.element.evaluate(async (element: Playground) => {
    const seen = [element.ready];
    const same = element.ready === element.ready;
    element.token = 2;
    seen.push(element.ready);
    element.token = 2; // the same value again
    seen.push(element.ready);
    element.setAttribute('head', '1');
    seen.push(element.ready);
    element.removeAttribute('head');
    seen.push(element.ready);
    element.model = 'nonsense';
    seen.push(element.ready);
    element.model = 'concept';
    await element.ready;
    const settled = element.ready;
    element.sentence = 'later';
    seen.push(settled, element.ready);
    return {
      same,
      promises: seen.every((one) => one instanceof Promise),
      count: new Set(seen).size,
    };
  });
  expect(fresh).toEqual({ same: true, promises: true, count: 8 });
});

test('all promises of a burst of 100 sets resolve, the last with what was set last', async ({
  visit,
  server,
}) => {
  const figure = await visit(server.page(page));
  const results = await figure.element.evaluate(async (element: Playground) => {
    const promises = [];
    for (let i = 0; i < 100; ++i) {
      element.sentence = `burst ${i} of words`;
      element.temperature = 1 + i;
      promises.push(element.ready);
      // Some of the sets fall into later tasks and frames, in the middle of other work.
      if (i % 10 === 3) await Promise.resolve();
      if (i % 10 === 6) await new Promise((next) => setTimeout(next));
      if (i % 10 === 9) await new Promise((next) => requestAnimationFrame(next));
    }
    const ends = await Promise.allSettled(promises);
    return {
      statuses: [...new Set(ends.map(({ status }) => status))],
      values: ends.map((end) => (end.status === 'fulfilled' ? end.value : end.reason)),
    };
  });
  expect(results.statuses).toEqual(['fulfilled']);
  expect(results.values.every((value) => value === undefined)).toBe(true);
  const moment = await figure.moment();
  expect(moment.numbers!.tokens).toEqual(['burst', '99', 'of', 'words']);
  expectAgreement(moment);
});

test('it resolves with the picture, after success, fault and empty text', async ({
  visit,
  server,
}) => {
  const figure = await visit(server.page(page));
  const list = [
    { sentence: 'one two three' },
    { sentence: '' },
    { sentence: 'four five', token: 0 },
    { model: 'nonsense' },
    { model: 'random', sentence: 'six' },
    { temperature: -1 },
    { temperature: 3, sentence: 'the black cat', mask: 'causal' },
    { views: 'nonsense' },
    { views: 'sum sentence' },
  ];
  const moments = await figure.moments(list);
  expect(moments.map(({ error }) => error?.argument ?? null)).toEqual([
    null,
    'sentence',
    null,
    'model',
    null,
    'temperature',
    null,
    'views',
    null,
  ]);
  for (const moment of moments) {
    // Under an error too: the picture is that of the last good snapshot.
    if (moment.error?.argument !== 'views') expectAgreement(moment);
  }
});

test('sets in the callbacks of ready and of events are served too', async ({ visit, server }) => {
  const figure = await visit(server.page(page));
  const tokens = await figure.element.evaluate(async (element: Playground) => {
    await element.ready;
    const seen: number[] = [];
    element.addEventListener(
      'ap-change',
      () => {
        element.token = 4; // while the element tells of the picture before
      },
      { once: true },
    );
    element.token = 3;
    await element.ready;
    seen.push(element.snapshot!.token);
    await element.ready;
    seen.push(element.snapshot!.token);
    return seen;
  });
  expect(tokens).toEqual([3, 4]);
  expectAgreement(await figure.moment());
});

test('a long computation gives way to a newer one', async ({ visit, server }) => {
  const figure = await visit(server.page(page));
  const { numbers } = await figure.element.evaluate(async (element: Playground) => {
    await element.ready;
    element.sentence = Array.from({ length: 2000 }, (_, i) => `w${i}`).join(' ');
    const long = element.ready;
    await new Promise((next) => requestAnimationFrame(next));
    element.sentence = 'short again';
    await element.ready;
    const tokens = element.snapshot!.tokens.length;
    await long;
    return { numbers: [tokens, element.snapshot!.tokens.length] };
  });
  expect(numbers).toEqual([2, 2]);
});
