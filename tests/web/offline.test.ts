import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { afterEach, beforeEach, expect } from 'vitest';
import { writeServiceWorker } from '../../web/service-worker.mjs';
import { test, type Visit } from './support/browser.js';
import { Figure } from './support/figure.js';
import { type Server, startServer } from './support/server.js';
import { Training } from './support/training.js';

const root = fileURLToPath(new URL('../..', import.meta.url));

// A copy of the site, whose server is stopped and started, and which is replaced by a newer one.
let folder: string;
let server: Server;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'attention-offline-'));
  cpSync(join(root, 'dist/site'), join(folder, 'site'), { recursive: true });
  server = await startServer({ folder });
});
afterEach(async () => {
  await server.close();
  rmSync(folder, { recursive: true });
});

async function restart() {
  server = await startServer({ folder, port: Number(new URL(server.site).port) });
}

/** Puts another site in the place of this one: its title says so. */
function replaceSite() {
  const page = join(folder, 'site/index.html');
  writeFileSync(page, readFileSync(page, 'utf8').replace(/(?<=<title>)/, 'Newer '));
  writeServiceWorker(join(folder, 'site'), join(root, 'web/site/service-worker.js'));
}

// Pages are asked for first, and that this fails is told to the console.
const withWorker = {
  serviceWorkers: 'allow',
  expected: /ERR_CONNECTION_REFUSED|^failed: .*\/$/,
} as const;

/** Opens the site and waits until it is kept. */
async function visitAndKeep(visit: Visit) {
  const figure = await visit(server.site, withWorker);
  await figure.page.evaluate(() => navigator.serviceWorker.ready.then(() => {}));
  return figure;
}

/** Who leaves a page in the middle of its loading breaks that off. */
const whole = { waitUntil: 'networkidle' } as const;

const kept = (page: Page) => page.evaluate(() => caches.keys());

test('after one visit all of the site works without a network', async ({ visit }) => {
  const figure = await visitAndKeep(visit);
  const { page } = figure;
  await server.close();

  await page.reload(whole);
  await figure.ready();
  await figure.set({ folded: '' });
  for (const model of ['trained', 'translator', 'random', 'manual', 'concept']) {
    await figure.set({ model });
    expect((await figure.moment()).error, model).toBeNull();
  }
  await new Training(figure).solve();
  await page.getByRole('button', { name: 'Kept or lost' }).click();
  await figure.element.getByRole('region', { name: 'Lesson' }).waitFor();

  await page.getByRole('link', { name: 'Embed a figure' }).click();
  await page.waitForLoadState(whole.waitUntil);
  await page.getByRole('link', { name: 'Hugo' }).click();
  const another = new Figure(page, page.locator('attention-playground'));
  await another.element.scrollIntoViewIfNeeded();
  await another.ready();
  expect((await another.moment()).error).toBeNull();
});

test('a newer site is shown at once, and then takes the place of the older', async ({ visit }) => {
  const { page } = await visitAndKeep(visit);
  const [older] = await kept(page);
  await server.close();
  replaceSite();
  await restart();

  await page.reload(whole);
  expect(await page.title()).toBe('Newer Attention Playground');
  await page.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready;
    await registration.update();
    const worker = registration.installing ?? registration.waiting;
    await new Promise<void>((resolve) => {
      const look = () => worker!.state === 'installed' && resolve();
      worker!.addEventListener('statechange', look);
      look();
    });
  });
  // A page that was opened before goes on with what it is made of.
  expect(await kept(page)).toContain(older);

  const next = await page.context().newPage();
  await page.close();
  const keptThen = async () => {
    await next.goto('about:blank');
    await next.goto(server.site, whole);
    return kept(next);
  };
  await expect.poll(keptThen, { timeout: 10_000 }).toHaveLength(1);
  expect(await kept(next)).not.toContain(older);
  await server.close();
  await next.reload(whole);
  expect(await next.title()).toBe('Newer Attention Playground');
});

test('what is kept is of this site alone', async ({ visit }) => {
  const { page } = await visitAndKeep(visit);
  const addresses = await page.evaluate(async () => {
    const [name] = await caches.keys();
    const requests = await (await caches.open(name!)).keys();
    return requests.map(({ url }) => url);
  });
  expect(addresses.length).toBeGreaterThan(40);
  expect(addresses.filter((address) => !address.startsWith(server.site))).toEqual([]);
});
