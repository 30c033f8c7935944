import { html, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import type { Snapshot } from '../../snapshot/snapshot.js';
import type { State } from '../../store/store.js';
import { texts } from '../../texts/en/figure.js';
import { nameTexts } from '../../texts/en/names.js';
import { percent } from '../parts/format.js';
import { startTyping } from '../parts/start-typing.js';
import type { Actions } from '../view.js';
import { about } from './about.js';
import { further } from './further.js';
import { select } from './select.js';

const { controls: labels } = texts;

/** Model and head, and behind a fold the other settings of the computation. */
export function controls(state: State, snapshot: Snapshot, actions: Actions) {
  const { values, models, fetching } = state;
  return html`<div class="controls" part="controls" role="group" aria-label=${labels.label}>
    ${select({
      name: 'model',
      label: labels.model,
      chosen: values.model,
      ids: values.file ? [...models, 'file'] : models,
      nameOf: (id) => labels.models[id] ?? id,
      choose: (model) => {
        if (model === 'manual') startTyping(snapshot, actions);
        else actions.chooseModel(model);
      },
    })}
    ${attentions(snapshot, actions)} ${layers(snapshot, actions)} ${heads(snapshot, actions)}
    ${values.controls === 'compact' ? nothing : further(state, snapshot, actions)}
    <p class="about" data-say>${fetching ? labels.fetching(fetching.model, percent(fetching.share)) : (about(values.model) ?? nothing)}</p>
  </div>`;
}

function attentions({ attentions: ids, attention }: Snapshot, actions: Actions) {
  if (ids.length < 2) return nothing;
  return select({
    name: 'attention',
    label: labels.attention,
    chosen: attention,
    ids,
    nameOf: (id) => labels.attentions[id] ?? id,
    choose: (id) => actions.set({ attention: id, layer: 0, head: 0, token: undefined }),
  });
}

function layers({ layers: count, layer }: Snapshot, actions: Actions) {
  if (count < 2) return nothing;
  return select({
    name: 'layer',
    label: labels.layer,
    chosen: String(layer),
    ids: Array.from({ length: count }, (_, index) => String(index)),
    nameOf: (id) => String(Number(id) + 1),
    choose: (id) => actions.set({ layer: Number(id), head: 0 }),
  });
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
        <span>${headName(name) || labels.headNumber(index)}</span>
      </label>`,
    )}
  </fieldset>`;
}

// What a learned head was found to do is a list of relations.
function headName(name: string): string {
  return name
    .split(', ')
    .map((relation) => labels.relations[relation] ?? nameTexts.of(relation))
    .join(', ');
}
