import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { test } from './support/browser.js';

/** Holds back the code of a view until it is let go. */
async function hold(page: Page, name: string): Promise<() => void> {
  let release!: () => void;
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route(new RegExp(`/${name}-[^/]*\\.js$`), async (route) => {
    await held;
    await route.continue();
  });
  return release;
}

describe('while the code of a question is on its way', () => {
  test('another one is unfolded, and both stay open', async ({ visit, server }) => {
    let release!: () => void;
    const figure = await visit(server.site, {
      prepare: async (page) => {
        release = await hold(page, 'geometry');
      },
    });
    await figure.ready();
    const question = (view: string) => figure.element.locator(`details.${view}`);
    await question('geometry').locator('> summary').click();
    await question('dot-product').locator('> summary').click();
    await question('dot-product').locator('.dp-chain').waitFor();
    release();
    await question('geometry').locator('.geometry-verdict').waitFor();
    for (const view of ['geometry', 'dot-product']) {
      expect(await question(view).getAttribute('open'), view).not.toBeNull();
    }
    expect(await question('dot-product').locator('.dp-chain').isVisible()).toBe(true);
  });

  test('it is folded again, and stays folded', async ({ visit, server }) => {
    let release!: () => void;
    const figure = await visit(server.site, {
      prepare: async (page) => {
        release = await hold(page, 'geometry');
      },
    });
    await figure.ready();
    const question = figure.element.locator('details.geometry');
    await question.locator('> summary').click();
    await question.locator('> summary').click();
    const answered = figure.page.waitForResponse(/\/geometry-[^/]*\.js$/);
    release();
    await (await answered).finished();
    // What is unfolded next comes after it.
    const next = figure.element.locator('details.projections');
    await next.locator('> summary').click();
    await next.locator('.projection-part').first().waitFor();
    expect(await question.getAttribute('open')).toBeNull();
  });
});

test('a folded sentence or sum has its question in words', async ({ visit, server }) => {
  const figure = await visit(
    server.page(
      '<attention-playground views="sentence sum" folded="sentence sum"></attention-playground>',
    ),
  );
  await figure.ready();
  const headings = figure.element.locator('summary h2');
  expect(await headings.allInnerTexts()).toEqual([
    'Which sentence?',
    'How much does each word weigh?',
  ]);
});
