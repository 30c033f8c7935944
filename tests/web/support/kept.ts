import type { Locator } from 'playwright-core';
import type { Figure } from './figure.js';

/** A row of the view, with texts as displayed. */
export interface KeptRow {
  token: number;
  word: string;
  range: string;
  own: string;
  /** Read back from the sum, or as it is now. */
  last: string;
}

/** The view of what the sum keeps, as its reader meets it. */
export class Kept {
  readonly #figure: Figure;
  readonly view: Locator;

  constructor(figure: Figure) {
    this.#figure = figure;
    this.view = figure.element.locator('.view.kept');
  }

  get heading(): Locator {
    return this.view.locator('summary', { hasText: 'Does the sum lose' });
  }

  button(name: string): Locator {
    return this.view.getByRole('button', { name, exact: true });
  }

  /** Presses the button of an example, and waits for its picture. */
  async choose(example: string): Promise<void> {
    await this.button(example).click();
    await this.#figure.ready();
  }

  verdict(): Promise<string> {
    return this.#text('.kept-verdict');
  }

  reckoning(): Promise<string> {
    return this.#text('.kept-reckoning');
  }

  /** Opens why there are so many dimensions. */
  get why(): Locator {
    return this.view.getByText('why?');
  }

  rows(): Promise<KeptRow[]> {
    return this.view.locator('.kept-row').evaluateAll((rows) =>
      rows.map((row) => {
        const text = (selector: string) => row.querySelector(selector)!.textContent.trim();
        return {
          token: Number((row as HTMLElement).dataset.token),
          word: text('.kept-word'),
          range: text('.kept-range'),
          own: text('.kept-number:not(.kept-last)'),
          last: text('.kept-last'),
        };
      }),
    );
  }

  get sliders(): Locator {
    return this.view.getByRole('slider', { name: /weight with the same sum$/ });
  }

  slider(token: number): Locator {
    return this.view.locator(`.kept-row[data-token="${token}"] [role="slider"]`);
  }

  get width(): Locator {
    return this.view.getByRole('slider', { name: 'Value width d_v' });
  }

  get words(): Locator {
    return this.view.getByRole('slider', { name: 'Words' });
  }

  /** Everything that the row of the sum shows. */
  output(): Promise<string> {
    return this.#text('.kept-output');
  }

  status(): Promise<string> {
    return this.view.locator('.kept-apart [data-say]').innerText();
  }

  badge(): Promise<string> {
    return this.#text('.kept-badge');
  }

  /** What is said of words against d_v + 1. */
  count(): Promise<string> {
    return this.#text('.kept-count');
  }

  /** Which words the rankings put first. */
  first(): Promise<string> {
    return this.#text('.kept-first');
  }

  get rankings(): Locator {
    return this.view.locator('.kept-rankings');
  }

  layer(): Promise<string> {
    return this.#text('.kept-layer');
  }

  text(): Promise<string> {
    return this.view.innerText();
  }

  async #text(selector: string): Promise<string> {
    const text = await this.view.locator(selector).innerText();
    return text.replace(/\s+/g, ' ').trim();
  }
}
