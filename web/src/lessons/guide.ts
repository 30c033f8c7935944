import {
  initialValues,
  isFurther,
  properties,
  propertyNames,
  toValue,
  type Values,
} from '../store/properties.js';
import { initialUiState, type State, type UiState } from '../store/store.js';
import type { TrainingState } from '../training/types.js';
import { isReached } from './goal.js';
import type { Lesson, Shown, Step, StepRun } from './lesson.js';
import type { Moment } from './spans.js';

/** One reading of a lesson: where the reader is, what was done, and what the page has to be set to. */
export class Guide {
  /** The lesson, which another language may take the place of. */
  lesson: Lesson;
  #at = 0;
  // The step whose settings are on their way to the page.
  #next: number | null = 0;
  // What the page showed when the reader came to a step, and when its task was done. The texts speak
  // of these, and stay true while the reader goes on trying.
  readonly #arrived = new Map<number, Moment>();
  readonly #done = new Map<number, Moment>();

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

  /** What the step's text speaks of. */
  get arrived(): Moment | undefined {
    return this.#arrived.get(this.#at);
  }

  /** What is spoken of once the step's task is done. */
  get done(): Moment | undefined {
    return this.#done.get(this.#at);
  }

  /** Starts on the way to a step: it is reached with the next picture. */
  go(index: number): void {
    this.#next = index;
  }

  /** The step to come, or the one that is there. */
  get coming(): Step {
    return this.lesson.steps[this.#next ?? this.#at]!;
  }

  /** Whether the page shows the step, and its run where it has one. */
  get isThere(): boolean {
    return !this.isOnTheWay && (!this.step.run || this.arrived?.training !== undefined);
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
    const given = Object.assign({}, this.lesson.set, ...steps.map((step) => step.set));
    const set = propertyNames
      .filter((name) => name in given)
      .map((name) => [name, toValue(name, given[name])]);
    return { ...now, ...base, views, ...Object.fromEntries(set) };
  }

  /** The step's picture is there: what it opens in the views. */
  arrive(moment: Moment): Partial<UiState> {
    const { show = {}, light, task } = this.coming;
    this.#at = this.#next ?? this.#at;
    this.#next = null;
    this.#arrived.set(this.#at, moment);
    // What the reader is to look at or to set must be in sight.
    const asked = [...(light.controls ?? []), task?.goal.property ?? ''];
    return { ...opened(show), settings: asked.some(isFurther) ? true : null };
  }

  /**
   * Notes when the step's run is there; from then on, when what was asked for is done, and what the
   * page shows as long as that holds.
   */
  check(state: State): void {
    const { task, run } = this.step;
    const { values, snapshot, training } = state;
    if (!snapshot || this.isOnTheWay) return;
    const arrived = this.arrived!;
    if (run && !arrived.training) {
      if (!isThere(run, training)) return;
      this.#arrived.set(this.#at, { ...arrived, training });
    }
    if (!task || !isReached(task.goal, state)) return;
    this.#done.set(this.#at, { values, snapshot, training });
  }
}

function isThere({ task, isNew }: StepRun, { settings, history }: TrainingState): boolean {
  return settings.task === task && (isNew ? history.length === 1 : history.length > 0);
}

function opened({ added, dimension, keyToken, product, drawn }: Shown): Partial<UiState> {
  const { projection, matrix, training } = initialUiState;
  return {
    step: added ?? null,
    dimension: dimension ?? null,
    keyToken: keyToken ?? null,
    playing: false,
    projection: { ...projection, of: product ?? projection.of },
    matrix: { ...matrix, drawn: drawn ?? matrix.drawn },
    training,
  };
}
