import { nothing } from 'lit';
import { Guide } from '../lessons/guide.js';
import type { Lesson, StepRun } from '../lessons/lesson.js';
import { lessonIn } from '../lessons/registry.js';
import type { Snapshot } from '../snapshot/snapshot.js';
import {
  type LessonId,
  type PropertyName,
  propertyNames,
  type Values,
} from '../store/properties.js';
import type { State, Store, UiState } from '../store/store.js';
import type { Language } from '../texts/language.js';
import { notBegun } from '../training/not-begun.js';
import type { Trainer } from '../training/trainer.js';
import type { Actions } from '../views/view.js';
import { panel } from './lesson-panel.js';
import styles from './lessons.css?inline';
import { type Lit, nothingLit } from './lights.js';
import { openLit } from './open-lit.js';
import { adopt } from './style-sheets.js';

// What belongs to the reader and no lesson touches.
const untouched: readonly PropertyName[] = ['lesson', 'theme', 'loading', 'controls'];

/** The lesson of a figure: opens and closes it, draws its panel, and leaves no trace behind. */
export class Lessons {
  readonly #root: ShadowRoot;
  readonly #store: Store;
  readonly #actions: Pick<Actions, 'set' | 'train'>;
  #guide: Guide | null = null;
  // The reader's own, from before the first lesson.
  #before: { values: Values; unfolded: readonly string[] } | null = null;
  #unfolded: readonly string[] | null = null;
  // A step is there, and what it speaks of has not been opened yet.
  #isNew = false;
  // The reader asked for it, and has not been shown its view yet.
  #isToLook = false;
  // The reader opened the lesson, and is not in its panel yet.
  #isToEnter = false;

  constructor(root: ShadowRoot, store: Store, actions: Pick<Actions, 'set' | 'train'>) {
    this.#root = root;
    this.#store = store;
    this.#actions = actions;
    adopt(root, styles);
  }

  /** Whether the open lesson, or none, is the one that the values ask for. */
  follows({ lesson }: Values): boolean {
    return (this.#guide?.lesson.id ?? '') === lesson;
  }

  /** Fetches the lesson that the values name, in a language. */
  async load({ lesson }: Values, language: Language): Promise<Lesson | null> {
    return lesson === '' ? null : lessonIn(language, lesson as LessonId);
  }

  /** Fetches the open lesson in a language; the step that is there stays. */
  async translate(language: Language): Promise<void> {
    const guide = this.#guide;
    if (guide) guide.lesson = await lessonIn(language, guide.lesson.id as LessonId);
  }

  /** Opens the lesson, or closes the open one. Returns what has to be set before the picture. */
  follow(values: Values, lesson: Lesson | null): Partial<Values> {
    if (lesson) {
      this.#before ??= { values, unfolded: this.#store.state.ui.unfolded };
      this.#guide = new Guide(lesson);
      // A page that opens with a lesson neither scrolls by itself nor takes the focus.
      this.#isToLook = this.#store.state.snapshot !== null;
      this.#isToEnter = this.#isToLook && navigator.userActivation.isActive;
      return changes(values, this.#guide.values(values));
    }
    this.#guide = null;
    this.#unfolded = this.#before!.unfolded;
    const back = changes(values, this.#before!.values);
    this.#before = null;
    return back;
  }

  /** Leaves the lesson without a way back to what was before it. */
  leave(): void {
    this.#guide = null;
    this.#before = null;
  }

  /** What the picture to come opens: the step's view above all. */
  coming(ui: UiState): Partial<UiState> {
    if (this.#unfolded) return { unfolded: this.#unfolded, settings: null };
    if (!this.#guide?.isOnTheWay) return {};
    return { unfolded: [...new Set([...ui.unfolded, this.#guide.coming.view])] };
  }

  /** The picture for the step is there. */
  arrive(values: Values, snapshot: Snapshot, ui: UiState): Partial<UiState> {
    const coming = this.coming(ui);
    this.#unfolded = null;
    if (!this.#guide?.isOnTheWay) return coming;
    this.#isNew = true;
    const opened = this.#guide.arrive({ values, snapshot });
    const { run } = this.#guide.step;
    if (run) this.#actions.train((trainer) => beginRun(run, trainer));
    return { ...coming, ...opened };
  }

  get isOpen(): boolean {
    return this.#guide !== null;
  }

  /** What the step speaks of. */
  get light(): Lit {
    return { ...nothingLit, ...this.#guide?.step.light };
  }

  render(state: State) {
    const guide = this.#guide;
    if (!guide) return nothing;
    guide.check(state);
    return panel(guide, { go: (index) => this.#go(index), close: () => this.#close() });
  }

  /** After a step was drawn: opens what hides it, and shows its view to who asked for the step. */
  look(): void {
    if (!this.#isNew || !this.#guide?.isThere) return;
    const view = this.#root.querySelector(`.view.${this.#guide.step.view}`);
    if (!view) return;
    this.#isNew = false;
    openLit(view, this.light);
    if (this.#isToEnter) this.#panel?.focus({ preventScroll: true });
    this.#isToEnter = false;
    if (this.#isToLook) this.#bringUp(view, this.#panel!);
    this.#isToLook = false;
  }

  // Again with the next frame, since a view that was just unfolded can still find its height.
  #bringUp(view: Element, panel: HTMLElement) {
    bringUp(view, panel);
    requestAnimationFrame(() => panel.isConnected && bringUp(view, panel));
  }

  get #panel() {
    return this.#root.querySelector<HTMLElement>('.lesson');
  }

  #go(index: number) {
    const guide = this.#guide!;
    guide.go(index);
    this.#isToLook = true;
    const { values } = this.#store.state;
    // Setting the lesson asks for a picture, even where nothing else changes.
    this.#actions.set({ ...changes(values, guide.values(values)), lesson: guide.lesson.id });
  }

  // The button that was pressed goes with the panel; the focus moves to the word that asks.
  #close() {
    this.#actions.set({ lesson: '' });
    this.#root.querySelector<HTMLElement>('.word[aria-checked="true"]')?.focus();
  }
}

// What is lit, what there is to do above all.
const litParts = ['control', 'tensor', 'dimension', 'token'].map((what) => `[data-lit-${what}]`);

// Brings the lit parts of a view between the screen's upper edge and the panel.
function bringUp(view: Element, panel: HTMLElement) {
  const lit = litParts.map((part) => [...view.querySelectorAll(part)]).find(({ length }) => length);
  const first = lit?.[0] ?? view;
  const last = lit?.at(-1) ?? view;
  panel.parentElement!.style.setProperty('--panel-size', `${panel.offsetHeight}px`);
  const { top } = first.getBoundingClientRect();
  const { bottom } = last.getBoundingClientRect();
  if (top >= 0 && bottom <= panel.getBoundingClientRect().top) return;
  const isStill = matchMedia('(prefers-reduced-motion: reduce)').matches;
  const behavior = isStill ? 'instant' : 'smooth';
  const room = innerHeight - panel.offsetHeight - margin;
  // From the view's beginning, unless what is lit would lie below the panel then; of more than
  // there is room for, the first.
  if (bottom - view.getBoundingClientRect().top < room) {
    view.scrollIntoView({ block: 'start', behavior });
  } else if (bottom - top < room) last.scrollIntoView({ block: 'end', behavior });
  else first.scrollIntoView({ block: 'center', behavior });
}

// What is left between a lit part and the panel, in pixels.
const margin = 32;

// The step's run, unless it is there already.
async function beginRun({ task, isNew }: StepRun, trainer: Trainer): Promise<void> {
  const wanted = { ...notBegun.settings, task };
  const { settings, history, hasDiverged } = trainer.state;
  const names = Object.keys(wanted) as (keyof typeof wanted)[];
  const isThere = history.length > 0 && names.every((name) => settings[name] === wanted[name]);
  if (isNew || !isThere || hasDiverged) await trainer.begin(wanted);
}

// The settings that differ, each before those that a change of it drops.
function changes(now: Values, wanted: Values): Partial<Values> {
  const whatIf: PropertyName[] = ['valueWidth', 'query', 'weighting', 'alternative'];
  const names = propertyNames.filter(
    (name) => !untouched.includes(name) && now[name] !== wanted[name],
  );
  if (names.length === 0) return {};
  const ordered = [...names.filter((name) => !whatIf.includes(name)), ...whatIf];
  return Object.fromEntries(ordered.map((name) => [name, wanted[name]]));
}
