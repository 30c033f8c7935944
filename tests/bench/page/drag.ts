import { setTimeout as sleep } from 'node:timers/promises';
import type { Locator, Page } from 'playwright-core';
import { type Frames, framesDuring } from './frames.js';

/** How long to drag, in milliseconds. */
const duration = 4000;

/** A mouse of 125 Hz, as most are: two moves a frame. */
const interval = 8;

/** How long one sweep to and fro takes. */
const sweep = 1500;

/**
 * Drags to and fro across a bar. The moves come as from a hand: when it is time, whether the page has
 * kept up or not.
 */
export async function drag(page: Page, bar: Locator): Promise<Frames> {
  await bar.scrollIntoViewIfNeeded();
  const box = await bar.boundingBox();
  if (!box) throw new Error('there is nothing to drag');
  const mouse = await page.context().newCDPSession(page);
  const y = box.y + box.height / 2;
  const send = (type: 'mousePressed' | 'mouseMoved' | 'mouseReleased', share: number) =>
    mouse.send('Input.dispatchMouseEvent', {
      type,
      x: box.x + box.width * (0.1 + 0.8 * share),
      y,
      button: 'left',
      buttons: type === 'mouseReleased' ? 0 : 1,
      clickCount: 1,
    });

  await send('mousePressed', 0);
  const frames = await framesDuring(page, async () => {
    const start = performance.now();
    const arrived: Promise<unknown>[] = [];
    for (let time = 0; time < duration; time = performance.now() - start) {
      arrived.push(send('mouseMoved', (1 - Math.cos((2 * Math.PI * time) / sweep)) / 2));
      await sleep(interval);
    }
    await Promise.all(arrived);
  });
  await send('mouseReleased', 0);
  await mouse.detach();
  if (frames.pictures === 0) throw new Error('dragging changed nothing');
  return frames;
}
