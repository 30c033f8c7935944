import puppeteer, {
  type Browser,
  type ConsoleMessage,
  type Frame,
  type Page,
} from 'puppeteer-core';
import { test as base, expect } from 'vitest';

export const browsers = ['chromium', 'firefox'] as const;

export type BrowserName = (typeof browsers)[number];

const chromiumFlags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

function launch(name: BrowserName): Promise<Browser> {
  if (name === 'firefox') {
    const executablePath = process.env.FIREFOX ?? '/usr/bin/firefox-esr';
    return puppeteer.launch({ browser: 'firefox', executablePath, headless: true });
  }
  const executablePath = process.env.CHROME ?? '/usr/bin/chromium';
  return puppeteer.launch({ executablePath, args: chromiumFlags, headless: true });
}

export interface Opened {
  page: Page;
  /** What the browser said so far, all of which must be expected. */
  complaints: string[];
}

export type Open = (
  name: BrowserName,
  address: string,
  options?: { expected?: RegExp; before?: (page: Page) => Promise<unknown> },
) => Promise<Page>;

/**
 * Vitest's test with `open`, which opens a page in a fresh context of Chromium or Firefox. At the end
 * of every test the consoles must be empty, but for what a test expects.
 */
export const test = base.extend<{ launched: Map<BrowserName, Promise<Browser>>; open: Open }>({
  launched: [
    // biome-ignore lint/correctness/noEmptyPattern: Vitest reads what a fixture needs from it.
    async ({}, use) => {
      const launched = new Map<BrowserName, Promise<Browser>>();
      await use(launched);
      for (const browser of launched.values()) await (await browser).close();
    },
    { scope: 'file' },
  ],
  open: async ({ launched }, use) => {
    const complaints: string[] = [];
    const pages: Page[] = [];
    await use(async (name, address, { expected, before } = {}) => {
      if (!launched.has(name)) launched.set(name, launch(name));
      const browser = await launched.get(name)!;
      const page = await (await browser.createBrowserContext()).newPage();
      pages.push(page);
      await page.setViewport({ width: 1000, height: 800 });
      page.setDefaultTimeout(30_000);
      const note = (text: string) => {
        if (!expected?.test(text)) complaints.push(text);
      };
      page.on('console', (message: ConsoleMessage) => note(`console: ${message.text()}`));
      page.on('pageerror', (error) => note(`uncaught: ${error}`));
      await before?.(page);
      await page.goto(address);
      return page;
    });
    for (const page of pages) await page.browserContext().close();
    expect(complaints).toEqual([]);
  },
});

/** What a page's (or a frame's) figure shows, once it is there; the first, or the one at `index`. */
export function shown(page: Page | Frame, index = 0) {
  return page.evaluate(async (index) => {
    await customElements.whenDefined('attention-playground');
    const figures = document.querySelectorAll('attention-playground');
    const figure = figures[
      index
    ] as unknown as import('../../../web/src/index.js').AttentionPlayground;
    await figure.ready;
    const rows = figure.shadowRoot!.querySelectorAll('.sum-row').length;
    return {
      error: figure.error?.message ?? null,
      tokens: figure.snapshot?.tokens ?? [],
      token: figure.snapshot?.token,
      model: figure.model,
      rows,
    };
  }, index);
}

/** A page of this body. */
export function pageOf(body: string): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8" /><title>A page</title>
    <link rel="icon" href="data:," /></head><body>${body}</body></html>`;
}

/** The frame of a page whose address holds this. */
export async function waitForFrame(page: Page, address: string): Promise<Frame> {
  const frame = await page.waitForFrame((frame) => frame.url().includes(address));
  await frame.waitForSelector('attention-playground');
  return frame;
}

/** Trains until some steps are taken, in a figure that shows how a head learns. */
export function trainSome(page: Page | Frame) {
  return page.evaluate(async () => {
    const view = document.querySelector('attention-playground')!.shadowRoot!;
    const until = async <Found>(find: () => Found | undefined): Promise<Found> => {
      for (;;) {
        const found = find();
        if (found) return found;
        await new Promise((later) => setTimeout(later, 20));
      }
    };
    const buttons = () => [...view.querySelectorAll<HTMLButtonElement>('.training button')];
    const train = await until(() => buttons().find(({ innerText }) => innerText === 'Train'));
    train.click();
    const steps = await until(() => {
      const text = view.querySelector('.training-counts b')?.textContent;
      return Number(/\d+/.exec(text ?? '')?.[0]) || undefined;
    });
    const inSlices = /in slices of at most/.test(view.querySelector('.training')!.textContent!);
    return { steps, inSlices };
  });
}
