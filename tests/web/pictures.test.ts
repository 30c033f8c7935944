import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import pixelmatch from 'pixelmatch';
import { PNG } from 'pngjs';
import { describe, expect } from 'vitest';
import { views } from '../../web/src/views/registry.js';
import { test } from './support/browser.js';

// How every view looks, as stored pictures. After a change that is wanted, look at the new ones:
//   UPDATE_PICTURES=1 npm test -- browser
const folder = fileURLToPath(new URL('pictures/', import.meta.url));
const failures = fileURLToPath(new URL('../../build/pictures/', import.meta.url));

// Fonts that the set-up installs, so that a machine's own do not count.
const fonts = { '--ap-sans': 'DejaVu Sans', '--ap-serif': 'DejaVu Serif' };

// Another version of the browser draws edges a little differently.
const mostDifferent = 0.005;

for (const theme of ['light', 'dark'] as const) {
  describe(theme, () => {
    for (const width of [1280, 390]) {
      test(`every view at ${width} px is as stored`, async ({ visit, server }) => {
        const figure = await visit(server.site, {
          colorScheme: theme,
          // So high that nothing has to be scrolled, or sticks.
          viewport: { width, height: 4000 },
        });
        await figure.ready();
        await figure.element.evaluate((element, properties) => {
          for (const [name, value] of Object.entries(properties)) {
            element.style.setProperty(name, value);
          }
        }, fonts);
        await figure.set({ folded: '' });
        for (const { id, model = 'concept' } of views) {
          await figure.set({ model });
          const section = figure.element.locator(`.view.${id}`);
          const name = `${id}-${theme}-${width}.png`;
          expect(compare(name, await section.screenshot()), name).toBeLessThan(mostDifferent);
        }
      });
    }
  });
}

/** The share of pixels in which a picture differs from the stored one; 1 for another size. */
function compare(name: string, taken: Buffer): number {
  if (process.env.UPDATE_PICTURES) {
    mkdirSync(folder, { recursive: true });
    writeFileSync(`${folder}${name}`, taken);
  }
  if (!existsSync(`${folder}${name}`)) return 1;
  const actual = PNG.sync.read(taken);
  const stored = PNG.sync.read(readFileSync(`${folder}${name}`));
  const { width, height } = stored;
  const isSameSize = actual.width === width && actual.height === height;
  const difference = new PNG({ width, height });
  const share = isSameSize
    ? pixelmatch(actual.data, stored.data, difference.data, width, height) / (width * height)
    : 1;
  if (share >= mostDifferent) {
    mkdirSync(failures, { recursive: true });
    writeFileSync(`${failures}${name}`, taken);
    if (isSameSize) writeFileSync(`${failures}difference-${name}`, PNG.sync.write(difference));
  }
  return share;
}
