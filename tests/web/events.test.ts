import { expect } from 'vitest';
import { test } from './support/browser.js';
import type { Playground } from './support/figure.js';

const page = '<main><attention-playground></attention-playground></main>';

interface Noted {
  seen: { type: string; detail: unknown; bubbles: boolean; composed: boolean }[];
}

/** Notes all events of the element that arrive at the document. */
const listen = () => {
  const seen: Noted['seen'] = [];
  for (const type of ['ap-ready', 'ap-change', 'ap-select', 'ap-error']) {
    document.addEventListener(type, (event) => {
      const { detail } = event as CustomEvent;
      const { bubbles, composed } = event;
      seen.push({ type, detail: detail?.error ? detail.error.message : detail, bubbles, composed });
    });
  }
  Object.assign(globalThis, { seen });
};

test('each event comes when it should, bubbles and is composed', async ({ visit, server }) => {
  const figure = await visit(server.page(page), { prepare: (page) => page.addInitScript(listen) });
  const next = async (changes: Record<string, unknown>) => {
    await figure.set(changes);
    return figure.page.evaluate(() => {
      return (globalThis as unknown as Noted).seen.splice(0);
    });
  };
  const types = (events: { type: string }[]) => events.map(({ type }) => type).sort();

  const first = await next({});
  expect(types(first), 'the first picture').toEqual(['ap-ready']);
  expect(types(await next({ temperature: 2 }))).toEqual(['ap-change']);
  const selection = await next({ token: 3 });
  expect(types(selection)).toEqual(['ap-change', 'ap-select']);
  expect(selection.find(({ type }) => type === 'ap-select')!.detail).toMatchObject({ token: 3 });
  const fault = await next({ token: 99 });
  expect(types(fault)).toEqual(['ap-error']);
  expect(fault[0]!.detail).toContain('token');
  expect(types(await next({ token: 3 })), 'right again').toEqual(['ap-change']);
  const edit = await next({ sentence: 'only two' });
  expect(types(edit), 'an edit removes the token').toEqual(['ap-change', 'ap-select']);

  for (const event of [...first, ...selection, ...fault]) {
    expect(event).toMatchObject({ bubbles: true, composed: true });
  }
});

test('what the reader does is told as well', async ({ visit, server }) => {
  const figure = await visit(server.page(page), { prepare: (page) => page.addInitScript(listen) });
  await figure.ready();
  await figure.clickWord(4);
  await figure.chooseMask('causal');
  const types = await figure.page.evaluate(() =>
    (globalThis as unknown as Noted).seen.map(({ type }) => type),
  );
  expect(types.filter((type: string) => type === 'ap-select')).toHaveLength(1);
  expect(types.filter((type: string) => type === 'ap-change')).toHaveLength(2);
});

test('when an event is told, snapshot and error are those of the event', async ({
  visit,
  server,
}) => {
  const figure = await visit(server.page(page));
  const told = await figure.element.evaluate(async (element: Playground) => {
    await element.ready;
    const told: unknown[] = [];
    const on = (type: string, note: (detail: { token: number; error: Error }) => unknown) =>
      element.addEventListener(type, (event) => told.push(note((event as CustomEvent).detail)));
    on('ap-change', () => [element.snapshot!.token, element.error]);
    on('ap-select', ({ token }) => [token, element.snapshot!.token]);
    on('ap-error', ({ error }) => error === element.error);
    for (const token of [2, 77, 0]) {
      element.token = token;
      await element.ready;
    }
    return told;
  });
  expect(told).toEqual([[2, null], [2, 2], true, [0, null], [0, 0]]);
});

test('events leave the shadow trees around the element', async ({ visit, server }) => {
  const figure = await visit(server.page('<div id="host"></div>'), {
    prepare: (page) => page.addInitScript(listen),
  });
  const types = await figure.page.evaluate(async () => {
    const root = document.querySelector('#host')!.attachShadow({ mode: 'open' });
    const element = document.createElement('attention-playground') as Playground;
    element.loading = 'eager';
    root.append(element);
    await element.ready;
    return (globalThis as unknown as Noted).seen.map(({ type }) => type);
  });
  expect(types).toEqual(['ap-ready']);
});
