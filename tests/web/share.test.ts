import pixelmatch from 'pixelmatch';
import type { Locator, Page } from 'playwright-core';
import { PNG } from 'pngjs';
import { describe, expect } from 'vitest';
import { embedCode, formats } from '../../web/src/element/share/codes.js';
import { fileName } from '../../web/src/element/share/download.js';
import { violations, withAxe } from './support/axe.js';
import { test } from './support/browser.js';
import type { Figure, Playground } from './support/figure.js';
import { Sharing } from './support/sharing.js';

const clipboard = { permissions: ['clipboard-read', 'clipboard-write'] };

const pasted = (figure: Figure) => figure.page.evaluate(() => navigator.clipboard.readText());

describe('the panel', () => {
  test('opens and closes by keyboard, and gives the focus back', async ({ visit, server }) => {
    const figure = await visit(server.page('<attention-playground></attention-playground>'));
    await figure.ready();
    const button = figure.page.getByRole('button', { name: 'Share' });
    await button.focus();
    await figure.page.keyboard.press('Enter');
    const { dialog } = new Sharing(figure);
    await dialog.waitFor();
    await figure.page.keyboard.press('Escape');
    await expect.poll(() => dialog.count()).toBe(0);
    const focused = () =>
      figure.element.evaluate((element) => element.shadowRoot!.activeElement?.textContent?.trim());
    expect(await focused()).toContain('Share');
    await figure.page.keyboard.press('Enter');
    await dialog.getByRole('button', { name: 'Close' }).click();
    expect(await focused()).toContain('Share');
  });

  test('is offered by the whole figure alone', async ({ visit, server }) => {
    for (const controls of ['compact', 'none']) {
      const figure = await visit(
        server.page(`<attention-playground controls="${controls}"></attention-playground>`),
      );
      await figure.ready();
      expect(await figure.page.getByRole('button', { name: 'Share' }).count()).toBe(0);
    }
    const site = await visit(server.site);
    await site.ready();
    expect(await site.page.getByRole('button', { name: 'Share' }).count(), 'the site').toBe(1);
  });

  for (const colorScheme of ['light', 'dark'] as const) {
    test(`has no fault that axe finds, ${colorScheme}`, async ({ visit, server }) => {
      const figure = await visit(server.site, withAxe({ colorScheme }));
      await new Sharing(figure).open();
      expect(await violations(figure.page)).toEqual([]);
    });
  }

  test('speaks French', async ({ visit, server }) => {
    const figure = await visit(
      server.page('<attention-playground lang="fr"></attention-playground>'),
    );
    const sharing = new Sharing(figure);
    await sharing.open();
    expect(await sharing.dialog.getByRole('heading').allInnerTexts()).toContain('Lien');
  });
});

describe('copying', () => {
  test('the link and the code are copied, and it is said', async ({ visit, server }) => {
    const figure = await visit(server.site, clipboard);
    await figure.clickWord(3);
    const sharing = new Sharing(figure);
    await sharing.open();
    await sharing.copyButtons.first().click();
    await sharing.dialog.getByRole('status').filter({ hasText: 'Copied' }).waitFor();
    expect(await pasted(figure)).toBe(
      await figure.element.evaluate((element: Playground) => element.permalink()),
    );
    const code = await sharing.codeFor('Quarto');
    await sharing.copyButtons.nth(1).click();
    await expect.poll(() => pasted(figure)).toBe(code);
  });

  test('where it is refused, the text is selected', async ({ visit, server }) => {
    const figure = await visit(server.site, {
      prepare: (page) =>
        page.addInitScript(() => {
          navigator.clipboard.writeText = () => Promise.reject(new Error('refused'));
        }),
    });
    const sharing = new Sharing(figure);
    await sharing.open();
    await sharing.copyButtons.first().click();
    await sharing.dialog.getByRole('status').filter({ hasText: 'Selected' }).waitFor();
    const selected = await sharing.link.evaluate((field: HTMLInputElement) =>
      field.value.slice(field.selectionStart!, field.selectionEnd!),
    );
    expect(selected).toBe(await sharing.link.inputValue());
  });
});

test('files are saved, named by the sentence', async ({ visit, server }) => {
  const figure = await visit(server.site);
  await figure.set({ sentence: 'I love sushi!' });
  const sharing = new Sharing(figure);
  await sharing.open();
  const svg = await sharing.save('SVG');
  expect(svg.name).toBe('i-love-sushi-sum.svg');
  expect(svg.data.toString()).toContain('<svg');
  const png = await sharing.save('PNG');
  expect(png.name).toBe('i-love-sushi-sum.png');
  expect(PNG.sync.read(png.data).width).toBeGreaterThan(1000);
  const csv = await sharing.save('CSV');
  expect(csv.name).toBe('i-love-sushi-weights.csv');
  expect(csv.data.toString()).toMatch(/^weights,I,love,sushi,!\r\n/);
  const json = await sharing.save('JSON');
  expect(json.name).toBe('i-love-sushi.json');
  expect(JSON.parse(json.data.toString()).tokens).toEqual(['I', 'love', 'sushi', '!']);
});

test('names of files hold letters and digits alone', () => {
  expect(fileName('a/b\\c "d" ..', 'sum', '.svg')).toBe('a-b-c-d-sum.svg');
  expect(fileName('ö שלום 3', '', '.json')).toBe('ö-שלום-3.json');
  expect(fileName('…', 'sum', '.svg')).toBe('attention-sum.svg');
  expect(fileName('word '.repeat(99), '', '.csv').length).toBeLessThan(60);
});

const hostile =
  'a "quoted" <b>word</b> & \'it\'\nover `lines` {{ .x }} {% y %} \\n &amp; "/><script>';

/** States of all kinds of properties, each without what needs a file or a click. */
const states: { what: string; set: Record<string, unknown> }[] = [
  { what: 'as it is', set: {} },
  { what: 'settings', set: { token: 3, mask: 'causal', scheme: 'softmax', temperature: 0.5 } },
  { what: 'hostile text', set: { sentence: hostile, theme: 'dark' } },
  { what: 'another model', set: { model: 'random', seed: 9, valueWidth: 3, source: 'two words' } },
  { what: 'typed numbers', set: typed() },
  { what: 'other views', set: { views: 'sentence geometry matrix', axes: '0 1', head: 1 } },
  { what: 'a lesson', set: { lesson: 'first-look' } },
];

function typed() {
  const rows = [
    [1, 0.1],
    [-2, 3e-7],
  ];
  const manual = { queries: rows, keys: rows, values: rows };
  return { model: 'manual', sentence: 'two words', manual, views: 'sentence sum' };
}

describe('what is embedded equals what was shared', () => {
  // So high that nothing has to be scrolled, or sticks.
  const tall = { viewport: { width: 1280, height: 3000 } };

  for (const { what, set } of states) {
    test(what, async ({ visit, server }) => {
      const plain = '<attention-playground></attention-playground>';
      const figure = await visit(server.page(plain, { script: 'file' }), tall);
      await figure.set(set);
      const sharing = new Sharing(figure);
      await sharing.open();
      const codes = {
        html: await sharing.codeFor('HTML'),
        iframe: await sharing.codeFor('iframe'),
      };
      await figure.page.keyboard.press('Escape');
      const expected = await shownBy(figure.page, figure.element);

      const tag = await visit(server.page(codes.html, { script: 'none' }), tall);
      const ofTag = await shownBy(tag.page, tag.element);
      expect(ofTag.numbers, 'the tag').toBe(expected.numbers);
      expect(difference(ofTag.picture, expected.picture), 'the tag').toBeLessThan(0.001);

      const { page } = await visit(server.page(codes.iframe, { script: 'none' }), tall);
      const frame = page.frameLocator('iframe').locator('attention-playground');
      const ofFrame = await shownBy(page, frame);
      expect(ofFrame.numbers, 'the frame').toBe(expected.numbers);
      // The panel of a lesson sticks to the foot of the frame, half a line above that of the figure.
      const most = 'lesson' in set ? 0.01 : 0.001;
      expect(difference(ofFrame.picture, expected.picture), 'the frame').toBeLessThan(most);
    });
  }
});

/** What a figure computed and shows, in all the width of its page and pointed at by nobody. */
async function shownBy(page: Page, element: Locator) {
  await page.evaluate(() => document.body.style.setProperty('margin', '0'));
  await page.mouse.move(1270, 2990);
  await element.evaluate(async (shown: Playground) => {
    await customElements.whenDefined('attention-playground');
    (shown.shadowRoot!.activeElement as HTMLElement | null)?.blur();
    await shown.ready;
  });
  const numbers = () => element.evaluate((shown: Playground) => shown.exportJSON());
  // The frame's page reads its address after it has begun.
  let before = '';
  await expect.poll(async () => before === (before = await numbers())).toBe(true);
  return { numbers: before, picture: PNG.sync.read(await element.screenshot()) };
}

function difference(taken: PNG, expected: PNG): number {
  const { width, height } = expected;
  if (taken.width !== width || taken.height !== height) return 1;
  return pixelmatch(taken.data, expected.data, undefined, width, height) / (width * height);
}

describe('codes', () => {
  const figure = {
    attributes: [['sentence', hostile]] as const,
    fragment: 'v=1&token=2',
    title: hostile,
    height: 640,
    language: 'fr',
  };

  test.each(formats)('%s: no text ends what it stands in, or is read as a template', (format) => {
    const code = embedCode(format, figure);
    expect(code).not.toContain('<b>');
    expect(code).not.toContain('<script>');
    expect(code).not.toContain('{%');
    expect(code.replaceAll('{{< html >}}', '').replaceAll('{{< /html >}}', '')).not.toContain('{{');
    // An empty line ends a block of HTML in Markdown.
    if (format !== 'jupyter') expect(code).not.toContain('\n\n');
    expect(code).toMatch(/lang="fr"|\?lang=fr/);
  });

  test.each(formats)('%s: nothing is loaded from another origin', (format) => {
    const addresses = embedCode(format, figure).matchAll(
      /(?:src=|IFrame\(|\{iframe\} )"?([^\s">]+)/g,
    );
    for (const [, address] of addresses) expect(address).toMatch(/^attention-playground\//);
  });
});
