import type { Locator } from 'playwright-core';
import { describe, expect } from 'vitest';
import { test } from './support/browser.js';
import type { Figure } from './support/figure.js';

const arabic = 'القطة السوداء جلست على السجادة';

/** A whole with one tab stop: its parts that are no sliders, in rows. */
class Whole {
  readonly #whole: Locator;

  constructor(whole: Locator) {
    this.#whole = whole;
  }

  /** Where the tab stops are, and where the focus is: rows and columns of the parts. */
  where(): Promise<{ stops: number[][]; focus: number[] | null; rows: number[] }> {
    return this.#whole.evaluate((whole) => {
      const parts = [...whole.querySelectorAll<HTMLElement>('[tabindex]:not([role="slider"])')];
      const rowOf = (part: Element) => part.closest('[role="row"], tr, [data-rove-row]');
      const all = [...new Set(parts.map(rowOf))];
      const rows = all.map((row) => parts.filter((part) => rowOf(part) === row));
      const places = rows.flatMap((row, i) => row.map((part, j) => ({ part, place: [i, j] })));
      const { activeElement } = whole.getRootNode() as ShadowRoot;
      return {
        stops: places.filter(({ part }) => part.tabIndex === 0).map(({ place }) => place),
        focus: places.find(({ part }) => part === activeElement)?.place ?? null,
        rows: rows.map(({ length }) => length),
      };
    });
  }

  async focusStop(): Promise<void> {
    await this.#whole.locator('[tabindex="0"]:not([role="slider"])').focus();
  }
}

const wholes: [what: string, selector: string][] = [
  ['the numbers of the sum', '.sum-rows'],
  ['the matrix', '.matrix-table'],
  ['queries, keys or values', '.projection-output .projection-grid'],
  ['query, key and products', '.dp-strips'],
  ['weights and gradients of the training', '.training-rows'],
  ['the embedding', '.projection-addition .projection-grid'],
];

describe('a grid has one tab stop, and the keys of a grid', () => {
  for (const [what, selector] of wholes) {
    test(what, async ({ visit, server }) => {
      const figure = await visit(server.site);
      await figure.set({ folded: '' });
      const grid = figure.element.locator(selector).first();
      const whole = new Whole(grid);
      expect(await grid.getAttribute('role')).toBe('grid');
      expect((await whole.where()).stops).toHaveLength(1);

      await whole.focusStop();
      const press = async (key: string) => {
        await figure.press(key);
        const { focus, stops, rows } = await whole.where();
        expect(stops, `one stop, with the focus, after ${key}`).toEqual([focus]);
        return { focus: focus!, rows };
      };
      const { rows } = await press('Control+Home');
      const [last, widths] = [rows.length - 1, rows];
      expect((await press('Control+Home')).focus).toEqual([0, 0]);
      expect((await press('ArrowLeft')).focus).toEqual([0, 0]);
      expect((await press('ArrowUp')).focus).toEqual([0, 0]);
      expect((await press('ArrowRight')).focus).toEqual([0, 1]);
      expect((await press('End')).focus).toEqual([0, widths[0]! - 1]);
      expect((await press('ArrowRight')).focus).toEqual([0, widths[0]! - 1]);
      expect((await press('Home')).focus).toEqual([0, 0]);
      const end = (await press('Control+End')).focus;
      expect(end[0]).toBe(last);
      expect((await press('ArrowDown')).focus).toEqual(end);
      if (last > 0) expect((await press('ArrowUp')).focus[0]).toBe(last - 1);
      expect(await figure.focusIsVisible()).toBe(true);
      // Escape leaves to where the view is unfolded, or to the word that asks.
      await figure.press('Escape');
      expect((await whole.where()).focus).toBeNull();
      expect(await focused(figure)).toMatch(/^SUMMARY|^BUTTON word/);
    });
  }
});

test('from right to left, left and right are what the eye sees', async ({ visit, server }) => {
  const body = '<attention-playground views="sentence sum"></attention-playground>';
  const figure = await visit(server.page(`<div dir="rtl">${body}</div>`));
  await figure.set({ sentence: arabic, token: 1 });
  await figure.words.nth(1).focus();
  await figure.press('ArrowLeft');
  expect(await figure.get('token')).toBe(2);
  const cell = figure.element.locator('.sum-row [role="gridcell"][tabindex]').nth(3);
  await cell.focus();
  const left = async () => {
    const box = await figure.element.evaluate((element) =>
      element.shadowRoot!.activeElement!.getBoundingClientRect().toJSON(),
    );
    return (box as DOMRect).left;
  };
  const before = await left();
  await figure.press('ArrowLeft');
  expect(await left()).toBeLessThan(before);
});

test('Enter pins a number of the sum, whatever is pointed at later; Escape lets go', async ({
  visit,
  server,
}) => {
  const figure = await visit(server.site);
  await figure.ready();
  const readout = figure.element.locator('.readout p');
  const hint = await readout.innerText();
  const cell = figure.element.locator('.sum-row [data-tensor="values"]').nth(9);
  await cell.focus();
  const arithmetic = await readout.innerText();
  expect(arithmetic).toContain('×');
  await figure.press('Enter');
  expect(await cell.getAttribute('aria-selected')).toBe('true');
  await figure.element.getByRole('button', { name: 'Edit the sentence' }).focus();
  expect(await readout.innerText()).toBe(arithmetic);
  await cell.focus();
  await figure.press('Escape');
  expect(await cell.getAttribute('aria-selected')).toBe('false');
  expect(await focused(figure)).toMatch(/^BUTTON word/);
  await figure.element.getByRole('button', { name: 'Edit the sentence' }).focus();
  expect(await readout.innerText()).toBe(hint);
});

test('what the pointer lit is let go by Escape too', async ({ visit, server }) => {
  const figure = await visit(server.site);
  await figure.ready();
  await figure.element.locator('.sum-row [data-tensor="values"]').nth(9).hover();
  expect((await figure.lit()).tokens).toHaveLength(1);
  await figure.page.keyboard.press('Escape');
  expect((await figure.lit()).tokens).toEqual([]);
});

/** Name and class of the element with the focus. */
function focused(figure: Figure): Promise<string> {
  return figure.element.evaluate((element) => {
    const { nodeName, className } = element.shadowRoot!.activeElement ?? document.activeElement!;
    return `${nodeName} ${className}`;
  });
}
