import type { Page } from 'playwright-core';
import { PNG } from 'pngjs';

/** A drawing as the browser shows it alone, pixel for pixel of the screen. */
export async function rasterised(page: Page, svg: string): Promise<PNG> {
  const size = await page.evaluate(async (text) => {
    const image = new Image();
    image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`;
    await image.decode();
    image.style.display = 'block';
    document.body.style.margin = '0';
    document.body.replaceChildren(image);
    return { width: image.naturalWidth, height: image.naturalHeight };
  }, svg);
  await page.setViewportSize(size);
  return PNG.sync.read(await page.screenshot());
}

/** A part of a picture. */
export function cut(picture: PNG, x: number, y: number, width: number, height: number): PNG {
  const part = new PNG({ width, height });
  PNG.bitblt(picture, part, x, y, width, height, 0, 0);
  return part;
}
