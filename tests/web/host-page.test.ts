import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { test } from './support/browser.js';
import { dress } from './support/dress.js';
import type { Figure, Playground } from './support/figure.js';

const eager =
  '<attention-playground loading="eager" views="sentence sum matrix dot-product"></attention-playground>';

/** Fonts that the set-up installs; a column of one width. */
const plain = `body { margin: 0 } main { inline-size: 700px }
  attention-playground { --ap-sans: "DejaVu Sans"; --ap-serif: "DejaVu Serif" }`;

/** What pages do to all that stands in them. */
const pages: Record<string, string> = {
  'rules for everything': `* { box-sizing: content-box; margin: 0 !important; padding: 3px;
    line-height: 3; letter-spacing: 0.2em; font: italic 30px monospace; border: 0; color: lime }
    html, body, main, attention-playground { padding: 0 }
    button { all: unset } h2 { font-size: 5rem } p { margin: 3em } table { display: block }`,
  'a small root': ':root { font-size: 62.5% } body { font-size: 1.6rem }',
  'text of its own kind': `main { text-align: center; white-space: pre; text-transform: uppercase;
    word-break: break-all; hyphens: auto; font-variant: small-caps; cursor: wait; word-spacing: 1em;
    text-indent: 3em; letter-spacing: 3px; line-height: 3; font: 700 italic 40px monospace;
    user-select: none; text-shadow: 0 0 3px red; list-style: square; quotes: none;
    border-collapse: collapse; writing-mode: horizontal-tb; text-orientation: upright;
    overflow-wrap: normal; tab-size: 2; color: transparent; caption-side: bottom }`,
  'a reset': `*, ::before, ::after { box-sizing: border-box; margin: 0; padding: 0; border: 0 solid }
    button, input, select, textarea { font: inherit; color: inherit; background: none }
    img, svg, canvas { display: block; max-inline-size: 100% } ol, ul { list-style: none }`,
  'variables of the same names': `:root, * { --ink: red; --paper: lime; --soft: red; --cell: red;
    --rem: 3px; --own: red; --share: 1; --columns: 2 }`,
  prose: `main { inline-size: 100%; max-inline-size: 700px } main * { max-inline-size: 65ch }
    main > attention-playground { max-inline-size: none } main p { text-align: justify }`,
};

/** The figure's own picture, without what surrounds it. */
async function picture(figure: Figure): Promise<Buffer> {
  await figure.ready();
  // The size of the type is followed in the frame after.
  await figure.element.evaluate(async () => {
    for (let frame = 0; frame < 3; ++frame) await new Promise(requestAnimationFrame);
  });
  return figure.element.screenshot();
}

const tall = { viewport: { width: 1000, height: 3000 } };

describe('a figure looks as it does alone in a page with', () => {
  for (const [what, css] of Object.entries(pages)) {
    test(what, async ({ visit, server }) => {
      const page = server.page(`<main>${eager}</main>`);
      const alone = await visit(page, tall);
      await dress(alone.page, plain);
      const among = await visit(page, tall);
      await dress(among.page, `${css} ${plain}`);
      expect((await picture(among)).equals(await picture(alone))).toBe(true);
    });
  }

  test('a dark ground and a color-scheme', async ({ visit, server }) => {
    const page = server.page(`<main>${eager}</main>`);
    const alone = await visit(page, { ...tall, colorScheme: 'dark' });
    await dress(alone.page, `${plain} :root { color-scheme: light dark }`);
    const among = await visit(page, { ...tall, colorScheme: 'light' });
    await dress(among.page, `${plain} body { color-scheme: dark; background: #222 }`);
    expect((await picture(among)).equals(await picture(alone))).toBe(true);
  });
});

describe('the width of its column decides how a figure looks', () => {
  const column = (width: number) => `${plain} main { inline-size: ${width}px }`;
  const whole = `${plain} main { inline-size: auto }`;

  for (const width of [360, 800]) {
    test(`${width} px in a wider window as in a window of that width`, async ({
      visit,
      server,
    }) => {
      const page = server.page(`<main>${eager}</main>`);
      const wide = await visit(page, { viewport: { width: 1280, height: 3000 } });
      await dress(wide.page, column(width));
      const narrow = await visit(page, { viewport: { width, height: 3000 } });
      await dress(narrow.page, whole);
      expect((await picture(wide)).equals(await picture(narrow))).toBe(true);
    });
  }

  test('and in a column that is wider than the window', async ({ visit, server }) => {
    const page = server.page(`<main>${eager}</main>`);
    const layout = async (figure: Figure) => {
      await figure.ready();
      return figure.element.evaluate((element) =>
        Array.from(element.shadowRoot!.querySelectorAll('.view *'), (node) => {
          const { x, y, width, height } = node.getBoundingClientRect();
          return [x, y, width, height].map(Math.round).join(' ');
        }),
      );
    };
    const window = await visit(page, { viewport: { width: 1100, height: 3000 } });
    await dress(window.page, whole);
    const phone = await visit(page, { viewport: { width: 400, height: 3000 } });
    await dress(phone.page, column(1100));
    expect(await layout(phone)).toEqual(await layout(window));
  });
});

describe('a figure leaves its page alone', () => {
  const state = (page: Page) =>
    page.evaluate(() => ({
      // Templates tell their version by this one, as every page with Lit in it has it.
      globals: Object.keys(globalThis).filter((name) => name !== 'litHtmlVersions'),
      sheets: document.styleSheets.length + document.adoptedStyleSheets.length,
      head: document.head.querySelectorAll(':not(script)').length,
      body: document.body.outerHTML,
      root: document.documentElement.attributes.length,
    }));

  test('no style, no name, no attribute, no element', async ({ visit, server }) => {
    const body = `<main id="figure" class="words">${eager}</main>`;
    const without = await visit(server.page(body, { script: 'none' }));
    const before = await state(without.page);
    const figure = await visit(server.page(body));
    await figure.set({ token: 3, theme: 'dark' });
    expect(await state(figure.page)).toEqual(before);
  });

  test('keys and the wheel stay with whom they belong to', async ({ visit, server }) => {
    const figure = await visit(
      server.page(`<input aria-label="outside" />${eager}<div class="tall"></div>`),
    );
    await figure.ready();
    const prevented = await figure.page.evaluate(() => {
      const input = document.querySelector('input')!;
      const list: string[] = [];
      for (const key of ['ArrowLeft', 'ArrowRight', 'Home', 'Escape', 'Enter', ' ', 'z']) {
        const init = { key, ctrlKey: key === 'z', bubbles: true, cancelable: true, composed: true };
        if (!input.dispatchEvent(new KeyboardEvent('keydown', init))) list.push(key);
      }
      for (const target of [input, document.querySelector<Playground>('attention-playground')!]) {
        const wheel = new WheelEvent('wheel', { bubbles: true, cancelable: true, deltaY: 10 });
        if (!target.dispatchEvent(wheel)) list.push('wheel');
      }
      return list;
    });
    expect(prevented).toEqual([]);
  });

  test('where the page hides it, it is hidden, and where it is inert, it is inert', async ({
    visit,
    server,
  }) => {
    const figure = await visit(server.page(`<main>${eager}</main>`));
    await figure.ready();
    await dress(figure.page, 'main { visibility: hidden }');
    expect(await figure.words.first().isVisible()).toBe(false);
    await dress(figure.page, 'main { pointer-events: none }');
    const hit = () =>
      figure.words.first().evaluate((word) => {
        const { x, y, width, height } = word.getBoundingClientRect();
        const at = document.elementFromPoint(x + width / 2, y + height / 2);
        return at?.localName;
      });
    expect(await hit()).not.toBe('attention-playground');
    await dress(figure.page, '');
    expect(await hit()).toBe('attention-playground');
    await figure.page.evaluate(() => {
      document.querySelector('main')!.inert = true;
    });
    expect(await hit()).not.toBe('attention-playground');
  });
});
