import { html, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import type { Snapshot } from '../../snapshot/snapshot.js';
import type { Values } from '../../store/properties.js';
import type { State } from '../../store/store.js';
import { texts } from '../../texts/en.js';
import { decimal } from '../parts/format.js';
import { startTyping } from '../parts/start-typing.js';
import type { Actions } from '../view.js';
import { schemeControls } from './scheme-controls.js';

const { controls: labels } = texts;

// The slider moves in the logarithm, so that 1 lies in the middle and halving is as far as doubling.
const temperatureRange = { min: -2, max: 2, step: 0.05 };

/** Model, head and the other settings of the computation. */
export function controls(state: State, snapshot: Snapshot, actions: Actions) {
  const { values, models } = state;
  const hasLogits = snapshot.tensor('logits') !== undefined;
  const isCompact = values.controls === 'compact';
  return html`<div class="controls" role="group" aria-label=${labels.label}>
    ${choice('model', models, labels.models)} ${heads()}
    ${
      isCompact
        ? nothing
        : html`<span class="row-break"></span>${choice('mask', ['model', 'none', 'causal'], labels.masks)}
        ${choice('position', ['model', 'none', 'sinusoidal'], labels.positions)}
        ${hasLogits ? temperature() : nothing}
        ${schemeControls(state, snapshot, actions)}`
    }
    <p class="about">${labels.about[values.model] ?? nothing}</p>
  </div>`;

  function choice(
    name: 'model' | 'mask' | 'position',
    ids: readonly string[],
    names: Record<string, string>,
  ) {
    return html`<label class="control" data-control=${name}>
      ${labels[name]}
      <select
        .value=${live(values[name])}
        @change=${(event: Event) => {
          const chosen = { [name]: (event.target as HTMLSelectElement).value } as Partial<Values>;
          if (chosen.model === 'manual') startTyping(snapshot, actions);
          // Another model has other heads.
          else actions.set(name === 'model' ? { ...chosen, head: 0, layer: 0 } : chosen);
        }}
      >
        ${ids.map(
          (id) =>
            html`<option value=${id} ?selected=${id === values[name]}>${names[id] ?? id}</option>`,
        )}
      </select>
    </label>`;
  }

  function heads() {
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

  function temperature() {
    return html`<label class="control" data-control="temperature">
      ${labels.temperature}
      <input
        type="range"
        min=${temperatureRange.min}
        max=${temperatureRange.max}
        step=${temperatureRange.step}
        .value=${live(String(Math.log2(values.temperature)))}
        aria-valuetext=${decimal(values.temperature)}
        @input=${(event: Event) => {
          const exponent = Number((event.target as HTMLInputElement).value);
          actions.set({ temperature: 2 ** exponent });
        }}
      />
      <output>${decimal(values.temperature)}</output>
    </label>`;
  }
}
