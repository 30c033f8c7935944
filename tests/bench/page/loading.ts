import type { Browser } from 'playwright-core';
import { type Figure, spread } from '../figures.js';

declare global {
  /** When it was there, in milliseconds from the start of the navigation. */
  var firstPicture: number | undefined;
  var firstResult: number | undefined;
}

const visits = 25;

/** From the navigation, with nothing in any cache, to the first picture and to the core's first result. */
export async function measureLoading(
  browser: Browser,
  site: string,
  coreAlone: string,
): Promise<Figure[]> {
  const [pictures, results]: [number[], number[]] = [[], []];
  for (let visit = 0; visit < visits; ++visit) {
    pictures.push(await timeOf(browser, site, 'firstPicture'));
    results.push(await timeOf(browser, coreAlone, 'firstResult'));
  }
  const common = { part: 'page', where: `Chromium ${browser.version()}`, unit: 'ms' } as const;
  return [
    {
      ...common,
      name: 'navigation to first picture',
      target: '< 150 ms',
      results: { 'this page': spread(pictures) },
    },
    {
      ...common,
      name: 'navigation to first result of ./core alone',
      target: '< 35 ms',
      results: { './core': spread(results) },
    },
  ];
}

async function timeOf(browser: Browser, address: string, moment: 'firstPicture' | 'firstResult') {
  const context = await browser.newContext({ viewport: { width: 1280, height: 860 } });
  const page = await context.newPage();
  await page.addInitScript(() => {
    const channel = new MessageChannel();
    channel.port1.onmessage = () => {
      globalThis.firstPicture = performance.now();
    };
    // The element draws in an animation frame: a message that is sent then arrives after its paint.
    document.addEventListener('ap-ready', () => channel.port2.postMessage(null), { once: true });
  });
  await page.goto(address);
  const time = await page.waitForFunction((moment) => globalThis[moment], moment);
  const found = (await time.jsonValue()) as number;
  await context.close();
  return found;
}
