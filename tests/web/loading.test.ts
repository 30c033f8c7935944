import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { expectAgreement } from './support/agreement.js';
import { test } from './support/browser.js';
import type { Playground } from './support/figure.js';

/** Notes what a page asks for. */
function requests(page: Page): { of: (ending: string) => string[] } {
  const addresses: string[] = [];
  page.on('request', (request) => addresses.push(new URL(request.url()).pathname));
  return { of: (ending) => addresses.filter((address) => address.endsWith(ending)) };
}

test('far below the screen nothing is loaded, near it all is', async ({ visit, server }) => {
  let asked!: ReturnType<typeof requests>;
  const figure = await visit(
    server.page('<div class="tall"></div><attention-playground></attention-playground>', {
      script: 'external',
    }),
    { prepare: async (page) => (asked = requests(page)) },
  );
  // Long enough for whatever starts on its own: nothing was asked for in half a second.
  await figure.page.waitForLoadState('networkidle');
  expect(asked.of('.wasm')).toEqual([]);
  const scripts = asked.of('.js').length;

  // Nor by setting properties; and the promise waits.
  const settled = await figure.element.evaluate(async (element: Playground) => {
    element.token = 3;
    let settled = false;
    void element.ready.then(() => {
      settled = true;
    });
    for (let frame = 0; frame < 10; ++frame) await new Promise(requestAnimationFrame);
    return settled;
  });
  expect(settled).toBe(false);
  expect(asked.of('.wasm')).toEqual([]);
  expect(asked.of('.js')).toHaveLength(scripts);

  await figure.page.evaluate(() => scrollTo(0, 4500));
  await figure.ready();
  expect(asked.of('.wasm')).toHaveLength(1);
  expect((await figure.moment()).numbers!.token).toBe(3);
  expectAgreement(await figure.moment());
});

test('eager loads without being seen', async ({ visit, server }) => {
  const figure = await visit(
    server.page(
      '<div class="tall"></div><attention-playground loading="eager"></attention-playground>',
    ),
  );
  await figure.ready();
  expectAgreement(await figure.moment());
});

test('a lazy figure that becomes eager loads', async ({ visit, server }) => {
  const figure = await visit(
    server.page('<div class="tall"></div><attention-playground></attention-playground>'),
  );
  await figure.set({ loading: 'eager' });
  expectAgreement(await figure.moment());
});

test('many figures of a page load one WASM file and stay apart', async ({ visit, server }) => {
  let asked!: ReturnType<typeof requests>;
  const figure = await visit(
    server.page('<attention-playground loading="eager"></attention-playground>'.repeat(5), {
      script: 'external',
    }),
    { prepare: async (page) => (asked = requests(page)) },
  );
  // All at once, so that their computations meet.
  await figure.page.evaluate(async () => {
    const elements = [...document.querySelectorAll<Playground>('attention-playground')];
    for (const [index, element] of elements.entries()) {
      element.sentence = `figure number ${index}`;
      element.token = index % 3;
    }
    await Promise.all(elements.map((element) => element.ready));
  });
  for (let index = 0; index < 5; ++index) {
    const moment = await figure.other(index).moment();
    expect(moment.numbers!.tokens).toEqual(['figure', 'number', `${index}`]);
    expect(moment.numbers!.token).toBe(index % 3);
    expectAgreement(moment);
  }
  expect(asked.of('.wasm')).toHaveLength(1);
});

test('the entry ./define may be loaded twice, and warns', async ({ visit, server }) => {
  const figure = await visit(
    server.page(
      '<attention-playground></attention-playground><script type="module" src="/lib/define.js?again"></script>',
    ),
    { expected: /already defined/ },
  );
  await figure.ready();
  expectAgreement(await figure.moment());
});

test('the site asks for what its first picture needs before any script runs, and once', async ({
  visit,
  server,
}) => {
  let asked!: ReturnType<typeof requests>;
  const figure = await visit(server.site, {
    prepare: async (page) => {
      asked = requests(page);
      // The first script arrives late.
      await page.route('**/index-*.js', async (route) => {
        await page.waitForTimeout(300);
        expect(asked.of('.wasm')).toHaveLength(1);
        expect(asked.of('.js').some((address) => address.includes('/figure-'))).toBe(true);
        await route.continue();
      });
    },
  });
  await figure.ready();
  for (const address of [...asked.of('.wasm'), ...asked.of('.js')]) {
    expect(asked.of(address), address).toHaveLength(1);
  }
});
