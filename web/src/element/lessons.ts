import { html, nothing } from 'lit';
import { Guide } from '../lessons/guide.js';
import type { Lesson, Text } from '../lessons/lesson.js';
import { lessons } from '../lessons/registry.js';
import {
  type LessonId,
  type PropertyName,
  propertyNames,
  type Values,
} from '../store/properties.js';
import type { State, Store, UiState } from '../store/store.js';
import { lessonTexts as texts } from '../texts/lessons.js';
import type { Actions } from '../views/view.js';
import styles from './lessons.css?inline';
import { type Lit, nothingLit } from './lights.js';
import { styleSheet } from './style-sheets.js';

// What belongs to the reader and no lesson touches.
const untouched: readonly PropertyName[] = ['lesson', 'theme', 'loading', 'controls'];

/** The lesson of a figure: opens and closes it, draws its panel, and leaves no trace behind. */
export class Lessons {
  readonly #root: ShadowRoot;
  readonly #store: Store;
  readonly #set: Actions['set'];
  #guide: Guide | null = null;
  // The reader's own, from before the first lesson.
  #before: { values: Values; unfolded: readonly string[] } | null = null;
  #unfolded: readonly string[] | null = null;
  // The reader asked for a step, and has not been shown its view yet.
  #isToLook = false;

  constructor(root: ShadowRoot, store: Store, set: Actions['set']) {
    this.#root = root;
    this.#store = store;
    this.#set = set;
    root.adoptedStyleSheets.push(styleSheet(styles));
  }

  /** Whether the open lesson, or none, is the one that the values ask for. */
  follows({ lesson }: Values): boolean {
    return (this.#guide?.lesson.id ?? '') === lesson;
  }

  /** Fetches the lesson that the values name. */
  async load({ lesson }: Values): Promise<Lesson | null> {
    return lesson === '' ? null : lessons[lesson as LessonId]();
  }

  /** Opens the lesson, or closes the open one. Returns what has to be set before the picture. */
  follow(values: Values, lesson: Lesson | null): Partial<Values> {
    if (lesson) {
      this.#before ??= { values, unfolded: this.#store.state.ui.unfolded };
      this.#guide = new Guide(lesson);
      return changes(values, this.#guide.values(values));
    }
    this.#guide = null;
    this.#unfolded = this.#before!.unfolded;
    const back = changes(values, this.#before!.values);
    this.#before = null;
    return back;
  }

  /** What the picture to come opens: the step's view above all. */
  coming(ui: UiState): Partial<UiState> {
    if (this.#unfolded) return { unfolded: this.#unfolded };
    if (!this.#guide?.isOnTheWay) return {};
    return { unfolded: [...new Set([...ui.unfolded, this.#guide.coming.view])] };
  }

  /** The picture for the step is there. */
  arrive(ui: UiState): Partial<UiState> {
    const coming = this.coming(ui);
    this.#unfolded = null;
    return this.#guide?.isOnTheWay ? { ...coming, ...this.#guide.arrive() } : coming;
  }

  /** What the step speaks of. */
  get light(): Lit {
    return { ...nothingLit, ...this.#guide?.step.light };
  }

  render(state: State) {
    const guide = this.#guide;
    if (!guide) return nothing;
    guide.check(state);
    const { lesson, at, step, isDone } = guide;
    const isLast = at === lesson.steps.length - 1;
    const next = isLast ? texts.finish : step.task && !isDone ? texts.skip : texts.next;
    return html`<section class="lesson" part="lesson" aria-label=${texts.label(lesson.title)}>
      <p class="lesson-place">
        <b>${lesson.title}</b> · ${texts.progress(at + 1, lesson.steps.length)}
      </p>
      <button
        type="button"
        class="lesson-close"
        aria-label=${texts.close}
        @click=${() => this.#close()}
      >
        <svg viewBox="0 0 16 16" aria-hidden="true"><path d="M4 4l8 8M12 4l-8 8"></path></svg>
      </button>
      <div class="lesson-text" aria-live="polite">
        <p>${spans(step.text)}</p>
        ${
          step.task
            ? html`<p class="lesson-task" ?data-done=${isDone}>
              <svg viewBox="0 0 16 16" aria-hidden="true"><circle cx="8" cy="8" r="6.5"></circle
                ><path d="M4.8 8.2l2.2 2.3 4.2-4.8"></path></svg>
              <span>${
                isDone ? html`<b>${texts.done}</b> ${spans(step.task.done)}` : spans(step.task.text)
              }</span>
            </p>`
            : nothing
        }
      </div>
      <p class="lesson-buttons">
        <button
          type="button"
          aria-disabled=${at === 0}
          @click=${() => at > 0 && this.#go(at - 1)}
        >
          ${texts.back}
        </button>
        <button
          type="button"
          class="lesson-next"
          ?data-waiting=${step.task && !isDone}
          @click=${() => (isLast ? this.#close() : this.#go(at + 1))}
        >
          ${next}
        </button>
      </p>
    </section>`;
  }

  /** After a step was drawn: brings its view onto the screen, when the reader asked for the step. */
  look(): void {
    if (!this.#isToLook || !this.#guide || this.#guide.isOnTheWay) return;
    this.#isToLook = false;
    const view = this.#root.querySelector(`.view.${this.#guide.step.view}`);
    if (!view) return;
    const lit = view.querySelector('[data-lit-tensor]') ?? view;
    const start = view.getBoundingClientRect().top;
    const place = lit.getBoundingClientRect().top;
    const isVisible = (top: number) => top >= 0 && top < innerHeight * mostDown;
    if (isVisible(place)) return;
    const isStill = matchMedia('(prefers-reduced-motion: reduce)').matches;
    const behavior = isStill ? 'instant' : 'smooth';
    // From its beginning, unless what is lit would lie below the screen then.
    if (isVisible(place - start)) view.scrollIntoView({ block: 'start', behavior });
    else lit.scrollIntoView({ block: 'center', behavior });
  }

  #go(index: number) {
    const guide = this.#guide!;
    guide.go(index);
    this.#isToLook = true;
    const { values } = this.#store.state;
    // Setting the lesson asks for a picture, even where nothing else changes.
    this.#set({ ...changes(values, guide.values(values)), lesson: guide.lesson.id });
  }

  // The button that was pressed goes with the panel; the focus moves to the word that asks.
  #close() {
    this.#set({ lesson: '' });
    this.#root.querySelector<HTMLElement>('.word[aria-checked="true"]')?.focus();
  }
}

// What starts lower on the screen than this share of it may be covered by the panel.
const mostDown = 0.6;

// The settings that differ. Query and weighting come last, since any other setting drops them.
function changes(now: Values, wanted: Values): Partial<Values> {
  const whatIf: PropertyName[] = ['query', 'weighting'];
  const names = propertyNames.filter(
    (name) => !untouched.includes(name) && now[name] !== wanted[name],
  );
  if (names.length === 0) return {};
  const ordered = [...names.filter((name) => !whatIf.includes(name)), ...whatIf];
  return Object.fromEntries(ordered.map((name) => [name, wanted[name]]));
}

function spans(text: Text) {
  return text.map((part) => (typeof part === 'string' ? part : html`<b>${part.strong}</b>`));
}
