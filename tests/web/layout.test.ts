import { describe, expect } from 'vitest';
import { test } from './support/browser.js';
import type { Playground } from './support/figure.js';

const words = (count: number) =>
  Array.from({ length: count }, (_, i) => ['the', 'black', 'cat', 'sat', 'on'][i % 5]).join(' ');

const sentences = {
  '1 word': words(1),
  '7 words': 'the black cat sat on the mat',
  '30 words': words(30),
  '200 words': words(200),
  'very long words': `the ${'antidisestablishmentarianism'.repeat(4)} of ${'pneumono'.repeat(12)}`,
};

describe('no text overlaps another, or is cut off', () => {
  for (const width of [320, 390, 768, 1280, 2560]) {
    test(`at ${width} px`, async ({ visit, server }) => {
      const figure = await visit(server.site, { viewport: { width, height: 900 } });
      for (const [what, sentence] of Object.entries(sentences)) {
        await figure.set({ sentence, token: 0, folded: '' });
        expect(await figure.element.evaluate(findCollisions), what).toEqual([]);
      }
    });
  }
});

test('after the first picture nothing shifts by itself', async ({ visit, server }) => {
  const figure = await visit(server.site);
  const shifts = await figure.element.evaluate(async (element: Playground) => {
    await element.ready;
    const drawn = performance.now();
    await new Promise((later) => requestAnimationFrame(() => requestAnimationFrame(later)));
    return new Promise<number[]>((resolve) => {
      new PerformanceObserver((list) => {
        const entries = list.getEntries() as (PerformanceEntry & { value: number })[];
        resolve(entries.filter(({ startTime }) => startTime > drawn).map(({ value }) => value));
      }).observe({ type: 'layout-shift', buffered: true });
      // Without any shift the observer is never called.
      requestAnimationFrame(() => requestAnimationFrame(() => resolve([])));
    });
  });
  expect(shifts).toEqual([]);
});

// Runs in the page: pairs of texts that lie on each other, and texts that do not fit their box.
function findCollisions(element: Element): string[] {
  interface Text {
    text: string;
    owner: Element;
    box: DOMRect;
  }
  const root = element.shadowRoot!;

  // What a scrolling or clipping ancestor leaves of a box.
  const visiblePart = (box: DOMRect, owner: Element): DOMRect => {
    let { left, top, right, bottom } = box;
    for (let at: Element | null = owner; at; at = at.parentElement) {
      const { overflowX, overflowY } = getComputedStyle(at);
      const bounds = at.getBoundingClientRect();
      if (overflowX !== 'visible') {
        left = Math.max(left, bounds.left);
        right = Math.min(right, bounds.right);
      }
      if (overflowY !== 'visible') {
        top = Math.max(top, bounds.top);
        bottom = Math.min(bottom, bounds.bottom);
      }
    }
    return new DOMRect(left, top, Math.max(right - left, 0), Math.max(bottom - top, 0));
  };

  const texts: Text[] = [];
  const cut: string[] = [];
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode;
    const text = node.textContent!.trim();
    const owner = node.parentElement!;
    if (!text || owner.closest('caption, option, .live, .summary') || !owner.checkVisibility())
      continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const line of range.getClientRects()) {
      const box = visiblePart(line, owner);
      // Boxes of lines overlap by their leading; what counts is where letters stand.
      const inset = box.height * 0.22;
      if (box.width > 1 && box.height > 1) {
        const letters = new DOMRect(
          box.x + 0.5,
          box.y + inset,
          box.width - 1,
          box.height - 2 * inset,
        );
        texts.push({ text: text.slice(0, 20), owner, box: letters });
      }
    }
    const { overflowX, textOverflow } = getComputedStyle(owner);
    const isCut = overflowX === 'hidden' && owner.scrollWidth > owner.clientWidth + 1;
    if (isCut && textOverflow !== 'ellipsis') cut.push(`cut off: ${text.slice(0, 20)}`);
  }

  const sorted = texts.sort((a, b) => a.box.top - b.box.top);
  const collisions: string[] = [];
  for (const [i, a] of sorted.entries()) {
    for (let j = i + 1; j < sorted.length && sorted[j]!.box.top < a.box.bottom; ++j) {
      const b = sorted[j]!;
      const isOver = a.box.left < b.box.right && b.box.left < a.box.right;
      if (isOver && a.owner !== b.owner) collisions.push(`"${a.text}" over "${b.text}"`);
    }
  }
  return [...cut, ...collisions].slice(0, 10);
}
