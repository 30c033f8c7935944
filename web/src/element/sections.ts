import { html, noChange, nothing, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import type { Snapshot } from '../snapshot/snapshot.js';
import type { State } from '../store/store.js';
import { texts } from '../texts/en/figure.js';
import parts from '../views/parts/parts.css?inline';
import { views } from '../views/registry.js';
import type { Actions, NumberTable, View } from '../views/view.js';
import figure from './figure.css?inline';
import { adopt } from './style-sheets.js';
import theme from './theme.css?inline';

/**
 * The views of a figure, in order: some drawn, some folded behind their question. Those that nobody
 * sees do not hold up those on the screen: when the snapshot changes, they wait for their turn.
 */
export class Sections {
  readonly #root: ShadowRoot;
  readonly #actions: Actions;
  readonly #loaded = new Map<string, View>();
  // Views that are open, as one text, and from which snapshot each was drawn.
  #open = '';
  readonly #drawn = new Map<string, Snapshot | null>();
  readonly #unseen = new Set<string>();
  readonly #waiting = new Set<string>();
  #isWhole = false;
  // Fetched with the first tables that are opened, and what makes those of each view.
  #tables: typeof import('./tables.js') | undefined;
  readonly #tabulators = new Map<string, ((state: State) => NumberTable[]) | undefined>();
  readonly #observer = new IntersectionObserver((entries) => {
    for (const { target, isIntersecting } of entries) {
      const id = target.part[0]!;
      if (isIntersecting) this.#unseen.delete(id);
      else this.#unseen.add(id);
    }
  });

  constructor(root: ShadowRoot, actions: Actions) {
    this.#root = root;
    this.#actions = actions;
    adopt(root, theme, figure, parts);
  }

  /** Fetches what is to be seen and is not there yet. */
  async load(state: State): Promise<void> {
    const wanted = shown(state).filter((id) => !isFolded(id, state));
    await Promise.all(
      wanted.map(async (id) => {
        if (!this.#loaded.has(id)) await this.#load(id);
        adopt(this.#root, ...((await this.#loaded.get(id)?.prepare?.(state)) ?? []));
        if (state.ui.tables.includes(id)) await this.#loadTables(id);
      }),
    );
  }

  /** Whether a view that is to be seen asks what the sum keeps. */
  analyses(state: State): boolean {
    return shown(state).some((id) => entryOf(id)?.analyses && !isFolded(id, state));
  }

  /** Whether a view that is to be seen shows a run. */
  trains(state: State): boolean {
    return shown(state).some((id) => entryOf(id)?.trains && !isFolded(id, state));
  }

  /**
   * Every listed view that can be drawn from the state, which is stale or not; or of all of them
   * `only` one.
   */
  render(
    state: State,
    isStale: boolean,
    only?: string,
  ): (TemplateResult | typeof nothing | typeof noChange)[] {
    const open = shown(state)
      .filter((id) => this.#isOpen(id, state))
      .join();
    // Where views come and go, none can stay as it is: its place may have become another's.
    if (open !== this.#open) this.forget();
    this.#open = open;
    return shown(state).map((id) => {
      if (only && id !== only) return noChange;
      const { mends, trains } = entryOf(id) ?? {};
      const isInert = isStale && !mends && !trains;
      if (!listed(state.values.folded).includes(id)) return this.#plain(id, state, isInert);
      return state.snapshot ? this.#foldable(id, state, isInert) : nothing;
    });
  }

  /** For paper, the next renderings draw every view that was fetched, folded or not, seen or not. */
  set isWhole(isWhole: boolean) {
    this.#isWhole = isWhole;
  }

  /** Whether a view was left as it was. */
  get isWaiting(): boolean {
    return this.#waiting.size > 0;
  }

  /** The next rendering draws the first of the views that wait. */
  takeTurn(): void {
    const [first] = this.#waiting;
    if (first !== undefined) this.#drawn.delete(first);
  }

  /** Nothing of what was drawn is there any more. */
  forget(): void {
    this.#drawn.clear();
    this.#waiting.clear();
  }

  /** After a rendering: notes which views are on the screen, as long as they are there. */
  observe(): void {
    for (const view of this.#root.querySelectorAll('.view')) this.#observer.observe(view);
  }

  /** Fetches what says what a view shows; undefined where it is not drawn. */
  async teller(id: string): Promise<((state: State) => string) | undefined> {
    return this.#drawn.has(id) ? this.#loaded.get(id)?.teller() : undefined;
  }

  unmount(): void {
    this.#observer.disconnect();
  }

  async #load(id: string) {
    const view = await entryOf(id)?.load();
    if (!view) return;
    this.#loaded.set(id, view);
    adopt(this.#root, view.styles);
  }

  #plain(id: string, state: State, isInert: boolean) {
    const body = this.#body(id, state);
    if (body === nothing) return nothing;
    const title = texts.views[id]?.title;
    return html`<section
      class=${`view ${id}`}
      part=${`${id} view`}
      aria-describedby=${`summary-${id}`}
      ?inert=${isInert}
    >
      ${title ? html`<h2 part="question">${title}</h2>` : nothing} ${body} ${summary(id)}
    </section>`;
  }

  #foldable(id: string, state: State, isInert: boolean) {
    const isOpen = this.#isOpen(id, state);
    return html`<details
      class=${`view foldable ${id}`}
      part=${`${id} view`}
      aria-describedby=${isOpen ? `summary-${id}` : nothing}
      ?inert=${isInert}
      .open=${isOpen}
      @toggle=${(event: Event) => {
        const details = event.currentTarget as HTMLDetailsElement;
        if (event.target !== details || details.open === isOpen) return;
        // While this one is fetched, others may be unfolded, and it may be folded again.
        this.#actions.show(({ unfolded }) => {
          const others = unfolded.filter((other) => other !== id);
          return { unfolded: details.open ? [...others, id] : others };
        });
      }}
    >
      <summary>
        <h2 part="question">${fold(id).title}</h2>
        <span class="fold-hint">${fold(id).hint}</span>
      </summary>
      ${isOpen ? html`${this.#body(id, state)} ${summary(id)}` : nothing}
    </details>`;
  }

  #body(id: string, state: State) {
    const view = this.#loaded.get(id);
    this.#waiting.delete(id);
    if (!view?.needs.every((name) => state.snapshot?.tensor(name))) {
      this.#drawn.delete(id);
      return nothing;
    }
    if (this.#mayWait(id, state)) {
      this.#waiting.add(id);
      return noChange;
    }
    this.#drawn.set(id, state.snapshot);
    const body = view.render(state, this.#actions);
    return view.tables && state.snapshot ? html`${body} ${this.#tablesOf(id, state)}` : body;
  }

  async #loadTables(id: string) {
    this.#tables ??= await import('./tables.js');
    adopt(this.#root, this.#tables.styles);
    this.#tabulators.set(id, await this.#loaded.get(id)?.tables?.());
  }

  // Made only while they are open.
  #tablesOf(id: string, state: State) {
    const isOpen = state.ui.tables.includes(id);
    return html`<details
      class="tables"
      .open=${isOpen}
      @toggle=${({ target }: Event) => {
        const { open } = target as HTMLDetailsElement;
        if (open === isOpen) return;
        this.#actions.show(({ tables }) => {
          const others = tables.filter((other) => other !== id);
          return { tables: open ? [...others, id] : others };
        });
      }}
    >
      <summary>${texts.numbers.ofView}</summary>
      ${
        isOpen
          ? guard([state.snapshot, state.ui], () =>
              this.#tables?.tables(this.#tabulators.get(id)?.(state) ?? []),
            )
          : nothing
      }
    </details>`;
  }

  #isOpen(id: string, state: State): boolean {
    return !isFolded(id, state) || (this.#isWhole && this.#loaded.has(id));
  }

  #mayWait(id: string, { snapshot }: State): boolean {
    if (this.#isWhole) return false;
    const before = this.#drawn.get(id);
    return this.#unseen.has(id) && before !== undefined && before !== snapshot;
  }
}

// Written once the picture rests.
function summary(id: string) {
  return html`<p class="summary" id=${`summary-${id}`}></p>`;
}

// The first two views have headings of their own, but behind a fold.
function fold(id: string) {
  return texts.views[id] ?? texts.folds[id] ?? { title: id, hint: '' };
}

function entryOf(id: string) {
  return views.find((entry) => entry.id === id);
}

function listed(names: string): string[] {
  return names.split(/\s+/).filter(Boolean);
}

// Views that belong to another model are left out. Those that belong to this one follow the sentence
// where its model can be chosen: who chooses it must find what to do with it.
function shown({ values }: State): string[] {
  const wanted = listed(values.views).filter((id) => {
    const model = entryOf(id)?.model;
    return model === undefined || model === values.model;
  });
  const canChoose = values.controls !== 'none';
  const own = views
    .filter(({ id, model }) => model === values.model && !wanted.includes(id))
    .map(({ id }) => id);
  return wanted.flatMap((id) => (id === 'sentence' && canChoose ? [id, ...own] : [id]));
}

function isFolded(id: string, { values, ui }: State): boolean {
  return listed(values.folded).includes(id) && !ui.unfolded.includes(id);
}
