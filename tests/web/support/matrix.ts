import type { Locator } from 'playwright-core';
import type { Tensor } from '../../../web/src/snapshot/snapshot.js';
import type { Figure, Playground } from './figure.js';

/** A line of the picture: the word it leads to, and how wide it is. */
export interface Line {
  token: number;
  width: number;
  isDashed: boolean;
  colour: string;
}

/** The view of all words, as its reader meets it. */
export class Matrix {
  readonly #figure: Figure;
  readonly view: Locator;

  constructor(figure: Figure) {
    this.#figure = figure;
    this.view = figure.element.locator('.view.matrix');
  }

  button(name: string): Locator {
    return this.view.getByRole('button', { name, exact: true });
  }

  /** Presses the buttons of these names, one after the other. */
  async choose(...names: string[]): Promise<void> {
    for (const name of names) await this.button(name).click();
  }

  row(index: number): Locator {
    return this.view.locator(`[data-query="${index}"] th button`);
  }

  pin(index: number): Locator {
    return this.view.locator(`[data-query="${index}"] .matrix-pin`);
  }

  query(index: number): Locator {
    return this.view.locator(`[data-line-query="${index}"]`);
  }

  key(index: number): Locator {
    return this.view.locator(`[data-key="${index}"]`);
  }

  cell(query: number, key: number): Locator {
    return this.view.locator(`.matrix-table [data-query="${query}"] td[data-token="${key}"]`);
  }

  /** Steps of the number that is taken apart, by name, each without spaces at its ends. */
  async apart(): Promise<{ heading: string; steps: Record<string, string> }> {
    const apart = this.view.getByRole('group', { name: 'The chosen number' });
    const steps = await apart.locator('.matrix-step').evaluateAll((all) =>
      all.map((step) => {
        const [name, content] = Array.from(step.children, ({ textContent }) =>
          textContent.replace(/\s+/g, ' ').trim(),
        );
        return [name!, content!] as const;
      }),
    );
    return { heading: await apart.locator('p > b').innerText(), steps: Object.fromEntries(steps) };
  }

  head(index: number): Locator {
    return this.view.locator(`[data-head="${index}"]`);
  }

  /** The words that are added up, their weights, and the sum, as displayed. */
  async total(): Promise<{ keys: number[]; terms: string[]; sum: string; text: string }> {
    const sum = this.view.locator('.matrix-sum');
    return {
      keys: await this.view
        .locator('.matrix-total b[data-token]')
        .evaluateAll((words) => words.map((word) => Number((word as HTMLElement).dataset.token))),
      terms: await sum.locator('.matrix-term').allTextContents(),
      sum: (await sum.locator('b').allTextContents()).join(),
      text: (await sum.allTextContents()).join().replace(/\s+/g, ' ').trim(),
    };
  }

  /** Queries that stand in the strip of the pinned word, each with its weights as displayed. */
  pinned(): Promise<{ query: number; shares: string[] }[]> {
    return this.view.locator('.matrix-pinned tbody tr').evaluateAll((rows) =>
      rows.map((row) => ({
        query: Number((row as HTMLElement).dataset.of),
        shares: Array.from(row.querySelectorAll('td'), (cell) => cell.textContent.trim()),
      })),
    );
  }

  /** Lines of the word that asks, or of all others. */
  lines(which: 'own' | 'other'): Promise<Line[]> {
    return this.view.locator(`.${which}-line`).evaluateAll((lines) =>
      lines.map((line) => ({
        token: Number((line as SVGElement).dataset.token),
        width: Number(line.getAttribute('stroke-width')),
        isDashed: line.hasAttribute('stroke-dasharray'),
        colour: getComputedStyle(line).stroke,
      })),
    );
  }

  /** Places in the table, row-major, that are hatched. */
  hatched(): Promise<number[]> {
    return this.view
      .locator('.matrix-table td[data-token]')
      .evaluateAll((cells) =>
        cells.flatMap((cell, at) => (cell.hasAttribute('data-no-share') ? [at] : [])),
      );
  }

  /** How strong each pixel of a head's picture is, from 0 to 255; null where there is none. */
  headPicture(index: number): Promise<number[] | null> {
    return this.head(index).evaluate((button) => {
      const canvas = button.querySelector('canvas');
      const context = canvas?.getContext('2d');
      if (!canvas || !context) return null;
      const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
      return Array.from({ length: data.length / 4 }, (_, at) => data[4 * at + 3]!);
    });
  }

  /** The weights of any head of the first layer. */
  async weightsOf(head: number): Promise<Tensor> {
    const { data, shape } = await this.#figure.element.evaluate((element: Playground, h) => {
      const tensor = element.snapshot!.tensor('weights', 0, h)!;
      return { data: [...tensor.data], shape: tensor.shape };
    }, head);
    return { data: Float32Array.from(data), shape };
  }
}
