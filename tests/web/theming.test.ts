import { describe, expect } from 'vitest';
import { test } from './support/browser.js';
import { dress } from './support/dress.js';
import type { Figure } from './support/figure.js';

const eager = '<attention-playground loading="eager"></attention-playground>';

/** What an author may come up with: each colour chosen once. */
const palettes: Record<string, Record<string, string>> = {
  'none of its own': {},
  'a sepia page': { ink: '#433422', paper: '#f4ecd8', 'word-1': '#8b0000' },
  'a dark page': { ink: '#eeeeee', paper: '#2b2b2b', soft: '#999999' },
  'light colours': { soft: '#bbbbbb', positive: '#ffd0ff', negative: '#aaffff', query: '#ffff00' },
  'dark colours': { ink: '#003300', positive: '#300040', negative: '#002a2a', 'word-2': '#000033' },
  'light and dark': { ink: 'light-dark(#222222, #dddddd)', paper: 'light-dark(#fffef8, #181818)' },
};

const css = (palette: Record<string, string>) =>
  `attention-playground { ${Object.entries(palette)
    .map(([name, colour]) => `--ap-${name}: ${colour};`)
    .join(' ')} }`;

/** The least contrast (WCAG) of each kind of text with the ground and with the panels. */
const contrasts = (figure: Figure) =>
  figure.element.evaluate((element) => {
    const figure = element.shadowRoot!.querySelector('.figure')!;
    const probe = figure.appendChild(document.createElement('i'));
    const context = document
      .createElement('canvas')
      .getContext('2d', { willReadFrequently: true })!;
    const luminance = (name: string) => {
      probe.style.setProperty('color', `var(--${name})`);
      context.fillStyle = getComputedStyle(probe).color;
      context.fillRect(0, 0, 1, 1);
      const [red, green, blue] = Array.from(context.getImageData(0, 0, 1, 1).data, (byte) => {
        const share = byte / 255;
        return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
      });
      return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
    };
    const contrast = (a: number, b: number) => (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    const texts = 'ink soft query word-1 word-2 word-3 word-4 word-5 rest positive negative focus';
    const grounds = ['paper', 'panel'].map(luminance);
    const least = texts
      .split(' ')
      .map((name) => [
        name,
        Math.min(...grounds.map((ground) => contrast(luminance(name), ground))),
      ]);
    probe.remove();
    return Object.fromEntries(least) as Record<string, number>;
  });

for (const colorScheme of ['light', 'dark'] as const) {
  describe(`in the ${colorScheme} theme, text stands out in`, () => {
    for (const [what, palette] of Object.entries(palettes)) {
      test(what, async ({ visit, server }) => {
        const figure = await visit(server.page(eager));
        await figure.set({ theme: colorScheme });
        await dress(figure.page, css(palette));
        const faint = Object.entries(await contrasts(figure)).filter(([, least]) => least < 4.5);
        expect(faint).toEqual([]);
      });
    }
  });
}

test('the page chooses the colours, the fonts, their size and the room', async ({
  visit,
  server,
}) => {
  const figure = await visit(server.page(eager));
  await figure.ready();
  const look = () =>
    figure.element.evaluate((element) => {
      const figure = element.shadowRoot!.querySelector('.figure')!;
      const { backgroundColor, fontFamily, fontSize, paddingTop, width } = getComputedStyle(figure);
      const word = getComputedStyle(figure.querySelector('.word .share')!).fontSize;
      return { backgroundColor, fontFamily, fontSize, paddingTop, width, word };
    });
  const before = await look();
  expect(before).toMatchObject({ fontSize: '16px', paddingTop: '0px', word: '12.8px' });
  await dress(
    figure.page,
    `attention-playground { --ap-paper: #fffbe6; --ap-sans: monospace; --ap-font-size: 20px;
      --ap-padding: 10px; --ap-max-inline-size: 500px }`,
  );
  // The size of the type is followed in the next frame.
  await figure.page.waitForFunction(
    () =>
      getComputedStyle(
        document.querySelector('attention-playground')!.shadowRoot!.querySelector('.word .share')!,
      ).fontSize === '16px',
  );
  expect(await look()).toMatchObject({
    fontFamily: 'monospace',
    fontSize: '20px',
    paddingTop: '10px',
    width: '500px',
  });
  expect((await look()).backgroundColor).not.toBe(before.backgroundColor);
});
