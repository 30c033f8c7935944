import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect } from 'vitest';
import { violations, withAxe } from './support/axe.js';
import { test } from './support/browser.js';
import type { Figure } from './support/figure.js';

const folder = fileURLToPath(new URL('../../dist/site/guides', import.meta.url));

/** The address of every guide, from the site's. */
const guides = readdirSync(folder, { withFileTypes: true })
  .map((entry) => (entry.isDirectory() ? `guides/${entry.name}/` : 'guides/'))
  .sort();

async function show(figure: Figure) {
  if ((await figure.element.count()) === 0) {
    const framed = figure.page.frameLocator('iframe').locator('attention-playground .sum-row');
    await framed.first().waitFor();
    return;
  }
  await figure.element.scrollIntoViewIfNeeded();
  await figure.ready();
  expect((await figure.moment()).error).toBeNull();
}

describe('every guide shows its figure, and axe finds nothing wrong', () => {
  test.for([
    ['light', 1280],
    ['dark', 390],
  ] as const)('%s, %i px', async ([colorScheme, width], { server, visit }) => {
    const found: Record<string, string[]> = {};
    for (const guide of guides) {
      const viewport = { width, height: 900 };
      const figure = await visit(server.site + guide, withAxe({ viewport, colorScheme }));
      await show(figure);
      const faults = await violations(figure.page);
      if (faults.length > 0) found[guide] = faults;
      await figure.page.close();
    }
    expect(found).toEqual({});
  });
});

test('no guide scrolls sideways', async ({ server, visit }) => {
  const over: Record<string, number> = {};
  for (const guide of guides) {
    const figure = await visit(server.site + guide, { viewport: { width: 390, height: 900 } });
    await show(figure);
    for (const width of [390, 320]) {
      await figure.page.setViewportSize({ width, height: 900 });
      over[`${guide} at ${width} px`] = await figure.page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
    }
    await figure.page.close();
  }
  expect(Object.entries(over).filter(([, pixels]) => pixels > 0)).toEqual([]);
});

test('a listing is copied as it is shown', async ({ server, visit }) => {
  const permissions = ['clipboard-read', 'clipboard-write'];
  const { page } = await visit(`${server.site}guides/vue/`, { permissions });
  const listing = page.getByRole('figure').filter({ hasText: 'App.vue' });
  await listing.getByRole('button', { name: 'Copy' }).click();
  await listing.getByText('Copied').waitFor();
  const text = await page.evaluate(() => navigator.clipboard.readText());
  expect(text).toBe(await listing.locator('pre').textContent());
  expect(text).toContain('<attention-playground');
});

test('the site leads to the guides, and each guide to the next', async ({ server, visit }) => {
  // Who turns the page does not wait for its figure.
  const { page } = await visit(server.site, { expected: /^failed: .*\/assets\// });
  await page.getByRole('link', { name: 'Embed a figure' }).click();
  const seen: string[] = [];
  for (;;) {
    await page.getByRole('heading', { level: 1 }).waitFor();
    seen.push(page.url().slice(server.site.length));
    const next = page.getByRole('navigation', { name: 'Previous and next' }).getByText('→');
    if ((await next.count()) === 0) break;
    await next.getByRole('link').click();
    await page.waitForURL((url) => !url.href.endsWith(seen.at(-1)!));
  }
  expect(seen.sort()).toEqual(guides);
});
