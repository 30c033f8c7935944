import type { Page, Route } from 'playwright-core';
import { describe, expect } from 'vitest';
import { expectAgreement } from './support/agreement.js';
import { test } from './support/browser.js';
import type { Playground } from './support/figure.js';

const eager = '<attention-playground loading="eager"></attention-playground>';
const wasm = /session[^/]*\.wasm/;

/** What a server can do to the file, and whether the figure can work with it. */
const answers: { what: string; answer: (route: Route) => Promise<void>; works?: boolean }[] = [
  { what: 'status 404', answer: (route) => route.fulfill({ status: 404, body: 'not found' }) },
  { what: 'status 500', answer: (route) => route.fulfill({ status: 500, body: '' }) },
  {
    what: 'a page instead of the file',
    answer: (route) =>
      route.fulfill({ status: 200, contentType: 'text/html', body: '<!doctype html><p>Hello' }),
  },
  {
    what: 'a truncated file',
    answer: async (route) => {
      const body = await (await route.fetch()).body();
      await route.fulfill({
        contentType: 'application/wasm',
        body: body.subarray(0, body.length / 2),
      });
    },
  },
  {
    what: 'an empty file',
    answer: (route) => route.fulfill({ contentType: 'application/wasm', body: '' }),
  },
  { what: 'no connection', answer: (route) => route.abort('connectionrefused') },
  {
    what: 'the right file as another type',
    answer: async (route) =>
      route.fulfill({ response: await route.fetch(), contentType: 'text/plain' }),
    works: true,
  },
];

// What the browser itself writes about the request; anything else would be ours.
const networkNoise = /Failed to load resource|^status \d+: .*\.wasm|^failed: .*\.wasm/;

describe('session.wasm comes with', () => {
  for (const { what, answer, works } of answers) {
    test(what, async ({ visit, server }) => {
      const figure = await visit(server.page(eager, { script: 'external' }), {
        expected: networkNoise,
        prepare: (page) => page.route(wasm, answer),
      });
      await figure.ready();
      const { error } = await figure.moment();
      if (works) {
        expect(error).toBeNull();
      } else {
        expect(error!.argument).toBe('core');
        expect(error!.message, 'names the file').toMatch(wasm);
        expect(await figure.problem()).toBe(error!.message);
      }

      await figure.page.unroute(wasm);
      await figure.set({ token: 2 });
      const after = await figure.moment();
      expect(after.error).toBeNull();
      expect(after.numbers!.token).toBe(2);
      expectAgreement(after);
    });
  }
});

test('while the fault lasts, each set fails anew and is answered', async ({ visit, server }) => {
  const figure = await visit(server.page(eager.repeat(2), { script: 'external' }), {
    expected: networkNoise,
    prepare: (page) => page.route(wasm, answers[0]!.answer),
  });
  const count = await figure.page.evaluate(async () => {
    const elements = [...document.querySelectorAll<Playground>('attention-playground')];
    let count = 0;
    document.addEventListener('ap-error', () => ++count);
    for (let i = 0; i < 3; ++i) {
      for (const element of elements) element.token = i;
      await Promise.all(elements.map((element) => element.ready));
    }
    return count;
  });
  expect(count).toBe(6);
  await figure.page.unroute(wasm);
  await figure.set({ token: 1 });
  await figure.other(1).set({ token: 2 });
  expectAgreement(await figure.moment());
  expectAgreement(await figure.other(1).moment());
});

type Imports = Record<string, unknown>;

interface Scope {
  broken: boolean;
  instances: number;
  WebAssembly: {
    instantiate(module: unknown, imports: Record<string, Imports>): Promise<unknown>;
  };
}

/**
 * Makes every call from the core to the page throw while `self.broken` is set, as a trap would: in
 * the middle of a call into the core, which leaves its memory as it happens to be.
 */
const breakable = () => {
  const scope = globalThis as unknown as Scope;
  scope.instances = 0;
  const instantiate = scope.WebAssembly.instantiate;
  const wrap =
    (call: (...args: unknown[]) => unknown) =>
    (...args: unknown[]) => {
      if (scope.broken) throw new WebAssembly.RuntimeError('unreachable (made by the test)');
      return call(...args);
    };
  scope.WebAssembly.instantiate = (module, imports) => {
    ++scope.instances;
    const wrapAll = (entries: Imports) =>
      Object.entries(entries).map(([key, value]) => [
        key,
        typeof value === 'function' ? wrap(value as (...args: unknown[]) => unknown) : value,
      ]);
    const wrapped = Object.entries(imports).map(([name, entries]) => [
      name,
      Object.fromEntries(wrapAll(entries)),
    ]);
    return instantiate(module, Object.fromEntries(wrapped));
  };
};

describe('the core breaks off in the middle of its work', () => {
  const prepare = (page: Page) => page.addInitScript(breakable);

  test('the figure says so, keeps its picture, and starts a fresh instance', async ({
    visit,
    server,
  }) => {
    let files = 0;
    const figure = await visit(server.page(eager), {
      prepare: async (page) => {
        page.on('request', (request) => (files += Number(wasm.test(request.url()))));
        await prepare(page);
      },
    });
    await figure.ready();
    const before = await figure.moment();

    await figure.page.evaluate(() => Object.assign(globalThis, { broken: true }));
    await figure.set({ token: 4 });
    const during = await figure.moment();
    expect(during.error).toMatchObject({ argument: 'core' });
    expect(during.error!.message).toContain('unreachable');
    expect(await figure.problem()).toBe(during.error!.message);
    expect(during.numbers).toEqual(before.numbers);
    expectAgreement(during);

    await figure.page.evaluate(() => Object.assign(globalThis, { broken: false }));
    await figure.set({ token: 5 });
    const after = await figure.moment();
    expect(after.error).toBeNull();
    expect(after.numbers!.token).toBe(5);
    expectAgreement(after);
    expect(await figure.page.evaluate(() => (globalThis as unknown as Scope).instances)).toBe(2);
    expect(files, 'the compiled module is used again').toBe(1);
  });

  test('all figures that wait are answered', async ({ visit, server }) => {
    const figure = await visit(server.page(eager.repeat(3)), { prepare });
    const set = (broken: boolean, token: number) =>
      figure.page.evaluate(
        async ([broken, token]) => {
          Object.assign(globalThis, { broken });
          const elements = [...document.querySelectorAll<Playground>('attention-playground')];
          await Promise.all(elements.map((element) => element.ready));
          for (const element of elements) element.token = token;
          await Promise.all(elements.map((element) => element.ready));
          return elements.map((element) => element.error?.argument ?? null);
        },
        [broken, token] as const,
      );
    await set(false, 0);
    expect(await set(true, 2)).toEqual(['core', 'core', 'core']);
    expect(await set(false, 3)).toEqual([null, null, null]);
    for (const index of [0, 1, 2]) expectAgreement(await figure.other(index).moment());
  });
});

test('a chunk of the figure that does not load is named, and asked for again', async ({
  visit,
  server,
}) => {
  const chunk = /\/chunks\/figure[^/]*\.js/;
  const figure = await visit(server.page(eager), {
    expected: /Failed to load resource|^status \d+: .*\.js|^failed: .*\.js/,
    prepare: (page) => page.route(chunk, (route) => route.fulfill({ status: 503, body: '' })),
  });
  await figure.ready();
  expect((await figure.moment()).error!.message).toMatch(chunk);
  await figure.page.unroute(chunk);
  await figure.set({ token: 2 });
  expect((await figure.moment()).error).toBeNull();
  expectAgreement(await figure.moment());
});
