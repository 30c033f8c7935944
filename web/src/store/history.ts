import {
  isLinked,
  type Property,
  type PropertyName,
  properties,
  type Values,
} from './properties.js';

// Long enough for whoever remembers; a step holds little more than a list of references.
const mostSteps = 200;

// What is typed or dragged without a longer pause is one step, in milliseconds.
const pause = 1000;

/** The states that undo and redo go through. */
export class History {
  #past: Values[] = [];
  #future: Values[] = [];
  #open: { fields: string; time: number } | undefined;

  get canUndo(): boolean {
    return this.#past.length > 0;
  }

  get canRedo(): boolean {
    return this.#future.length > 0;
  }

  /** Notes that these properties changed in one go, at `time`; before, all were as in `before`. */
  note(before: Values, names: readonly PropertyName[], time: number): void {
    const seen = names.filter(isLinked);
    if (seen.length === 0) return;
    const fields = seen.sort().join();
    const goesOn = this.#open?.fields === fields && time - this.#open.time < pause;
    if (!goesOn) this.#past.push(before);
    if (this.#past.length > mostSteps) this.#past.shift();
    this.#future = [];
    // Of what is chosen, and not typed or dragged, each choice is a step.
    const isGradual = seen.every((name) => (properties[name] as Property).gradual);
    this.#open = isGradual ? { fields, time } : undefined;
  }

  /** The state before the last step; undefined where there is none. */
  undo(now: Values): Values | undefined {
    return this.#move(this.#past, this.#future, now);
  }

  /** The state after the step that was undone last. */
  redo(now: Values): Values | undefined {
    return this.#move(this.#future, this.#past, now);
  }

  #move(from: Values[], to: Values[], now: Values): Values | undefined {
    const values = from.pop();
    if (values) to.push(now);
    this.#open = undefined;
    return values;
  }
}
