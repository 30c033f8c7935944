import { expect } from 'vitest';
import { test } from './support/browser.js';

const arabic = 'القطة السوداء جلست على السجادة';

test('among words from right to left, a share still ends with its %', async ({ visit, server }) => {
  const figure = await visit(server.site);
  const views = 'sentence sum geometry dot-product matrix';
  for (const source of ['', arabic]) {
    await figure.set({ sentence: arabic, source, views, folded: '' });
    const shares = await figure.element.evaluate((element) =>
      [...element.shadowRoot!.querySelectorAll('.share, .dp-key small')]
        .filter((share) => share.textContent.includes('%'))
        .map((share) => {
          const node = document.createTreeWalker(share, NodeFilter.SHOW_TEXT);
          // Lit's markers apart, the text is one node.
          while (node.nextNode() && !node.currentNode.textContent!.includes('%'));
          const text = node.currentNode.textContent!;
          const left = (at: number) => {
            const range = new Range();
            range.setStart(node.currentNode, at);
            range.setEnd(node.currentNode, at + 1);
            return range.getBoundingClientRect().left;
          };
          return { text, isInOrder: left(text.search(/\d/)) < left(text.indexOf('%')) };
        }),
    );
    expect(shares.length).toBeGreaterThanOrEqual(15);
    expect(shares.filter(({ isInOrder }) => !isInOrder)).toEqual([]);
  }
});

test('emoji and East Asian words at the head of a column stand upright', async ({
  visit,
  server,
}) => {
  const figure = await visit(server.site);
  await figure.set({ sentence: 'cat 🐈 猫 👩‍👩‍👧 🇫🇷 7', views: 'matrix', folded: '' });
  const turned = await figure.element.evaluate((element) =>
    Array.from(element.shadowRoot!.querySelectorAll('.matrix-key-word'), (word) => {
      const { transform, textOrientation } = getComputedStyle(word);
      return {
        word: word.textContent,
        isUpright: transform === 'none' && textOrientation === 'upright',
      };
    }),
  );
  const upright = turned.filter(({ isUpright }) => isUpright).map(({ word }) => word);
  expect(upright).toEqual(['🐈', '猫', '👩‍👩‍👧', '🇫🇷']);
});

test('on a page from right to left, texts and numbers keep their own direction', async ({
  visit,
  server,
}) => {
  const figure = await visit(
    server.page(
      '<div dir="rtl"><attention-playground loading="eager" views="sentence sum matrix" /></div>',
    ),
  );
  for (const sentence of ['the black cat sat', arabic]) {
    await figure.set({ sentence });
    // The sentence runs as its letters do, and the rest as the language that the figure speaks.
    const order = await figure.words.evaluateAll((words) =>
      words.slice(0, 2).map((word) => word.getBoundingClientRect().left),
    );
    expect(order[0]! < order[1]!).toBe(sentence !== arabic);
    const turned = await figure.element.evaluate((element) =>
      [...element.shadowRoot!.querySelectorAll('.row-score, .answer, .matrix-step, h2')]
        .filter((text) => getComputedStyle(text).direction !== 'ltr')
        .map((text) => text.textContent.trim()),
    );
    expect(turned).toEqual([]);
  }
});
