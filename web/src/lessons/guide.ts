import { initialValues, properties, propertyNames, type Values } from '../store/properties.js';
import type { State, UiState } from '../store/store.js';
import { isReached } from './goal.js';
import type { Lesson, Shown, Step } from './lesson.js';

/** One reading of a lesson: where the reader is, what was done, and what the page has to be set to. */
export class Guide {
  readonly lesson: Lesson;
  #at = 0;
  // The step whose settings are on their way to the page.
  #next: number | null = 0;
  readonly #done = new Set<number>();

  constructor(lesson: Lesson) {
    this.lesson = lesson;
  }

  /** Index of the step that the page shows. */
  get at(): number {
    return this.#at;
  }

  get step(): Step {
    return this.lesson.steps[this.#at]!;
  }

  get isDone(): boolean {
    return this.#done.has(this.#at);
  }

  /** Starts on the way to a step: it is reached with the next picture. */
  go(index: number): void {
    this.#next = index;
  }

  /** The step to come, or the one that is there. */
  get coming(): Step {
    return this.lesson.steps[this.#next ?? this.#at]!;
  }

  get isOnTheWay(): boolean {
    return this.#next !== null;
  }

  /**
   * The values for the step to come: the lesson's settings, those of every step up to it, and what
   * the core computes with as it is by default. So a step looks the same whatever the reader did.
   */
  values(now: Values): Values {
    const initial = initialValues();
    const computed = propertyNames.filter((name) => properties[name].computed);
    const base = Object.fromEntries(computed.map((name) => [name, initial[name]]));
    const steps = this.lesson.steps.slice(0, (this.#next ?? this.#at) + 1);
    const { view } = this.coming;
    const views = now.views.split(/\s+/).includes(view) ? now.views : `${now.views} ${view}`;
    const set = Object.assign({}, this.lesson.set, ...steps.map((step) => step.set));
    return { ...now, ...base, views, ...set };
  }

  /** The step's picture is there: what it opens in the views. */
  arrive(): Partial<UiState> {
    const { show = {} } = this.coming;
    this.#at = this.#next ?? this.#at;
    this.#next = null;
    return opened(show);
  }

  /** Notes when what was asked for is done. */
  check(state: State): void {
    const { task } = this.step;
    if (task && !this.isOnTheWay && isReached(task.goal, state)) this.#done.add(this.#at);
  }
}

function opened({ added, dimension, keyToken }: Shown): Partial<UiState> {
  return {
    step: added ?? null,
    dimension: dimension ?? null,
    keyToken: keyToken ?? null,
    playing: false,
  };
}
