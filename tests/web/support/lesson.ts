import type { Locator } from 'playwright-core';
import type { Doing } from '../../../web/src/lessons/lesson.js';
import { DotProduct } from './dot-product.js';
import type { Figure } from './figure.js';

/** What a step lights. */
export interface Lights {
  /** Parts with a size that are marked, by what they are marked as. */
  token: number;
  dimension: number;
  tensor: number;
  /** The tensors of the marked parts. */
  tensors: string[];
}

/** The panel of a lesson; all that tests know of its inside is here. */
export class LessonPanel {
  readonly #figure: Figure;

  constructor(figure: Figure) {
    this.#figure = figure;
  }

  get region(): Locator {
    return this.#figure.element.getByRole('region', { name: /^Lesson: / });
  }

  get next(): Locator {
    return this.region.getByRole('button', { name: /^(Next|Skip this|Finish)$/ });
  }

  get back(): Locator {
    return this.region.getByRole('button', { name: 'Back' });
  }

  get closing(): Locator {
    return this.region.getByRole('button', { name: 'Close the lesson' });
  }

  get text(): Promise<string> {
    return this.region.innerText();
  }

  async isDone(): Promise<boolean> {
    return (await this.region.locator('.lesson-task[data-done]').count()) > 0;
  }

  async press(button: 'next' | 'back' | 'closing'): Promise<void> {
    await this[button].click();
    await this.#figure.ready();
  }

  /** Does what a lesson asks for: settings as a script, what is chosen in a view by its control. */
  async do({ set, show = {} }: Doing): Promise<void> {
    if (set) await this.#figure.set(set);
    const { element } = this.#figure;
    if (show.added !== undefined) {
      await element.getByRole('slider', { name: 'Words added' }).fill(String(show.added));
    }
    if (show.dimension !== undefined) {
      await element.locator('button[data-tensor="output"]').nth(show.dimension).click();
    }
    if (show.keyToken !== undefined) {
      await new DotProduct(this.#figure).keys.nth(show.keyToken).click();
    }
    await this.#figure.ready();
  }

  /** What is lit within a view. */
  lights(view: string): Promise<Lights> {
    return this.#figure.element.evaluate((element, name) => {
      const section = element.shadowRoot!.querySelector(`.view.${name}`);
      const marked = (what: string) =>
        [...(section?.querySelectorAll<HTMLElement>(`[data-lit-${what}]`) ?? [])].filter(
          (part) => part.getClientRects().length > 0,
        );
      const tensors = marked('tensor').map(({ dataset }) => dataset.tensor ?? dataset.number!);
      return {
        token: marked('token').length,
        dimension: marked('dimension').length,
        tensor: tensors.length,
        tensors: [...new Set(tensors)],
      };
    }, view);
  }
}
