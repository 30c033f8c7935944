import { describe, expect } from 'vitest';
import { expectAgreement, expectSamePicture } from './support/agreement.js';
import { test } from './support/browser.js';
import type { Figure, Playground } from './support/figure.js';

const words = (figure: Figure) =>
  figure.moment().then(({ picture }) => picture.words.map(({ text }) => text));

/** No part of the page can be scrolled sideways into view. */
const overflow = (figure: Figure) =>
  figure.page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );

describe('a text without words', () => {
  for (const text of ['', '   \t\n  ', '\u200b\u0000\ufeff']) {
    test(JSON.stringify(text), async ({ visit, server }) => {
      const figure = await visit(server.site);
      await figure.ready();
      const before = await figure.moment();
      await figure.set({ sentence: text });

      const { picture, numbers, error } = await figure.moment();
      expect(error!.argument).toBe('sentence');
      expect(error!.message).toContain('sentence');
      expect(await figure.problem()).toBe(error!.message);
      expectSamePicture(picture, before.picture, 'the last good picture stays');
      expect(numbers).toEqual(before.numbers);

      await figure.typeSentence('usable again');
      expect((await figure.moment()).error).toBeNull();
      expect(await figure.problem()).toBeNull();
      await figure.stopEditing();
      expect(await words(figure)).toEqual(['usable', 'again']);
    });
  }

  test('the picture of the sentence before fades, until there is another', async ({
    visit,
    server,
  }) => {
    const figure = await visit(server.site);
    await figure.set({ folded: '' });
    expect(await figure.fadedViews()).toEqual([]);
    await figure.typeSentence('');
    // What is trained has nothing to do with the sentence.
    const independent = ['sentence', 'training'];
    const faded = (await figure.shownViews()).filter((id) => !independent.includes(id));
    expect(await figure.fadedViews()).toEqual(faded);
    expect(await figure.visibleText()).toContain('The sentence is empty.');
    await figure.page.keyboard.type('hello');
    await figure.ready();
    expect(await figure.fadedViews()).toEqual([]);
    expect(await figure.visibleText()).not.toContain('The sentence is empty.');
  });

  test('from the start', async ({ visit, server }) => {
    const page = server.page(
      '<attention-playground loading="eager" sentence=""></attention-playground>',
    );
    const figure = await visit(page);
    await figure.ready();
    const { numbers, error } = await figure.moment();
    expect(numbers).toBeNull();
    expect(error!.message).toContain('sentence');
    expect(await figure.problem()).toBe(error!.message);
    await figure.typeSentence('now there is one');
    await figure.ready();
    expectAgreement(await figure.moment());
  });

  test('while typing: the field stays, with the focus in it', async ({ visit, server }) => {
    const figure = await visit(server.site);
    await figure.ready();
    await figure.typeSentence('');
    expect(await figure.problem()).not.toBeNull();
    await figure.page.keyboard.type('hello');
    await figure.ready();
    expect(await figure.textField.inputValue()).toBe('hello');
    expectAgreement(await figure.moment());
  });
});

describe('odd characters', () => {
  const family = '👩‍👩‍👧‍👦';
  const cases: { what: string; text: string; tokens: string[] }[] = [
    { what: 'one word', text: 'alone', tokens: ['alone'] },
    {
      what: 'emoji with joiners',
      text: `${family} waves 👋🏽 🏳️‍🌈`,
      tokens: [family, 'waves', '👋🏽', '🏳️‍🌈'],
    },
    { what: 'right-to-left', text: 'שלום עולם!', tokens: ['שלום', 'עולם', '!'] },
    { what: 'both directions', text: 'the قطة sat', tokens: ['the', 'قطة', 'sat'] },
    { what: 'a direction override', text: 'the \u202ecat sat', tokens: ['the', 'cat', 'sat'] },
    { what: 'NUL', text: 'the\u0000cat', tokens: ['the', 'cat'] },
    {
      what: 'marks on marks',
      text: `Z${'\u0335'.repeat(200)}algo`,
      tokens: [`Z${'\u0335'.repeat(200)}algo`],
    },
    {
      what: 'template syntax',
      text: '${x} {{y}}',
      tokens: ['$', '{', 'x', '}', '{', '{', 'y', '}', '}'],
    },
  ];
  for (const { what, text, tokens } of cases) {
    test(what, async ({ visit, server }) => {
      const figure = await visit(server.site);
      await figure.set({ sentence: text });
      const moment = await figure.moment();
      expect(moment.error).toBeNull();
      expect(moment.numbers!.tokens).toEqual(tokens);
      expectAgreement(moment);
      expect(await overflow(figure)).toBe(0);
    });
  }

  test('lone surrogates', async ({ visit, server }) => {
    const figure = await visit(server.site);
    // Made in the page: on its way there a lone surrogate would be replaced.
    const kept = await figure.element.evaluate(async (element) => {
      const text = `the ${String.fromCharCode(0xd83d)} cat ${String.fromCharCode(0xdc00)}`;
      const playground = element as Playground;
      playground.sentence = text;
      await playground.ready;
      return playground.sentence === text;
    });
    expect(kept).toBe(true);
    expect((await figure.moment()).numbers!.tokens).toEqual(['the', '\ufffd', 'cat', '\ufffd']);
    expectAgreement(await figure.moment());
  });
});

describe('markup is text', () => {
  const attacks = [
    '<img src=x onerror=alert(1)>',
    '<script>alert(1)</script>',
    '"><svg onload=alert(1)>',
    "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
  ];
  for (const text of attacks) {
    test(text, async ({ visit, server }) => {
      const figure = await visit(server.site);
      await figure.ready();
      await figure.pasteSentence(text);
      await figure.stopEditing();
      // As tokens they are in the sentence and the table; as one piece in the field.
      const moment = await figure.moment();
      expectAgreement(moment);
      expect(moment.numbers!.tokens.join('')).toBe(text.replaceAll(' ', ''));
      await figure.startEditing();
      expect(await figure.textField.inputValue()).toBe(text);
      await figure.stopEditing();

      const names = await figure.elementNames();
      for (const name of ['img', 'script', 'iframe']) expect(names).not.toContain(name);
    });
  }

  test('in every other text that a page can set', async ({ visit, server }) => {
    const figure = await visit(server.site);
    for (const name of ['model', 'mask', 'theme', 'views', 'position', 'scheme']) {
      await figure.set({ [name]: attacks[0] });
      expect((await figure.moment()).error!.message).toContain(name);
      await figure.set({ [name]: null });
    }
    expect(await figure.elementNames()).not.toContain('img');
  });
});

describe('long texts', () => {
  const text = (count: number) => Array.from({ length: count }, (_, i) => `w${i}`).join(' ');

  test('600 words: all of them count, the heaviest are shown, the rest on demand', async ({
    visit,
    server,
  }) => {
    const figure = await visit(server.site);
    await figure.set({ sentence: text(600), token: 599 });
    const moment = await figure.moment();
    expect(moment.numbers!.tokens).toHaveLength(600);
    expect(moment.picture.words).toHaveLength(600);
    expectAgreement(moment);

    const shown = new Set(moment.picture.rows.map(({ token }) => token));
    expect(shown.size).toBeLessThan(600);
    const row = [...moment.numbers!.tensors.weights!.data.slice(599 * 600)];
    const least = Math.min(...[...shown].map((token) => row[token]!));
    expect(Math.max(...row.filter((_, token) => !shown.has(token)))).toBeLessThanOrEqual(least);

    await figure.showAllButton.click();
    const all = await figure.moment();
    expect(all.picture.rows).toHaveLength(600);
    expectAgreement(all);
    expect(await overflow(figure)).toBe(0);
  });

  test('3000 words: cut, and the page says so', async ({ visit, server }) => {
    const figure = await visit(server.site);
    await figure.set({ sentence: text(3000), token: 2047 });
    const { tokens, total, error } = await figure.element.evaluate((element) => {
      const { snapshot, error } = element as Playground;
      return { tokens: snapshot!.tokens.length, total: snapshot!.tokensInText, error };
    });
    expect({ tokens, total, error }).toEqual({ tokens: 2048, total: 3000, error: null });
    const seen = (await figure.visibleText()).replace(/(\d)[ ,\u2009\u202f](?=\d{3})/g, '$1');
    expect(seen).toContain('2048');
    expect(seen).toContain('3000');
    expect(await overflow(figure)).toBe(0);

    await figure.set({ token: 2048 });
    const message = await figure.element.evaluate(
      (element) => (element as Playground).error?.message,
    );
    expect(message, 'a token that was cut off').toContain('token');
  });

  for (const width of [320, 1280]) {
    test(`a word of 5000 letters on ${width} px`, async ({ visit, server }) => {
      const figure = await visit(server.site, { viewport: { width, height: 800 } });
      const word = 'a'.repeat(5000);
      await figure.set({ sentence: `the ${word} sat`, token: 1 });
      expect(await words(figure)).toEqual(['the', word, 'sat']);
      expectAgreement(await figure.moment());
      expect(await overflow(figure)).toBe(0);
      await figure.startEditing();
      expect(await overflow(figure)).toBe(0);
    });
  }
});
