import type { Page } from 'playwright-core';

/** What a page's frames were like for a while, in milliseconds. */
export interface Frames {
  /** From each frame to the next. A frame that took too long makes a multiple of the screen's 16.7. */
  intervals: number[];
  /** The main thread's work on each: scripts of the frame, style, layout and paint. */
  work: number[];
  /** How many new pictures the element drew. */
  pictures: number;
}

declare global {
  var stopRecording: (() => Frames) | undefined;
}

/** Records every frame of the page while `action` runs. */
export async function framesDuring(page: Page, action: () => Promise<void>): Promise<Frames> {
  await page.evaluate(() => {
    const [times, work]: [number[], number[]] = [[], []];
    let pictures = 0;
    let isRecording = true;
    const count = () => ++pictures;
    document.addEventListener('ap-change', count);
    // A message that is sent in a frame arrives after its paint.
    const afterPaint = new MessageChannel();
    let start = 0;
    afterPaint.port1.onmessage = () => work.push(performance.now() - start);
    const frame = (time: number) => {
      if (!isRecording) return;
      // The frame's own time, which is the screen's: it does not jitter as the clock would.
      times.push(time);
      start = performance.now();
      afterPaint.port2.postMessage(null);
      requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
    globalThis.stopRecording = () => {
      isRecording = false;
      document.removeEventListener('ap-change', count);
      const intervals = times.slice(1).map((time, at) => time - times[at]!);
      return { intervals, work, pictures };
    };
  });
  await action();
  return page.evaluate(() => globalThis.stopRecording!());
}
