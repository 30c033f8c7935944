import { html, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import type { Snapshot } from '../../snapshot/snapshot.js';
import type { Values } from '../../store/properties.js';
import type { State } from '../../store/store.js';
import { texts } from '../../texts/en/figure.js';
import { settingsTexts } from '../../texts/en/views/settings.js';
import { decimal } from '../parts/format.js';
import type { Actions } from '../view.js';
import { schemeControls } from './scheme-controls.js';
import { select } from './select.js';

const { controls: labels } = texts;

// The slider moves in the logarithm, so that 1 lies in the middle and halving is as far as doubling.
const temperatureRange = { min: -2, max: 2, step: 0.05 };

/** Mask, position, temperature and scheme. */
export function furtherSettings(state: State, snapshot: Snapshot, actions: Actions) {
  const { values } = state;
  return html`<div class="further-controls">
    ${choice('mask', ['model', 'none', 'causal'], settingsTexts.masks)}
    ${
      // What is typed are queries, keys and values already.
      values.model === 'manual'
        ? nothing
        : choice('position', ['model', 'none', 'sinusoidal'], settingsTexts.positions)
    }
    ${snapshot.tensor('logits') ? temperature(values, actions) : nothing}
    ${schemeControls(state, snapshot, actions)}
  </div>`;

  function choice(
    name: 'mask' | 'position',
    ids: readonly string[],
    names: Record<string, string | undefined>,
  ) {
    return select({
      name,
      label: labels[name],
      chosen: values[name],
      ids,
      nameOf: (id) =>
        names[id] ?? settingsTexts.asModel(settingsTexts.ofModel[values.model]?.[name]),
      choose: (id) => actions.set({ [name]: id }),
    });
  }
}

function meaning(temperature: number): string {
  const { asItIs, sharper, flatter } = settingsTexts.temperatures;
  const word = temperature === 1 ? asItIs : temperature < 1 ? sharper : flatter;
  return settingsTexts.temperature(decimal(temperature), word);
}

function temperature({ temperature: now }: Values, actions: Actions) {
  return html`<label class="control" data-control="temperature">
    ${labels.temperature}
    <input
      type="range"
      min=${temperatureRange.min}
      max=${temperatureRange.max}
      step=${temperatureRange.step}
      .value=${live(String(Math.log2(now)))}
      aria-valuetext=${meaning(now)}
      @input=${(event: Event) => {
        const exponent = Number((event.target as HTMLInputElement).value);
        actions.set({ temperature: 2 ** exponent });
      }}
    />
    <span class="setting-value">${decimal(now)}</span>
  </label>`;
}
