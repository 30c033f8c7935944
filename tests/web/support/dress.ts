import type { Page } from 'playwright-core';

/** Gives a page styles of its own, as its author would; under the policy none can stand in it. */
export async function dress(page: Page, css: string): Promise<void> {
  await page.evaluate((text) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    document.adoptedStyleSheets = [sheet];
  }, css);
}
