import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Frame, Page } from 'puppeteer-core';
import { describe, expect } from 'vitest';
import { browsers, pageOf, shown, test, trainSome, waitForFrame } from './support/browsers.js';
import { serve } from './support/serve.js';

// Pages as authors have them, with the package's files as they are.

const library = fileURLToPath(new URL('../../dist/lib', import.meta.url));

const figure = '<attention-playground></attention-playground>';
const words = ['the', 'black', 'cat', 'sat', 'on', 'the', 'mat'];

describe.each(browsers)('in %s', (browser) => {
  test('a script tag with a file of another origin, which allows nobody to read', async ({
    open,
  }) => {
    const files = await serve(library);
    const script = `<script src="${files.origin}/attention-playground.js" defer></script>`;
    const site = await serve(library, { pages: { '/index.html': pageOf(script + figure) } });
    const page = await open(browser, `${site.origin}/`);
    expect(await shown(page)).toMatchObject({ error: null, tokens: words, rows: words.length });

    await set(page, { model: 'trained' });
    expect(await shown(page)).toMatchObject({ error: null, model: 'trained' });
    await set(page, { views: 'training' });
    expect(await trainSome(page)).toEqual({ steps: expect.any(Number), inSlices: false });
    await Promise.all([files.close(), site.close()]);
  });

  test('an iframe with sandbox="allow-scripts", as tall as its content', async ({ open }) => {
    const files = await serve(library);
    const host = `<script src="${files.origin}/embed-host.js" defer></script>`;
    const frame = `<iframe sandbox="allow-scripts" title="Attention" width="600" height="300"
      src="${files.origin}/embed.html#v=1&amp;sentence=i+love+sushi&amp;token=2"></iframe>`;
    const site = await serve(library, { pages: { '/index.html': pageOf(host + frame) } });
    const page = await open(browser, `${site.origin}/`);
    const inside = await waitForFrame(page, 'embed.html');
    expect(await shown(inside)).toMatchObject({ error: null, tokens: ['i', 'love', 'sushi'] });
    await page.waitForFunction(() => document.querySelector('iframe')!.clientHeight > 300);
    expect(await overflow(inside), 'nothing of it is cut off').toBe(0);

    // As it grows, so does the frame.
    const before = await frameHeight(page);
    await set(inside, { views: 'sentence sum geometry' });
    await page.waitForFunction(
      (before) => document.querySelector('iframe')!.clientHeight > before + 100,
      {},
      before,
    );
    await set(inside, { views: 'training' });
    expect(await trainSome(inside)).toMatchObject({ inSlices: false });
    await Promise.all([files.close(), site.close()]);
  });

  test('without the host script, the iframe scrolls', async ({ open }) => {
    const frame = '<iframe title="Attention" width="600" height="300" src="/embed.html"></iframe>';
    const site = await serve(library, { pages: { '/index.html': pageOf(frame) } });
    const page = await open(browser, `${site.origin}/`);
    const inside = await waitForFrame(page, 'embed.html');
    expect(await shown(inside)).toMatchObject({ error: null, tokens: words });
    expect(await frameHeight(page)).toBe(300);
    expect(await overflow(inside)).toBeGreaterThan(0);
    await site.close();
  });

  test('a page of the strictest policy, which refuses workers', async ({ open }) => {
    const policy = [
      "default-src 'self'",
      "script-src 'self' 'wasm-unsafe-eval'",
      "style-src 'self'",
      "img-src 'self' data: blob:",
      "worker-src 'none'",
      "require-trusted-types-for 'script'",
    ].join('; ');
    const script = '<script type="module" src="/define.js"></script>';
    const views = '<attention-playground views="sentence sum training"></attention-playground>';
    const site = await serve(library, { policy, pages: { '/index.html': pageOf(script + views) } });
    const page = await open(browser, `${site.origin}/`, {
      // What the browser itself says of the worker; anything else would be ours.
      expected: /worker-src|Worker/,
    });
    expect(await shown(page)).toMatchObject({ error: null, tokens: words, rows: words.length });
    expect(await trainSome(page)).toEqual({ steps: expect.any(Number), inSlices: true });
    await site.close();
  });

  test('the core as a file, wherever the page has it', async ({ open }) => {
    const site = await serve(library, {
      pages: {
        '/index.html': pageOf(`<script type="module" src="/main.js"></script>${figure}`),
        '/main.js': `import { define } from './external.js'; define({ wasmUrl: '/files/core.wasm' });`,
        '/files/core.wasm': readFileSync(join(library, 'session.wasm')),
      },
    });
    const page = await open(browser, `${site.origin}/`);
    expect(await shown(page)).toMatchObject({ error: null, rows: words.length });
    expect(site.asked.filter((path) => path.endsWith('.wasm'))).toEqual(['/files/core.wasm']);
    await site.close();
  });

  test('twenty figures share one core, need no worker, and start when they are scrolled to', async ({
    open,
  }) => {
    const script = '<script type="module" src="/define.js"></script>';
    const many = Array.from({ length: 20 }, () => `<div class="tall">${figure}</div>`).join('');
    const site = await serve(library, {
      pages: {
        '/index.html': pageOf(`<link rel="stylesheet" href="/page.css">${script}${many}`),
        '/page.css': '.tall { block-size: 3000px }',
      },
    });
    const page = await open(browser, `${site.origin}/`, { before: countStarts });
    await shown(page);
    const begun = () =>
      page.evaluate(() => {
        const figures = [...document.querySelectorAll('attention-playground')];
        return figures.filter((figure) => (figure as Figure).snapshot).length;
      });
    expect(await begun()).toBe(1);
    for (let index = 1; index < 20; ++index) {
      await page.evaluate((index) => {
        document.querySelectorAll('attention-playground')[index]!.scrollIntoView();
      }, index);
      expect(await shown(page, index)).toMatchObject({ error: null, rows: words.length });
    }
    expect(await begun()).toBe(20);
    expect(await page.evaluate(() => (globalThis as unknown as Counts).starts)).toEqual({
      instances: 1,
      workers: 0,
    });
    await site.close();
  });

  test('moved in the DOM, removed and put back, hidden and shown, it goes on', async ({ open }) => {
    const script = '<script type="module" src="/define.js"></script>';
    const body = `${script}<section id="here">${figure}</section><section id="there"></section>`;
    const site = await serve(library, { pages: { '/index.html': pageOf(body) } });
    const page = await open(browser, `${site.origin}/`);
    await shown(page);

    const after = (act: string) =>
      page.evaluate(async (act) => {
        const figure = document.querySelector('attention-playground') as Figure;
        const parent = figure.parentElement!;
        if (act === 'moved') document.querySelector('#there')!.append(figure);
        if (act === 'put back') {
          figure.remove();
          await new Promise((later) => setTimeout(later, 50));
          parent.append(figure);
        }
        if (act === 'shown') {
          figure.hidden = true;
          figure.token = 4;
          await new Promise((later) => setTimeout(later, 50));
          figure.hidden = false;
        }
        await figure.ready;
      }, act);
    for (const act of ['moved', 'put back', 'shown']) {
      await after(act);
      expect(await shown(page), act).toMatchObject({ error: null, rows: words.length });
      await set(page, { token: act.length - 3 });
      expect(await shown(page), act).toMatchObject({ error: null, token: act.length - 3 });
    }
    await site.close();
  });

  test('two versions on one page: the first stays, the second says so', async ({ open }) => {
    const said: string[] = [];
    const scripts =
      '<script src="/attention-playground.js"></script><script type="module" src="/define.js"></script>';
    const site = await serve(library, { pages: { '/index.html': pageOf(scripts + figure) } });
    const page = await open(browser, `${site.origin}/`, {
      expected: /already defined on this page: version \d+\.\d+\.\d+ stays/,
      before: async (page) => page.on('console', (message) => said.push(message.text())),
    });
    expect(await shown(page)).toMatchObject({ error: null, rows: words.length });
    expect(said).toHaveLength(1);
    await site.close();
  });
});

type Figure = import('../../web/src/index.js').AttentionPlayground;

interface Counts {
  starts: { instances: number; workers: number };
}

/** Notes, before any script of the page runs, what it starts. */
function countStarts(page: Page) {
  return page.evaluateOnNewDocument(() => {
    const counts = { instances: 0, workers: 0 };
    (globalThis as unknown as Counts).starts = counts;
    const { instantiate } = WebAssembly;
    WebAssembly.instantiate = ((...parameters: [WebAssembly.Module]) => {
      counts.instances += 1;
      return instantiate(...parameters);
    }) as typeof instantiate;
    globalThis.Worker = class extends Worker {
      constructor(address: string | URL, options?: WorkerOptions) {
        counts.workers += 1;
        super(address, options);
      }
    };
  });
}

function set(page: Page | Frame, values: Record<string, unknown>) {
  return page.evaluate(async (values) => {
    const figure = document.querySelector('attention-playground') as Figure;
    Object.assign(figure, values);
    await figure.ready;
  }, values);
}

/** How much of a frame's content is below its edge, in pixels. */
function overflow(inside: Frame) {
  return inside.evaluate(() => {
    const { scrollHeight, clientHeight } = document.documentElement;
    return scrollHeight - clientHeight;
  });
}

function frameHeight(page: Page) {
  return page.evaluate(() => document.querySelector('iframe')!.clientHeight);
}
