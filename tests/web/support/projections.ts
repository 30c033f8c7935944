import type { Locator } from 'playwright-core';
import type { Tensor } from '../../../web/src/snapshot/snapshot.js';
import type { Figure } from './figure.js';

/** Which product is drawn. */
export type Kind = 'queries' | 'keys' | 'values';

/** Grids of cells to choose from. */
export type GridName = Kind | 'embeddings' | 'combined' | 'residual';

/** A product of the sum: of which place, and its factors as displayed. */
export interface Term {
  place: number;
  factors: [string, string];
}

/** A cell taken apart, as it is displayed. */
export interface Arithmetic {
  heading: string;
  terms: Term[];
  /** Terms that are unfolded on demand, and how many it says there are. */
  folded: Term[];
  smaller: number;
  zeros: number;
  result: string;
}

/** A cell's place in its tensor. */
export interface Place {
  row: number;
  column: number;
}

const explanations: Record<GridName, string> = {
  queries: 'product',
  keys: 'product',
  values: 'product',
  embeddings: 'embedding',
  combined: 'combined',
  residual: 'residual',
};

const labels: Record<Kind, string> = { queries: 'queries Q', keys: 'keys K', values: 'values V' };

/** The view "from embedding to Q, K, V", as its reader meets it. */
export class Projections {
  readonly #figure: Figure;
  readonly view: Locator;

  constructor(figure: Figure) {
    this.#figure = figure;
    this.view = figure.element.locator('.view.projections');
  }

  radio(kind: Kind): Locator {
    return this.view.getByRole('radio', { name: labels[kind] });
  }

  async choose(kind: Kind): Promise<void> {
    await this.radio(kind).click();
  }

  cells(name: GridName): Locator {
    return this.view.locator(`[role="gridcell"][data-tensor="${name}"]`);
  }

  cell(name: GridName, { row, column }: Place): Locator {
    return this.view.locator(
      `[role="gridcell"][data-tensor="${name}"][data-row="${row}"][data-column="${column}"]`,
    );
  }

  /** The cell that is taken apart, and the only one of its grid in the tab order. */
  async chosen(name: GridName): Promise<Place> {
    const found = await this.cells(name).evaluateAll((cells) =>
      cells
        .filter((cell) => (cell as HTMLElement).tabIndex === 0)
        .map((cell) => ({
          row: Number((cell as HTMLElement).dataset.row),
          column: Number((cell as HTMLElement).dataset.column),
          isSelected: cell.getAttribute('aria-selected'),
        })),
    );
    if (found.length !== 1 || found[0]!.isSelected !== 'true') {
      throw new Error(`${found.length} cells of ${name} are chosen`);
    }
    return { row: found[0]!.row, column: found[0]!.column };
  }

  /** The numbers that a grid's cells are called by, row by row. */
  numbers(name: GridName): Promise<(Place & { text: string })[]> {
    return this.cells(name).evaluateAll((cells) =>
      cells.map((cell) => ({
        row: Number((cell as HTMLElement).dataset.row),
        column: Number((cell as HTMLElement).dataset.column),
        text: /: (\S+)$/.exec(cell.getAttribute('aria-label')!)![1]!,
      })),
    );
  }

  /** What is lit for the chosen cell: the row of X, counted from the first drawn, and columns of W. */
  lit(): Promise<{ rows: number[]; columns: number[] }> {
    return this.view.evaluate((view) => {
      const rows = [...view.querySelectorAll('.projection-input .projection-row:has([role])')];
      const on = view.querySelectorAll<HTMLElement>('.projection-matrix .cell[data-on]');
      return {
        rows: rows.flatMap((row, index) => (row.hasAttribute('data-on') ? [index] : [])),
        columns: [...new Set(Array.from(on, (cell) => Number(cell.dataset.column)))],
      };
    });
  }

  /** The sentence or sum that takes the chosen cell apart. */
  explanation(name: GridName): Locator {
    return this.view.locator(`#projection-${explanations[name]}`);
  }

  async arithmetic(name: GridName): Promise<Arithmetic> {
    return this.explanation(name).evaluate((paragraph) => {
      const count = (pattern: RegExp) => Number(pattern.exec(paragraph.textContent)?.[1] ?? 0);
      const text = paragraph.textContent;
      const termsIn = (selector: string) =>
        Array.from(paragraph.querySelectorAll<HTMLElement>(selector), (term) => {
          const name = term.querySelector('small')!.textContent;
          const factors = term.textContent
            .replace(name, '')
            .replace(/[()\s]/g, '')
            .split('×');
          return { place: Number(term.dataset.term), factors: factors as [string, string] };
        });
      return {
        heading: paragraph.querySelector('b')!.textContent,
        terms: termsIn('[data-term]:not(.arithmetic-rest *)'),
        folded: termsIn('.arithmetic-rest [data-term]'),
        smaller: count(/… (\d+) smaller/),
        zeros: /one product is 0/.test(text) ? 1 : count(/(?:all )?(\d+) products are 0/),
        result: paragraph.querySelector('.arithmetic-result b')?.textContent ?? '',
      };
    });
  }

  /** Numbers added up in an explanation, and their sum. */
  async addition(name: GridName): Promise<{ parts: string[]; result: string }> {
    const explanation = this.explanation(name);
    const parts = await explanation.locator('.arithmetic-term').allTextContents();
    const result = await explanation.locator('.arithmetic-result b').innerText();
    return { parts: parts.map((part) => part.replace(/[()\s]/g, '')), result };
  }

  /** What the strips of this tensor say aloud. */
  spoken(tensor: string): Promise<string[]> {
    return this.view
      .locator(`[role="img"]:has(> [data-tensor="${tensor}"])`)
      .evaluateAll((strips) => strips.map((strip) => strip.getAttribute('aria-label')!));
  }

  head(index: number): Locator {
    return this.view.locator(`button[data-head="${index}"]`);
  }

  get newSeed(): Locator {
    return this.view.getByRole('button', { name: 'New seed' });
  }

  get next(): Locator {
    return this.view.getByRole('button', { name: 'Next cell' });
  }

  get hasHeads(): Promise<boolean> {
    return this.head(0).isVisible();
  }

  /** The button that brings back what is absent. */
  get wayBack(): Locator {
    return this.view.locator('.projection-absent button');
  }

  text(): Promise<string> {
    return this.view.innerText();
  }

  async press(key: string): Promise<void> {
    await this.#figure.press(key);
  }
}

/** Row `index` of a tensor, in double precision. */
export function rowOf({ data, shape }: Tensor, index: number): number[] {
  return [...data.subarray(index * shape[1], (index + 1) * shape[1])];
}

/** Column `index` of a tensor. */
export function columnOf({ data, shape }: Tensor, index: number): number[] {
  return Array.from({ length: shape[0] }, (_, r) => data[r * shape[1] + index]!);
}
