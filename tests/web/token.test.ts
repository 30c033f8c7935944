import { expect } from 'vitest';
import { expectAgreement } from './support/agreement.js';
import { test } from './support/browser.js';
import type { Figure, Playground } from './support/figure.js';

const page = '<attention-playground loading="eager"></attention-playground>';

async function tokenIn(figure: Figure): Promise<number> {
  const moment = await figure.moment();
  expect(moment.error).toBeNull();
  expectAgreement(moment);
  return moment.numbers!.token;
}

test('unset, it is 1, or the last of a shorter text', async ({ visit, server }) => {
  const figure = await visit(server.page(page));
  await figure.ready();
  expect(await tokenIn(figure)).toBe(1);
  await figure.set({ sentence: 'alone' });
  expect(await tokenIn(figure)).toBe(0);
  await figure.set({ sentence: 'two words' });
  expect(await tokenIn(figure)).toBe(1);
  expect(await figure.get('token'), 'still unset').toBeUndefined();
});

test('an edit that removes it makes the last one the token', async ({ visit, server }) => {
  const figure = await visit(server.page(page));
  await figure.set({ token: 5 });
  await figure.set({ sentence: 'the black cat' });
  expect(await tokenIn(figure)).toBe(2);
  expect(await figure.get('token')).toBe(2);
  // And it does not jump back.
  await figure.set({ sentence: 'the black cat sat on the mat' });
  expect(await tokenIn(figure)).toBe(2);
});

test('an edit that keeps it leaves it', async ({ visit, server }) => {
  const figure = await visit(server.page(page));
  await figure.set({ token: 2 });
  await figure.set({ sentence: 'a white cat ran' });
  expect(await tokenIn(figure)).toBe(2);
});

test('set out of range together with an edit, it is an error', async ({ visit, server }) => {
  const figure = await visit(server.page(page));
  await figure.set({ token: 5, sentence: 'the black cat' });
  expect((await figure.moment()).error!.message).toContain('token');
  await figure.set({ sentence: 'the black cat sat on the mat' });
  expect(await tokenIn(figure)).toBe(5);
});

test('emptying the text for a moment keeps it', async ({ visit, server }) => {
  const figure = await visit(server.page(page));
  await figure.set({ token: 4 });
  await figure.set({ sentence: '' });
  await figure.set({ sentence: 'the black cat sat on the mat' });
  expect(await tokenIn(figure)).toBe(4);
});

test('set out of range, then overtaken by another set, it is an error', async ({
  visit,
  server,
}) => {
  const figure = await visit(server.page(page));
  await figure.ready();
  const message = await figure.element.evaluate(async (element: Playground) => {
    element.token = 99;
    await Promise.resolve(); // the drawing has begun, but its numbers come with the next frame
    await Promise.resolve();
    element.temperature = 2;
    await element.ready;
    return element.error?.message ?? null;
  });
  expect(message).not.toBeNull();
  expect(message).toContain('token');
});

test('set out of range, it stays an error until it is set right', async ({ visit, server }) => {
  const figure = await visit(server.page(page));
  await figure.set({ token: 99 });
  expect((await figure.moment()).error!.message).toContain('token');
  await figure.set({ temperature: 2 });
  expect((await figure.moment()).error, 'nothing was set right').toMatchObject({
    argument: 'token',
  });
  await figure.set({ token: 3 });
  expect(await tokenIn(figure)).toBe(3);
});
