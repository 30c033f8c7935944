import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { test as base, expect } from 'vitest';
import { launchChromium } from './chromium.js';
import { Figure } from './figure.js';
import { type Server, startServer } from './server.js';

export interface VisitOptions extends BrowserContextOptions {
  /** Messages that this test provokes; every other one fails it. */
  expected?: RegExp;
  /** Runs before the page is loaded: to route requests, to add scripts. */
  prepare?: (page: Page) => Promise<unknown>;
}

export type Visit = (address: string, options?: VisitOptions) => Promise<Figure>;

/**
 * Vitest's test with a browser and a server, one a file. `visit` opens a page in a context of its
 * own and hands over its first figure. At the end of every test the console of every page visited
 * must be empty: no message, no uncaught error, no failed request.
 */
export const test = base.extend<{ browser: Browser; server: Server; visit: Visit }>({
  browser: [
    // biome-ignore lint/correctness/noEmptyPattern: Vitest reads what a fixture needs from it.
    async ({}, use) => {
      const browser = await launchChromium();
      await use(browser);
      await browser.close();
    },
    { scope: 'file' },
  ],
  server: [
    // biome-ignore lint/correctness/noEmptyPattern: as above.
    async ({}, use) => {
      const server = await startServer();
      await use(server);
      await server.close();
    },
    { scope: 'file' },
  ],
  visit: async ({ browser }, use) => {
    const visits: { context: BrowserContext; complaints: string[] }[] = [];
    await use(async (address, { expected, prepare, ...options } = {}) => {
      // Nothing moves, so that what is read right after `ready` is what stays.
      const context = await browser.newContext({ reducedMotion: 'reduce', ...options });
      // What does not come in ten seconds does not come; a missing button fails soon.
      context.setDefaultTimeout(10_000);
      if (options.serviceWorkers !== 'allow') await context.addInitScript(refuseServiceWorkers);
      const complaints = listen(context, expected);
      visits.push({ context, complaints });
      const page = await context.newPage();
      await prepare?.(page);
      await page.goto(address);
      return new Figure(page, page.locator('attention-playground').first());
    });
    for (const { context } of visits) await context.close();
    expect(visits.flatMap(({ complaints }) => complaints)).toEqual([]);
  },
});

/** As in a private window. What a test sees comes from the server, and nothing is loaded besides. */
function refuseServiceWorkers() {
  delete (Navigator.prototype as { serviceWorker?: unknown }).serviceWorker;
}

/** Collects all that a browser complains about, except what is expected. */
function listen(context: BrowserContext, expected: RegExp | undefined): string[] {
  const complaints: string[] = [];
  const note = (complaint: string) => {
    if (!expected?.test(complaint)) complaints.push(complaint);
  };
  context.on('console', (message) => note(`console.${message.type()}: ${message.text()}`));
  context.on('weberror', (error) => note(`uncaught: ${error.error().stack}`));
  context.on('requestfailed', (request) => note(`failed: ${request.url()}`));
  context.on('response', (response) => {
    if (response.status() >= 400) note(`status ${response.status()}: ${response.url()}`);
  });
  context.on('dialog', (dialog) => {
    note(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  return complaints;
}
