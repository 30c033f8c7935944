import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { test } from './support/browser.js';
import { dress } from './support/dress.js';
import type { Playground } from './support/figure.js';

const given = `<p>Before.</p>
  <attention-playground>
    <p slot="poster">A poster</p>
    <p id="fallback">A description instead.</p>
  </attention-playground>
  <p>After.</p>`;

/** Keeps a file away until it is let go. */
async function hold(page: Page, file: RegExp): Promise<() => void> {
  let release!: () => void;
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route(file, async (route) => {
    await held;
    await route.continue();
  });
  return release;
}

/** Records every shift of the layout from the first frame on. */
const countShifts = () => {
  const scope = globalThis as unknown as { shifts: number };
  scope.shifts = 0;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) scope.shifts += (entry as never as Shift).value;
  }).observe({ type: 'layout-shift', buffered: true });
};

interface Shift {
  value: number;
}

const shifts = (page: Page) =>
  page.evaluate(async () => {
    // What shifted is told after the frame in which it did.
    for (let frame = 0; frame < 3; ++frame) await new Promise(requestAnimationFrame);
    return (globalThis as unknown as { shifts: number }).shifts;
  });

describe('until the first picture', () => {
  test('the poster is shown, and then the picture alone', async ({ visit, server }) => {
    let release!: () => void;
    const figure = await visit(server.page(given), {
      prepare: async (page) => {
        release = await hold(page, /\/chunks\/figure/);
      },
    });
    const poster = figure.element.getByText('A poster');
    await poster.waitFor();
    expect(await figure.element.locator('#fallback').isVisible()).toBe(false);
    release();
    await figure.ready();
    expect(await poster.isVisible()).toBe(false);
    expect(await figure.element.locator('#fallback').isVisible()).toBe(false);
    expect(await figure.words.count()).toBe(7);
  });

  test('without a poster the sentence is, as it is set', async ({ visit, server }) => {
    const page = server.page('<div class="tall"></div><attention-playground />');
    const figure = await visit(page);
    const text = () => figure.element.evaluate((element) => element.shadowRoot!.textContent.trim());
    await figure.element.evaluate((element: Playground) => element.isConnected);
    expect(await text()).toBe('the black cat sat on the mat');
    await figure.element.evaluate((element: Playground) => {
      element.sentence = 'i love sushi';
    });
    expect(await text()).toBe('i love sushi');
  });

  for (const width of [390, 1280]) {
    test(`nothing shifts where its height is reserved, at ${width} px`, async ({
      visit,
      server,
    }) => {
      const page = server.page(given);
      const options = { viewport: { width, height: 800 } };
      const measured = await visit(page, options);
      await measured.ready();
      const { height } = (await measured.element.boundingBox())!;

      let release!: () => void;
      const figure = await visit(page, {
        ...options,
        prepare: async (page) => {
          await page.addInitScript(countShifts);
          release = await hold(page, /\/chunks\/figure/);
        },
      });
      await dress(
        figure.page,
        `attention-playground { --ap-poster-block-size: ${Math.ceil(height)}px }`,
      );
      const before = await shifts(figure.page);
      release();
      await figure.ready();
      expect((await shifts(figure.page)) - before).toBe(0);
      expect((await figure.element.boundingBox())!.height).toBe(Math.ceil(height));
    });
  }
});

describe('where there can be no picture', () => {
  const lost = /Failed to load resource|^status \d+|^failed: /;
  for (const file of [/\/chunks\/figure[^/]*\.js/, /session[^/]*\.(wasm|js)/]) {
    test(`without ${file.source}, what the page gave is shown with the reason`, async ({
      visit,
      server,
    }) => {
      const figure = await visit(server.page(given), {
        expected: lost,
        prepare: (page) => page.route(file, (route) => route.fulfill({ status: 404, body: '' })),
      });
      await figure.ready();
      const { error } = await figure.moment();
      expect(error!.argument).toBe('core');
      expect(await figure.problem()).toBe(error!.message);
      expect(await figure.element.locator('#fallback').isVisible()).toBe(true);
      expect(await figure.element.getByText('A poster').isVisible()).toBe(false);

      // It comes after all: the picture takes the place of both.
      await figure.page.unroute(file);
      await figure.set({ token: 2 });
      expect(await figure.problem()).toBeNull();
      expect(await figure.element.locator('#fallback').isVisible()).toBe(false);
      expect(await figure.words.count()).toBe(7);
    });
  }

  test('without WebAssembly too', async ({ visit, server }) => {
    const figure = await visit(server.page(given), {
      prepare: (page) => page.addInitScript(() => Reflect.deleteProperty(window, 'WebAssembly')),
    });
    await figure.ready();
    expect((await figure.moment()).error!.argument).toBe('core');
    expect(await figure.element.locator('#fallback').isVisible()).toBe(true);
  });

  test('without scripts the page shows it by itself', async ({ visit, server }) => {
    const figure = await visit(server.page(given), { javaScriptEnabled: false });
    expect(await figure.element.locator('#fallback').isVisible()).toBe(true);
  });
});
