import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import pixelmatch from 'pixelmatch';
import type { Browser } from 'playwright-core';
import { PNG } from 'pngjs';
import { describe, expect } from 'vitest';
import { views } from '../../web/src/views/registry.js';
import { test } from './support/browser.js';
import type { Figure, Playground } from './support/figure.js';
import { cut, rasterised } from './support/rasterise.js';

// A figure that leaves the page looks as it did on the page.

const failures = fileURLToPath(new URL('../../build/pictures/', import.meta.url));

// The share of pixels that differ by more than pixelmatch's usual tolerance. A drawing places letters
// between pixels where a page's boxes do not, and draws the browser's sliders and arrows by itself.
const mostDifferent = 0.01;

const fonts = { '--sans': 'DejaVu Sans', '--serif': 'DejaVu Serif' };

const svgOf = (figure: Figure, view: string) =>
  figure.element.evaluate((element: Playground, id) => element.exportSVG(id), view);

const refusalOf = (figure: Figure, view: string) =>
  figure.element.evaluate(
    (element: Playground, id) =>
      element.exportSVG(id).then(
        () => 'none',
        ({ name, message }: Error) => `${name}: ${message}`,
      ),
    view,
  );

/** What the drawing says as XML, read in a page of its own. */
async function parsed(browser: Browser, svg: string) {
  const page = await browser.newPage();
  const found = await page.evaluate((text) => {
    const parsing = new DOMParser().parseFromString(text, 'image/svg+xml');
    const all = [...parsing.querySelectorAll('*')];
    const attributes = all.flatMap((element) => [...element.attributes]);
    return {
      faults: [...parsing.querySelectorAll('parsererror')].map(({ textContent }) => textContent),
      names: [...new Set(all.map(({ localName }) => localName))],
      attributes: [...new Set(attributes.map(({ name }) => name))],
      addresses: attributes
        .filter(({ name }) => name === 'href' || name === 'src' || name.startsWith('xlink'))
        .map(({ value }) => value),
      references: attributes.flatMap(({ value }) =>
        [...value.matchAll(/url\((.*?)\)/g)].map(([, address]) => address!),
      ),
      ids: attributes.filter(({ name }) => name === 'id').map(({ value }) => value),
      title: parsing.querySelector('title')?.textContent,
      description: parsing.querySelector('desc')?.textContent,
      language: parsing.documentElement.getAttribute('xml:lang'),
      text: [...parsing.querySelectorAll('text')].map(({ textContent }) => textContent).join(' '),
    };
  }, svg);
  await page.close();
  return found;
}

function difference(name: string, taken: PNG, drawn: PNG): number {
  const { width, height } = taken;
  const shown = new PNG({ width, height });
  const share = pixelmatch(taken.data, drawn.data, shown.data, width, height) / (width * height);
  if (share >= mostDifferent) {
    mkdirSync(failures, { recursive: true });
    for (const [kind, picture] of Object.entries({ taken, drawn, shown })) {
      writeFileSync(`${failures}export-${name}-${kind}.png`, PNG.sync.write(picture));
    }
  }
  return share;
}

async function prepare(figure: Figure, language = 'en') {
  await figure.element.evaluate(
    async (element: Playground, [properties, lang]) => {
      element.lang = lang;
      for (const [name, value] of Object.entries(properties)) {
        element.style.setProperty(name, value);
      }
      await element.ready;
    },
    [fonts, language] as const,
  );
  await figure.set({ folded: '' });
}

/** The view on the page, and the same part of its drawing. */
async function bothOf(figure: Figure, browser: Browser, view: string) {
  const svg = await svgOf(figure, view);
  const page = await browser.newPage();
  const whole = await rasterised(page, svg);
  await page.close();
  const taken = PNG.sync.read(await figure.element.locator(`.view.${view}`).screenshot());
  const [left, top] = /translate\((\d+) (\d+)\)/.exec(svg)!.slice(1).map(Number);
  return { taken, drawn: cut(whole, left!, top!, taken.width, taken.height) };
}

const settings = [
  { theme: 'light', width: 1280, language: 'en' },
  { theme: 'dark', width: 1280, language: 'en' },
  { theme: 'light', width: 390, language: 'en' },
  { theme: 'dark', width: 390, language: 'fr' },
] as const;

for (const { theme, width, language } of settings) {
  test(`every view as it is shown: ${theme}, ${width} px, ${language}`, async ({
    visit,
    server,
    browser,
  }) => {
    const viewport = { width, height: 4000 };
    const figure = await visit(server.site, { colorScheme: theme, viewport });
    await prepare(figure, language);
    const shares: Record<string, number> = {};
    for (const { id, model = 'concept' } of views) {
      await figure.set({ model });
      const { taken, drawn } = await bothOf(figure, browser, id);
      shares[id] = difference(`${id}-${theme}-${width}`, taken, drawn);
    }
    const wrong = Object.entries(shares).filter(([, share]) => share >= mostDifferent);
    expect(wrong).toEqual([]);
  });
}

/** States with what the others have not: hatching, negative weights, other scripts, other marks. */
const states: { what: string; view: string; set: Record<string, unknown> }[] = [
  { what: 'undefined weights', view: 'matrix', set: { scheme: 'key-key-normalised' } },
  { what: 'masked', view: 'sum', set: { mask: 'causal', token: 3 } },
  { what: 'from right to left', view: 'sum', set: { sentence: 'שלום עולם קטן', token: 1 } },
  { what: 'joined letters', view: 'sentence', set: { sentence: 'القط الأسود جلس' } },
  { what: 'two sentences', view: 'matrix', set: { model: 'random', source: 'a small dog' } },
  { what: 'a weighting', view: 'kept', set: { sentence: 'i love sushi', alternative: '0 1' } },
  { what: 'a mark on the page', view: 'dot-product', set: { scheme: 'dot-normalised' } },
];

for (const { what, view, set } of states) {
  test(`as it is shown: ${what}`, async ({ visit, server, browser }) => {
    const figure = await visit(server.site, { viewport: { width: 1280, height: 4000 } });
    await prepare(figure);
    await figure.set(set);
    const { taken, drawn } = await bothOf(figure, browser, view);
    expect(difference(what, taken, drawn)).toBeLessThan(mostDifferent);
  });
}

describe('what a drawing holds', () => {
  test('its question, its sentence, and nothing from elsewhere', async ({
    visit,
    server,
    browser,
  }) => {
    const figure = await visit(server.site);
    await figure.set({ folded: '', sentence: 'i love sushi' });
    for (const { id, model = 'concept' } of views) {
      await figure.set({ model });
      const found = await parsed(browser, await svgOf(figure, id));
      expect(found.faults, id).toEqual([]);
      expect(found.names, id).not.toEqual(expect.arrayContaining(['script']));
      expect(found.names, id).not.toEqual(expect.arrayContaining(['foreignObject']));
      expect(found.names, id).not.toEqual(expect.arrayContaining(['style']));
      expect(
        found.attributes.filter((name) => /^on|^style$|^class$/.test(name)),
        id,
      ).toEqual([]);
      expect(
        found.addresses.filter((address) => !address.startsWith('data:image/png')),
        id,
      ).toEqual([]);
      const known = new Set(found.ids.map((name) => `#${name}`));
      expect(
        found.references.filter((address) => !known.has(address)),
        id,
      ).toEqual([]);
      expect(new Set(found.ids).size, id).toBe(found.ids.length);
      const heading = figure.element.locator(`.view.${id} h2`);
      const title = id === 'sentence' ? '“i love sushi”' : await heading.first().textContent();
      expect(found.title, id).toBe(title?.trim());
      expect(found.description, id).toContain('“i love sushi”');
      if (id !== 'sentence') expect(found.text, id).toContain('“i love sushi”');
    }
  });

  test('the answer of the sum, in the language of the page', async ({ visit, server, browser }) => {
    const figure = await visit(
      server.page('<attention-playground lang="fr"></attention-playground>'),
    );
    await figure.ready();
    const { language, description } = await parsed(browser, await svgOf(figure, 'sum'));
    expect(language).toBe('fr');
    const answer = await figure.element.locator('.answer').textContent();
    expect(description).toContain(answer!.replace(/\s+/g, ' ').trim());
  });

  test('any text, as well-formed XML', async ({ visit, server, browser }) => {
    const figure = await visit(server.page('<attention-playground></attention-playground>'));
    const hostile = '<script>alert(1)</script> ]]> <!-- & &amp; "\'` \u0001 \ud800 \uffff é 🐈';
    await figure.set({ sentence: hostile, views: 'sentence sum matrix' });
    for (const view of ['sentence', 'sum', 'matrix']) {
      const { faults, names, title, description } = await parsed(
        browser,
        await svgOf(figure, view),
      );
      expect(faults, view).toEqual([]);
      expect(names, view).not.toContain('script');
      expect(`${title} ${description}`, view).toContain(
        '<script>alert(1)</script> ]]> <!-- & &amp;',
      );
    }
  });
});

describe('the same state gives the same drawing', () => {
  test('on another page, after scrolling, pointing and focusing', async ({ visit, server }) => {
    const [figure, other] = [await visit(server.site), await visit(server.site)];
    const expected = await svgOf(other, 'sum');
    expect(await svgOf(figure, 'sum')).toBe(expected);
    await figure.page.mouse.wheel(0, 700);
    expect(await svgOf(figure, 'sum')).toBe(expected);
    await figure.words.nth(1).focus();
    await figure.page.keyboard.press('Tab');
    expect(await svgOf(figure, 'sum')).toBe(expected);
  });

  test('folded, not listed, or shown', async ({ visit, server, browser }) => {
    const figure = await visit(server.site);
    await figure.set({ folded: 'matrix geometry', token: 4, scheme: 'softmax' });
    const page = await browser.newPage();
    for (const view of ['matrix', 'geometry']) {
      const folded = await rasterised(page, await svgOf(figure, view));
      await figure.set({ views: 'sentence sum' });
      const unlisted = await rasterised(page, await svgOf(figure, view));
      await figure.set({ views: `sentence ${view}` });
      const shown = await rasterised(page, await svgOf(figure, view));
      // The line above a folded view takes up some place.
      const bottom = Math.min(folded.height, unlisted.height, shown.height) - 80;
      const parts = [folded, unlisted, shown].map((whole) =>
        cut(whole, 0, whole.height - bottom, whole.width, bottom),
      );
      expect(difference(`folded-${view}`, parts[0]!, parts[1]!)).toBeLessThan(mostDifferent);
      expect(difference(`shown-${view}`, parts[2]!, parts[1]!)).toBeLessThan(mostDifferent);
      await figure.set({ views: 'sentence sum matrix geometry' });
    }
    await page.close();
  });

  test('and leaves the page as it was', async ({ visit, server }) => {
    const figure = await visit(server.site);
    await figure.set({ folded: 'matrix' });
    // What is told of the views comes a moment later.
    const told = figure.element.locator('.view.sum .summary');
    await expect.poll(() => told.textContent()).not.toBe('');
    const changes = await figure.element.evaluate(async (element: Playground) => {
      const markup = () => element.shadowRoot!.innerHTML.split('\n');
      const before = [
        ...markup(),
        document.body.outerHTML,
        element.shadowRoot!.adoptedStyleSheets.length,
      ];
      const events: string[] = [];
      for (const type of ['ap-ready', 'ap-change', 'ap-select', 'ap-error']) {
        addEventListener(type, () => events.push(type));
      }
      for (const view of ['sum', 'matrix', 'kept']) await element.exportSVG(view);
      const after = [
        ...markup(),
        document.body.outerHTML,
        element.shadowRoot!.adoptedStyleSheets.length,
      ];
      const changed = before.filter((part, index) => part !== after[index]);
      return { events, changed };
    });
    expect(changes).toEqual({ events: [], changed: [] });
  });
});

test('a PNG is the drawing with two pixels for one', async ({ visit, server, browser }) => {
  const figure = await visit(server.site);
  await prepare(figure);
  const bytes = await figure.element.evaluate(async (element: Playground) => {
    const blob = await element.exportPNG('sum');
    return { type: blob.type, data: [...new Uint8Array(await blob.arrayBuffer())] };
  });
  expect(bytes.type).toBe('image/png');
  const page = await browser.newPage({ deviceScaleFactor: 2 });
  const expected = await rasterised(page, await svgOf(figure, 'sum'));
  await page.close();
  const taken = PNG.sync.read(Buffer.from(bytes.data));
  expect([taken.width, taken.height]).toEqual([expected.width, expected.height]);
  expect(difference('png', taken, expected)).toBeLessThan(mostDifferent);
});

describe('what cannot be drawn is refused', () => {
  test('a view that there is not, or not with the model', async ({ visit, server }) => {
    const figure = await visit(server.site);
    expect(await refusalOf(figure, 'som')).toMatch(
      /^RangeError: view is "som", but must be one of sentence, .*sum/,
    );
    expect(await refusalOf(figure, 'manual')).toMatch(/^RangeError: view is "manual", .* concept/);
  });

  test('without a result', async ({ visit, server }) => {
    const figure = await visit(
      server.page('<attention-playground sentence=""></attention-playground>'),
    );
    expect(await refusalOf(figure, 'sum')).toMatch(/^PlaygroundError: /);
  });

  test('a figure that takes up no space', async ({ visit, server }) => {
    const figure = await visit(server.page('<attention-playground hidden></attention-playground>'));
    expect(await refusalOf(figure, 'sum')).toMatch(/^Error: .*takes up no space/);
  });
});
