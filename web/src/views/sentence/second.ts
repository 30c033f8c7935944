import { html, nothing } from 'lit';
import type { Snapshot } from '../../snapshot/snapshot.js';
import type { State } from '../../store/store.js';
import { texts } from '../../texts/en/figure.js';
import type { Actions } from '../view.js';

const { sentence: labels } = texts;

// What a second sentence says before the reader writes one.
const example = 'a small dog saw the white bird';

// Fetched with the first second sentence.
let drawing: typeof import('./source.js') | undefined;

export async function loadSource(state: State): Promise<string[]> {
  if (isSourceShown(state)) drawing ??= await import('./source.js');
  return drawing ? [drawing.styles] : [];
}

/** The second sentence, once it was fetched. */
export const source = (state: State, actions: Actions) => drawing?.source(state, actions);

/** Marks the first sentence, where there is a second one, as the one that asks. */
export function first({ snapshot }: State) {
  if (!snapshot?.hasSource) return nothing;
  return html`<p class="source-label">${snapshot.saysNext ? labels.written : labels.first}</p>`;
}

/** Whether the model reads a sentence of its own, besides the one that it writes. */
export function isTranslated(snapshot: Snapshot | null): boolean {
  return (snapshot?.attentions.length ?? 0) > 1;
}

/** Whether the second sentence is to be seen. */
export function isSourceShown(state: State): boolean {
  return isSourceAdded(state) || isTranslated(state.snapshot);
}

/** Whether one could be added: models that were trained know no other than their own. */
export function canAddSource(state: State): boolean {
  const { model, controls } = state.values;
  const isTrained = isTranslated(state.snapshot) || ['trained', 'file'].includes(model);
  return controls === 'full' && !isTrained && !isSourceAdded(state);
}

/** Whether there is a second sentence, or a field for one. */
function isSourceAdded({ values, ui }: State): boolean {
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
      actions.set({ source: example });
    }}
  >
    ${labels.addSource}
  </button>`;
}
