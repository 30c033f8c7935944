import { launchChromium } from '../../web/support/chromium.js';
import { startServer } from '../../web/support/server.js';
import type { Figure } from '../figures.js';
import { servePages } from '../serve.js';
import { measureDragging } from './dragging.js';
import { measureKeyPress } from './key-press.js';
import { measureLoading } from './loading.js';

/** What a reader waits for. */
export async function measurePage(note: (text: string) => void): Promise<Figure[]> {
  const [server, pages] = [await startServer(), await servePages()];
  const browser = await launchChromium();
  note('loading');
  const figures = await measureLoading(browser, server.site, pages.coreAlone);
  note('key presses');
  figures.push(...(await measureKeyPress(browser, server.site)));
  figures.push(...(await measureDragging(browser, server.site, note)));
  await browser.close();
  await Promise.all([server.close(), pages.close()]);
  return figures;
}
