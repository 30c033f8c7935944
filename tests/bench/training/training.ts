import { launchChromium } from '../../web/support/chromium.js';
import { type Figure, spread } from '../figures.js';
import { servePages } from '../serve.js';

/** One training step of every live task and of the shipped models. */
export async function measureTraining(note: (text: string) => void): Promise<Figure[]> {
  const pages = await servePages();
  const browser = await launchChromium();
  const where = `Chromium ${browser.version()}`;
  const page = await browser.newPage();
  await page.goto(pages.training);
  const figures: Figure[] = [];
  for (const name of await page.evaluate(() => globalThis.models())) {
    note(`${where}: a training step of ${name}`);
    const measured = await page.evaluate((name) => globalThis.measureSteps(name), name);
    figures.push({
      part: 'training',
      name: `a training step, ${name}`,
      where,
      unit: 'ms',
      target: '≥ 3x tensorflow.js',
      results: Object.fromEntries(
        Object.entries(measured).map(([competitor, times]) => [competitor, spread(times)]),
      ),
    });
    // What the last model left in memory is gone.
    await page.reload();
  }
  await browser.close();
  await pages.close();
  return figures;
}
