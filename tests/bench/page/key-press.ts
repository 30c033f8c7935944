import type { Browser } from 'playwright-core';
import { type Figure, spread } from '../figures.js';
import { openSite } from './site.js';

declare global {
  var keyPresses: number[];
}

const presses = 40;

/** From an arrow key that chooses the next word to the new picture, painted. */
export async function measureKeyPress(browser: Browser, site: string): Promise<Figure[]> {
  const words = 64;
  const page = await openSite(browser, site, { words });
  await page.locator('.word[aria-checked="true"]').focus();
  await page.evaluate(() => {
    globalThis.keyPresses = [];
    let pressed = 0;
    document.addEventListener('keydown', ({ timeStamp }) => {
      pressed = timeStamp;
    });
    const channel = new MessageChannel();
    channel.port1.onmessage = () => keyPresses.push(performance.now() - pressed);
    // As with the first picture.
    document.addEventListener('ap-change', () => channel.port2.postMessage(null));
  });
  for (let press = 1; press <= presses; ++press) {
    await page.keyboard.press('ArrowRight');
    await page.waitForFunction((count) => keyPresses.length >= count, press);
    // At no fixed time of a frame, as people do.
    await page.waitForTimeout(30 + 30 * Math.random());
  }
  const times = await page.evaluate(() => keyPresses);
  await page.context().close();
  return [
    {
      part: 'page',
      name: `key press to new picture, ${words} words`,
      where: `Chromium ${browser.version()}`,
      unit: 'ms',
      target: '< 16 ms',
      results: { 'this page': spread(times) },
    },
  ];
}
