import type { Browser, Page } from 'playwright-core';
import type { AttentionPlayground } from '../../../web/src/element/element.js';

/** The site in a window of its own, with a text of so many words, all questions unfolded if asked for. */
export interface Visit {
  words: number;
  model?: string;
  unfolded?: boolean;
}

export async function openSite(browser: Browser, address: string, visit: Visit): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 860 } });
  const page = await context.newPage();
  await page.goto(address);
  await page.locator('attention-playground').evaluate(
    async (element: AttentionPlayground, values) => {
      Object.assign(element, values);
      await element.ready;
    },
    { sentence: textOf(visit.words), model: visit.model ?? 'concept' },
  );
  const folds = visit.unfolded ? await page.locator('details.foldable').all() : [];
  for (const fold of folds) {
    await fold.locator('> summary').click();
    await fold.locator('> :nth-child(2)').waitFor({ state: 'attached' });
  }
  return page;
}

const story = 'the black cat sat on the mat and a small dog ate the red apple in our garden'.split(
  ' ',
);

/** A text of so many words. */
export function textOf(words: number): string {
  return Array.from({ length: words }, (_, at) => story[at % story.length]).join(' ');
}
