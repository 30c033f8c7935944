import type { Locator } from 'playwright-core';
import type { Figure } from './figure.js';

/** The plane as it is drawn, in the drawing's own units. */
export interface Drawing {
  dots: { token: number; x: number; y: number }[];
  /** Each from tail to tip, in the order of the words. */
  arrows: { token: number; from: [number, number]; to: [number, number] }[];
  hull: [number, number][];
  origin: [number, number];
  sum: [number, number] | null;
  labels: string[];
}

/** The geometry view of a figure: all that tests know of its inside. */
export class Geometry {
  readonly #view: Locator;

  constructor(figure: Figure) {
    this.#view = figure.element.locator('.view.geometry');
  }

  get weights(): Locator {
    return this.#view.getByRole('slider', { name: /^Weight of/ });
  }

  get query(): Locator {
    return this.#view.getByRole('slider', { name: /^Query:/ });
  }

  get resetWeights(): Locator {
    return this.#view.getByRole('button', { name: 'Back to the scheme’s weights' });
  }

  get resetQuery(): Locator {
    return this.#view.getByRole('button', { name: 'Reset the query' });
  }

  get across(): Locator {
    return this.#view.getByRole('combobox', { name: 'Across' });
  }

  get up(): Locator {
    return this.#view.getByRole('combobox', { name: 'Up' });
  }

  /** Opens the tables of the plane's numbers. */
  get numbers(): Locator {
    return this.#view.locator('.geometry-numbers > summary');
  }

  async chooseNumbers(word: string): Promise<void> {
    await this.#view.getByRole('button', { name: `Take the numbers of “${word}” apart` }).click();
  }

  /** The lines that take the chosen word's numbers apart. */
  apart(): Promise<string[]> {
    return this.#view
      .locator('.geometry-apart p')
      .evaluateAll((lines) => lines.map((line) => line.textContent.replace(/\s+/g, ' ').trim()));
  }

  dot(token: number): Locator {
    return this.#view.locator(`.plane-dot[data-token="${token}"]`);
  }

  arrow(token: number): Locator {
    return this.#view.locator(`.plane-arrow[data-token="${token}"]`);
  }

  verdict(): Promise<string> {
    return this.#view.locator('.geometry-verdict').innerText();
  }

  readout(): Promise<string> {
    return this.#view.locator('.geometry-readout').innerText();
  }

  drawing(): Promise<Drawing> {
    return this.#view.locator('.plane').evaluate((plane): Drawing => {
      const all = (selector: string) => [...plane.querySelectorAll<SVGElement>(selector)];
      const numbers = (path: SVGElement) =>
        (path.getAttribute('d')!.match(/-?[\d.]+/g) ?? []).map(Number);
      const place = ({ style }: SVGElement): [number, number] => [
        Number(style.getPropertyValue('--x')),
        Number(style.getPropertyValue('--y')),
      ];
      const [sum] = all('.plane-sum');
      const hull = numbers(all('.plane-hull')[0]!);
      return {
        dots: all('.plane-dot')
          .map((dot) => {
            const [x, y] = place(dot);
            return { token: Number(dot.dataset.token), x, y };
          })
          .sort((a, b) => a.token - b.token),
        arrows: all('.plane-arrow').map((arrow) => {
          const [x0, y0, x1, y1] = numbers(arrow);
          return { token: Number(arrow.dataset.token), from: [x0!, y0!], to: [x1!, y1!] };
        }),
        hull: Array.from({ length: hull.length / 2 }, (_, i) => [hull[2 * i]!, hull[2 * i + 1]!]),
        origin: place(plane.querySelector<SVGElement>('.plane-origin')!.closest('g')!),
        sum: sum ? place(sum) : null,
        labels: all('.plane-label').map((label) => label.textContent),
      };
    });
  }
}
