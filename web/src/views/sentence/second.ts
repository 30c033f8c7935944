import { html, nothing } from 'lit';
import type { State } from '../../store/store.js';
import { texts } from '../../texts/en.js';
import type { Actions } from '../view.js';

const { sentence: labels } = texts;

// Fetched with the first second sentence.
let drawing: typeof import('./source.js') | undefined;

export async function loadSource(state: State): Promise<void> {
  if (isSourceAdded(state)) drawing ??= await import('./source.js');
}

/** The second sentence, once it was fetched. */
export const source = (state: State, actions: Actions) => drawing?.source(state, actions);

/** Marks the first sentence, where there is a second one, as the one that asks. */
export function first({ snapshot }: State) {
  return snapshot?.hasSource ? html`<p class="source-label">${labels.first}</p>` : nothing;
}

/** Whether there is a second sentence, or a field for one. */
export function isSourceAdded({ values, ui }: State): boolean {
  return ui.sourceOpen || values.source !== '';
}

/** The button that adds one. */
export function addSource(actions: Actions) {
  return html`<button
    type="button"
    class="add-source"
    data-control="source"
    @click=${() => {
      actions.show({ sourceOpen: true });
      actions.set({ source: labels.sourceExample });
    }}
  >
    ${labels.addSource}
  </button>`;
}
