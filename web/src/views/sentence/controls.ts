import { html, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import type { Snapshot } from '../../snapshot/snapshot.js';
import type { State } from '../../store/store.js';
import { texts } from '../../texts/en.js';
import { startTyping } from '../parts/start-typing.js';
import type { Actions } from '../view.js';
import { further } from './further.js';
import { select } from './select.js';

const { controls: labels } = texts;

/** Model and head, and behind a fold the other settings of the computation. */
export function controls(state: State, snapshot: Snapshot, actions: Actions) {
  const { values, models } = state;
  return html`<div class="controls" role="group" aria-label=${labels.label}>
    ${select({
      name: 'model',
      label: labels.model,
      chosen: values.model,
      ids: values.file ? [...models, 'file'] : models,
      nameOf: (id) => labels.models[id] ?? id,
      choose: (model) => {
        if (model === 'manual') startTyping(snapshot, actions);
        // Another model has other heads.
        else actions.set({ model, head: 0, layer: 0 });
      },
    })}
    ${heads(snapshot, actions)}
    ${values.controls === 'compact' ? nothing : further(state, snapshot, actions)}
    <p class="about">${labels.about[values.model] ?? nothing}</p>
  </div>`;
}

function heads(snapshot: Snapshot, actions: Actions) {
  if (snapshot.heads.length < 2) return nothing;
  return html`<fieldset class="control heads" data-control="head">
    <legend>${labels.head}</legend>
    ${snapshot.heads.map(
      (name, index) => html`<label class="head">
        <input
          type="radio"
          name="head"
          .checked=${live(index === snapshot.head)}
          @change=${() => actions.set({ head: index })}
        />
        <span>${name || labels.headNumber(index)}</span>
      </label>`,
    )}
  </fieldset>`;
}
