import { html, nothing, type TemplateResult } from 'lit';
import type { State } from '../store/store.js';
import { texts } from '../texts/en.js';
import parts from '../views/parts/parts.css?inline';
import { views } from '../views/registry.js';
import type { Actions, View } from '../views/view.js';
import figure from './figure.css?inline';
import { styleSheet } from './style-sheets.js';

/** The views of a figure, in order: some drawn, some folded behind their question. */
export class Sections {
  readonly #root: ShadowRoot;
  readonly #actions: Actions;
  readonly #loaded = new Map<string, View>();

  constructor(root: ShadowRoot, actions: Actions) {
    this.#root = root;
    this.#actions = actions;
    root.adoptedStyleSheets = [styleSheet(figure), styleSheet(parts)];
  }

  /** Fetches what is to be seen and is not there yet. */
  async load(state: State): Promise<void> {
    const wanted = shown(state).filter((id) => !isFolded(id, state));
    await Promise.all(wanted.filter((id) => !this.#loaded.has(id)).map((id) => this.#load(id)));
  }

  /** Every listed view that can be drawn from the state. */
  render(state: State): (TemplateResult | typeof nothing)[] {
    return shown(state).map((id) => {
      if (!listed(state.values.folded).includes(id)) return this.#plain(id, state);
      return state.snapshot ? this.#foldable(id, state) : nothing;
    });
  }

  async #load(id: string) {
    const view = await views.find((entry) => entry.id === id)?.load();
    if (!view) return;
    this.#loaded.set(id, view);
    const sheet = styleSheet(view.styles);
    if (!this.#root.adoptedStyleSheets.includes(sheet)) this.#root.adoptedStyleSheets.push(sheet);
  }

  #plain(id: string, state: State) {
    const body = this.#body(id, state);
    if (body === nothing) return nothing;
    const title = texts.views[id]?.title;
    return html`<section class=${`view ${id}`} part=${id}>
      ${title ? html`<h2>${title}</h2>` : nothing} ${body}
    </section>`;
  }

  #foldable(id: string, state: State) {
    const isOpen = !isFolded(id, state);
    return html`<details
      class=${`view foldable ${id}`}
      part=${id}
      .open=${isOpen}
      @toggle=${(event: Event) => {
        const { open } = event.currentTarget as HTMLDetailsElement;
        if (event.target !== event.currentTarget || open === isOpen) return;
        const others = state.ui.unfolded.filter((other) => other !== id);
        this.#actions.show({ unfolded: open ? [...others, id] : others });
      }}
    >
      <summary>
        <h2>${texts.views[id]?.title ?? id}</h2>
        <span class="fold-hint">${texts.views[id]?.hint}</span>
      </summary>
      ${isOpen ? this.#body(id, state) : nothing}
    </details>`;
  }

  #body(id: string, state: State) {
    const view = this.#loaded.get(id);
    if (!view?.needs.every((name) => state.snapshot?.tensor(name))) return nothing;
    return view.render(state, this.#actions);
  }
}

function listed(names: string): string[] {
  return names.split(/\s+/).filter(Boolean);
}

// Views that belong to another model are left out.
function shown({ values }: State): string[] {
  return listed(values.views).filter((id) => {
    const model = views.find((entry) => entry.id === id)?.model;
    return model === undefined || model === values.model;
  });
}

function isFolded(id: string, { values, ui }: State): boolean {
  return listed(values.folded).includes(id) && !ui.unfolded.includes(id);
}
