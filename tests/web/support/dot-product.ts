import type { Locator } from 'playwright-core';
import { dotProductTexts } from '../../../web/src/texts/en/views/dot-product.js';
import type { Figure } from './figure.js';

/** What the view `dot-product` shows, as text. */
export interface Explained {
  /** Index of the key token that is explained. */
  key: number;
  /** The products that are spelled out: their column, and both factors. */
  products: { column: number; query: string; key: string }[];
  /** The numbers of the equations, by the tensor that they come from. */
  equation: Record<string, string>;
  /** The strips' cells, by tensor; empty texts where there is no room. */
  cells: Record<string, string[]>;
  /** The rows of the tables: word index, and texts by tensor. */
  rows: { token: number; numbers: Record<string, string> }[];
  /** The chosen word's similarity taken apart: the factors that are spelled out, and the result. */
  similarity: { terms: { column: number; factors: string[] }[]; result: string };
  /** How many bars, and how many hatched places instead. */
  bars: number;
  hatched: number;
  /** All that can be read. */
  text: string;
}

/** The view `dot-product` of a figure; all that tests know of its inside is here. */
export class DotProduct {
  readonly #figure: Figure;

  constructor(figure: Figure) {
    this.#figure = figure;
  }

  /** Shows this view alone, unfolded, with these settings. */
  async open(settings: Record<string, unknown> = {}): Promise<void> {
    await this.#figure.set({ views: 'dot-product', folded: '', ...settings });
  }

  /** The words looked at; one of them is explained. */
  get keys(): Locator {
    return this.#figure.element
      .getByRole('radiogroup', { name: 'The key word' })
      .getByRole('radio');
  }

  projections(name: 'with projections' | 'without'): Locator {
    const { related } = dotProductTexts;
    const label = name === 'without' ? related.without : related.with;
    return this.#figure.element.getByRole('button', { name: label, exact: true });
  }

  get restoreButton(): Locator {
    return this.#figure.element.getByRole('button', { name: 'Take the scheme’s weights again' });
  }

  get meter(): Locator {
    return this.#figure.element.getByRole('meter', { name: 'Asymmetry' });
  }

  async read(): Promise<Explained> {
    return this.#figure.element.evaluate((element) => {
      const root = element.shadowRoot!;
      const all = (selector: string, from: ParentNode = root) => [
        ...from.querySelectorAll<HTMLElement>(selector),
      ];
      const cells: Record<string, string[]> = {};
      for (const cell of all('.dp-cell')) {
        (cells[cell.dataset.number!] ??= []).push(cell.textContent.trim());
      }
      return {
        key: Number(root.querySelector<HTMLElement>('.dp-key[aria-checked="true"]')!.dataset.token),
        products: all('.dp-product').map((product) => {
          const [query, key] = product.querySelector('span')!.textContent.split(' × ');
          return { column: Number(product.dataset.column), query: query!, key: key! };
        }),
        equation: Object.fromEntries(
          all('.dp-term [data-number]').map((number) => [
            number.dataset.number!,
            number.textContent,
          ]),
        ),
        cells,
        rows: all('.dp-bars tbody tr').map((row) => ({
          token: Number(row.dataset.token),
          numbers: Object.fromEntries(
            all('[data-number]', row).map((cell) => [
              cell.dataset.number!,
              cell.textContent.trim(),
            ]),
          ),
        })),
        similarity: {
          terms: all('.dp-similarity [data-term]').map((term) => ({
            column: Number(term.dataset.term),
            factors: [...term.childNodes]
              .filter((node) => node.nodeType === Node.TEXT_NODE)
              .map((node) => node.textContent!.replace(/[()\s]/g, ''))
              .join('')
              .split('×'),
          })),
          result: root.querySelector('.dp-similarity .arithmetic-result b')?.textContent ?? '',
        },
        bars: all('.dp-bar, .dp-signed').length,
        hatched: all('.dp-undefined').length,
        text: root.querySelector<HTMLElement>('.view')!.innerText,
      };
    });
  }
}
