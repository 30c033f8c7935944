import type { Locator } from 'playwright-core';
import { describe, expect } from 'vitest';
import { test } from './support/browser.js';

/** What WCAG 2.2 asks of a target, in pixels (success criterion 2.5.8). */
const least = 24;

describe('on a phone', () => {
  const viewport = { width: 390, height: 844 };

  const heights = (all: Locator) =>
    all.evaluateAll((targets) => targets.map((target) => target.getBoundingClientRect().height));

  test('sliders and what unfolds are tall enough to be hit', async ({ visit, server }) => {
    const figure = await visit(server.site, { viewport });
    await figure.set({ scheme: 'fixed' });
    const ratio = await heights(figure.element.locator('.view.sentence input[type="range"]'));
    await figure.set({ scheme: 'scaled-softmax', temperature: 2 });
    const all = figure.element.locator(
      '.view.sentence input[type="range"], .view.sum input[type="range"], .view.sum summary',
    );
    const found = [...ratio, ...(await heights(all))];
    expect(found.length).toBeGreaterThan(3);
    for (const height of found) expect(height).toBeGreaterThanOrEqual(least);
  });

  test('buttons go from number to number of the sum', async ({ visit, server }) => {
    const figure = await visit(server.site, { viewport });
    await figure.ready();
    const chosen = async () => (await figure.moment()).picture.waterfall!.dimension;
    const step = (name: string) => figure.element.getByRole('button', { name, exact: true });
    const start = await chosen();
    for (const [name, expected] of [
      ['Next number', start + 1],
      ['Previous number', start],
      ['Previous number', Math.max(start - 1, 0)],
    ] as const) {
      const box = (await step(name).boundingBox())!;
      expect(Math.min(box.width, box.height)).toBeGreaterThanOrEqual(least);
      await step(name).click();
      expect(await chosen()).toBe(expected);
    }
  });
});
