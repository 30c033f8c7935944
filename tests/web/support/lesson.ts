import type { Locator } from 'playwright-core';
import type { Doing, Light } from '../../../web/src/lessons/lesson.js';
import { texts } from '../../../web/src/texts/en/figure.js';
import { lessonTexts } from '../../../web/src/texts/en/lessons.js';
import { keptTexts } from '../../../web/src/texts/en/views/kept.js';
import { trainingTexts } from '../../../web/src/texts/en/views/training.js';
import { DotProduct } from './dot-product.js';
import type { Figure } from './figure.js';
import { Kept } from './kept.js';
import { Matrix } from './matrix.js';
import { Projections } from './projections.js';
import { Training } from './training.js';
import { beginning } from './words.js';

/** What a reader sees lit within a view: names and indices of what has its mark. */
export interface Lights extends Required<Light> {
  /** Whether some of it lies on the screen, and not below the panel. */
  isOnScreen: boolean;
}

/** The panel of a lesson; all that tests know of its inside is here. */
export class LessonPanel {
  readonly #figure: Figure;

  constructor(figure: Figure) {
    this.#figure = figure;
  }

  get region(): Locator {
    return this.#figure.element.getByRole('region', {
      name: beginning(lessonTexts.label('')),
    });
  }

  get next(): Locator {
    const { next, skip, finish } = lessonTexts;
    return this.region.getByRole('button', { name: new RegExp(`^(${next}|${skip}|${finish})$`) });
  }

  get back(): Locator {
    return this.region.getByRole('button', { name: lessonTexts.back });
  }

  get closing(): Locator {
    return this.region.getByRole('button', { name: lessonTexts.close });
  }

  get text(): Promise<string> {
    return this.region.innerText();
  }

  /** What is said and asked, in what a screen reader announces when it changes. */
  get announced(): Locator {
    return this.region.locator('.lesson-text p');
  }

  /** The numbers of the step's text and of its task's, as displayed. */
  numbers(of: 'step' | 'task'): Promise<string[]> {
    const place = of === 'step' ? '.lesson-text > p' : '.lesson-task';
    return this.region.locator(`${place} .lesson-number`).allTextContents();
  }

  async isDone(): Promise<boolean> {
    return (await this.region.locator('.lesson-task[data-done]').count()) > 0;
  }

  /** Opens a lesson with the site's button. */
  async open(title: string): Promise<void> {
    await this.#figure.page.getByRole('button', { name: title, exact: true }).click();
    await this.#figure.ready();
  }

  async press(button: 'next' | 'back' | 'closing'): Promise<void> {
    await this[button].click();
    await this.#figure.ready();
  }

  /** Does what a lesson asks for as a reader does: with what is on the screen. */
  async do(doing: Doing): Promise<void> {
    for (const [what, value] of Object.entries(doing)) {
      await this.#acts[what as keyof Doing](value as never);
      await this.#figure.ready();
    }
  }

  readonly #acts: { [What in keyof Doing]-?: (value: NonNullable<Doing[What]>) => Promise<void> } =
    {
      token: (index) => this.#figure.clickWord(index),
      row: (index) => new Matrix(this.#figure).row(index).click(),
      head: (index) => this.#figure.chooseHead(index),
      scheme: async (id) => {
        await this.#figure.controls
          .getByRole('combobox', { name: new RegExp(`^${texts.controls.scheme}`) })
          .selectOption(id);
      },
      ratio: (ratio) =>
        this.#slide(new RegExp(`^${texts.controls.ratio}`), 'Home', Math.round(ratio * 100)),
      projections: (id) =>
        new DotProduct(this.#figure)
          .projections(id === 'none' ? 'without' : 'with projections')
          .click(),
      source: () =>
        this.#figure.element.getByRole('button', { name: texts.sentence.addSource }).click(),
      weigh: ({ token, weight }) => this.#dragWeight(this.#figure.weightSliders.nth(token), weight),
      trade: ({ token, weight }) => this.#dragWeight(new Kept(this.#figure).slider(token), weight),
      valueWidth: (width) => this.#slide(keptTexts.begin.width, 'Home', width - 2),
      added: (words) => this.#slide(texts.steps.slider, 'Home', words),
      dimension: (index) => this.#figure.sumCells.nth(index).click(),
      keyToken: (index) => new DotProduct(this.#figure).keys.nth(index).click(),
      product: (kind) => new Projections(this.#figure).choose(kind),
      learn: (task) => new Training(this.#figure).choose(trainingTexts.tasks.names[task]!),
      train: () => new Training(this.#figure).solve(),
      moment: (step) => new Training(this.#figure).goBackTo(step),
      experiment: () => new Training(this.#figure).takeAttentionAway(),
    };

  async #slide(name: string | RegExp, start: string, steps: number): Promise<void> {
    const slider = this.#figure.element.getByRole('slider', { name });
    // Only what a pointer can reach is on the screen.
    await slider.click();
    await slider.press(start);
    for (let step = 0; step < steps; ++step) await slider.press('ArrowRight');
  }

  async #dragWeight(slider: Locator, weight: number): Promise<void> {
    await slider.hover();
    const { x, y, width, height } = (await slider.boundingBox())!;
    const { mouse } = this.#figure.page;
    await mouse.down();
    await mouse.move(x + width * weight, y + height / 2, { steps: 5 });
    await mouse.up();
  }

  /** What is lit, and can be seen, within a view. */
  lights(view: string): Promise<Lights> {
    return this.#figure.element.evaluate(async (element, name) => {
      // What a step lights is on the screen two frames after its picture.
      for (let frame = 0; frame < 2; ++frame) await new Promise(requestAnimationFrame);
      const root = element.shadowRoot!;
      const section = root.querySelector(`.view.${name}`);
      const lit = (what: string) =>
        [...(section?.querySelectorAll<HTMLElement>(`[data-lit-${what}]`) ?? [])].filter(
          (part) => part.checkVisibility({ visibilityProperty: true }) && part.offsetWidth !== 0,
        );
      const foot = root.querySelector('.lesson')?.getBoundingClientRect().top ?? innerHeight;
      const isOnScreen = (part: Element) => {
        const { top, bottom } = part.getBoundingClientRect();
        return top >= 0 && bottom <= foot;
      };
      const found = {
        tokens: lit('token'),
        dimensions: lit('dimension'),
        tensors: lit('tensor'),
        controls: lit('control'),
      };
      return {
        tokens: [...new Set(found.tokens.map(({ dataset }) => Number(dataset.token)))],
        dimensions: [...new Set(found.dimensions.map(({ dataset }) => Number(dataset.dimension)))],
        tensors: [
          ...new Set(found.tensors.map(({ dataset }) => dataset.tensor ?? dataset.number!)),
        ],
        controls: [...new Set(found.controls.map(({ dataset }) => dataset.control!))],
        isOnScreen: Object.values(found).flat().some(isOnScreen),
      };
    }, view);
  }
}
