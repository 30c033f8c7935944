import { html, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import type { Snapshot } from '../../snapshot/snapshot.js';
import type { State } from '../../store/store.js';
import { texts } from '../../texts/en/figure.js';
import { settingsTexts } from '../../texts/en/views/settings.js';
import { called, decimal, percent } from '../parts/format.js';
import type { Actions } from '../view.js';
import { select } from './select.js';

const { controls: labels } = texts;

/** The ladder: how weights are made, and what each rung can be set to. */
export function schemeControls({ values, schemes }: State, snapshot: Snapshot, actions: Actions) {
  const { scheme } = values;
  return html`
    ${select({
      name: 'scheme',
      label: labels.scheme,
      chosen: scheme,
      ids: schemes,
      nameOf: (id) => settingsTexts.schemes[id] ?? id,
      choose: (id) => actions.set({ scheme: id }),
    })}
    ${scheme === 'fixed' ? ratio() : nothing}
    ${scheme === 'key-key' ? pair() : nothing}
    <p class="about">${settingsTexts.aboutSchemes[scheme]}</p>
  `;

  function ratio() {
    return html`<label class="control" data-control="ratio">
      ${labels.ratio}
      <input
        type="range"
        min="0"
        max="1"
        step="0.01"
        .value=${live(String(values.ratio))}
        aria-valuetext=${settingsTexts.keeps(percent(values.ratio))}
        @input=${(event: Event) => {
          actions.set({ ratio: Number((event.target as HTMLInputElement).value) });
        }}
      />
      <span class="setting-value">${decimal(values.ratio)}</span>
    </label>`;
  }

  function pair() {
    const { keyTokens, token } = snapshot;
    const others = [...keyTokens.keys()].filter((index) => index !== token).map(String);
    return html`${select({
      name: 'pair',
      label: labels.pair,
      chosen: String(snapshot.pair),
      ids: others,
      nameOf: (id) => called(keyTokens, Number(id)),
      choose: (id) => actions.set({ pair: Number(id) }),
    })}
    ${select({
      name: 'pairReading',
      label: labels.pairReading,
      chosen: values.pairReading,
      ids: Object.keys(settingsTexts.pairReadings),
      nameOf: (id) => settingsTexts.pairReadings[id] ?? id,
      choose: (id) => actions.set({ pairReading: id }),
    })}`;
  }
}
