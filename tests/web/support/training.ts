import type { Locator } from 'playwright-core';
import type { RunNumber } from '../../../web/src/lessons/lesson.js';
import type { Figure } from './figure.js';

/** A word of the sentence that is looked at, with texts as displayed. */
export interface TrainingRow {
  word: string;
  isPlace: boolean;
  weight: string;
  gradient: string;
  /** Which way its logit is pushed; empty where nothing pushes. */
  pushed: 'positive' | 'negative' | '';
}

/** What the view shows, as displayed: numbers of the run, and what each control reached. */
export interface Displayed {
  run: Partial<Record<RunNumber, string>>;
  controls: Record<string, string[]>;
  isSolved: boolean;
}

/** The view of a model that learns, as its reader meets it. */
export class Training {
  readonly #figure: Figure;
  readonly view: Locator;

  constructor(figure: Figure) {
    this.#figure = figure;
    this.view = figure.element.locator('.view.training');
  }

  get heading(): Locator {
    return this.view.locator('summary', { hasText: 'How does a head learn' });
  }

  button(name: string | RegExp): Locator {
    return this.view.getByRole('button', { name, exact: true });
  }

  select(name: string): Locator {
    return this.view.getByRole('combobox', { name });
  }

  get learningRate(): Locator {
    return this.view.getByRole('spinbutton', { name: 'Learning rate' });
  }

  /** Waits until the run has begun. */
  async isThere(): Promise<void> {
    await this.rowsOf.first().waitFor();
    await this.#figure.ready();
  }

  get rowsOf(): Locator {
    return this.view.locator('.training-row');
  }

  async choose(task: string): Promise<void> {
    await this.button(task).click();
    await this.view.locator('.training-tasks [aria-pressed="true"]', { hasText: task }).waitFor();
    await this.atStep(0);
  }

  /** Trains at full speed until it is solved. */
  async solve(): Promise<void> {
    await this.button('full').click();
    await this.button('Train').click();
    await this.view.getByText(/^Solved after \d+ steps/).waitFor({ timeout: 60_000 });
  }

  /** The step that the run has come to. */
  async step(): Promise<number> {
    return Number(/\d+/.exec(await this.view.locator('.training-counts b').innerText())![0]);
  }

  /** Waits for a step. */
  async atStep(step: number): Promise<void> {
    await this.view.getByText(`step ${step}`, { exact: true }).waitFor();
  }

  /** Waits until the run has come further than `step`. */
  async passes(step: number): Promise<void> {
    await this.#figure.element.evaluate(async (element, least) => {
      const counter = () => element.shadowRoot!.querySelector('.training-counts b')!.textContent;
      while (Number(/\d+/.exec(counter())![0]) <= least) {
        await new Promise(requestAnimationFrame);
      }
    }, step);
  }

  rows(): Promise<TrainingRow[]> {
    return this.rowsOf.evaluateAll((rows) =>
      rows.map((row) => {
        const text = (selector: string) => row.querySelector(selector)!.textContent.trim();
        const arrow = row.querySelector('.training-arrow');
        return {
          word: text('.training-word').split('\n')[0]!.trim(),
          isPlace: row.classList.contains('word-1'),
          weight: text('.training-number'),
          gradient: text('.training-gradient'),
          pushed: arrow ? (arrow.classList.contains('positive') ? 'positive' : 'negative') : '',
        };
      }),
    );
  }

  get sentences(): Locator {
    return this.view.locator('.training-sentence');
  }

  /** What the model says to each question, and whether that is marked as right. */
  answers(): Promise<{ said: string; isRight: boolean }[]> {
    return this.view.locator('.training-said').evaluateAll((all) =>
      all.map((one) => ({
        said: one.querySelector('b')!.textContent,
        isRight: (one as HTMLElement).dataset.right === 'true',
      })),
    );
  }

  get scrubber(): Locator {
    return this.view.getByRole('slider', { name: 'Moment of the run' });
  }

  /** The legend's numbers, by name. */
  async shown(name: string): Promise<string> {
    return this.view.locator('.training-key', { hasText: name }).locator('b').innerText();
  }

  /** How many points a curve has. */
  async points(kind: string): Promise<number> {
    const path = await this.view.locator(`.training-line.${kind}`).getAttribute('d');
    return path ? path.split('L').length : 0;
  }

  /** The outcomes of the experiment as displayed, by control; none before it was begun. */
  async outcomes(): Promise<Record<string, { shares: string[]; dots: number }>> {
    const rows = await this.view.locator('[data-outcome]').evaluateAll((all) =>
      all.map((row) => ({
        control: (row as HTMLElement).dataset.outcome!,
        shares: row.querySelector('.training-shares')!.textContent.trim().split(' · '),
        dots: row.querySelectorAll('.training-outcome-dot').length,
      })),
    );
    const measured = rows.filter(({ shares }) => shares.some(Boolean));
    return Object.fromEntries(measured.map(({ control, ...row }) => [control, row]));
  }

  /** Moves the moment that is looked at. */
  async goBackTo(step: number): Promise<void> {
    await this.scrubber.press('Home');
    for (let at = 0; at < step; ++at) await this.scrubber.press('ArrowRight');
  }

  /** Runs the control experiment to its end. */
  async takeAttentionAway(): Promise<void> {
    await this.view.locator('[data-control="experiment"]').click();
    await this.verdict.filter({ hasText: /./ }).waitFor({ timeout: 60_000 });
  }

  /** All of it at once; nothing where the view is not there. */
  async displayed(): Promise<Displayed> {
    if ((await this.rowsOf.count()) === 0) return { run: {}, controls: {}, isSolved: false };
    const text = await this.view.innerText();
    const share = (name: string) => new RegExp(`${name}:? ([<>]? ?\\d+ %)`).exec(text)?.[1];
    const outcomes = Object.entries(await this.outcomes());
    return {
      run: {
        accuracy: share('right answers, held out'),
        lookAccuracy: share('looks at the right place'),
        chance: share('chance'),
        bagOfWords: share('bag of words'),
      },
      controls: Object.fromEntries(outcomes.map(([control, { shares }]) => [control, shares])),
      isSolved: /Solved after/.test(text),
    };
  }

  get verdict(): Locator {
    return this.view.locator('.training-verdict');
  }

  get problem(): Locator {
    return this.view.getByRole('alert');
  }
}
