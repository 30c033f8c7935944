import { html, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import type { Snapshot } from '../../snapshot/snapshot.js';
import type { Values } from '../../store/properties.js';
import type { State } from '../../store/store.js';
import { texts } from '../../texts/en.js';
import { called, decimal } from '../parts/format.js';
import type { Actions } from '../view.js';

const { controls: labels } = texts;

/** The ladder: how weights are made, and what each rung can be set to. */
export function schemeControls({ values, schemes }: State, snapshot: Snapshot, actions: Actions) {
  const { scheme } = values;
  return html`
    ${select(
      'scheme',
      scheme,
      schemes,
      (id) => labels.schemes[id] ?? id,
      (id) => ({ scheme: id }),
    )}
    ${scheme === 'fixed' ? ratio() : nothing}
    ${scheme === 'key-key' ? pair() : nothing}
    <p class="about">${labels.aboutSchemes[scheme]}</p>
  `;

  function select(
    name: 'scheme' | 'pair' | 'pairReading',
    chosen: string,
    ids: readonly string[],
    nameOf: (id: string) => string,
    changesFor: (id: string) => Partial<Values>,
  ) {
    return html`<label class="control" data-control=${name}>
      ${labels[name]}
      <select
        .value=${live(chosen)}
        @change=${(event: Event) => {
          actions.set(changesFor((event.target as HTMLSelectElement).value));
        }}
      >
        ${ids.map(
          (id) => html`<option value=${id} ?selected=${id === chosen}>${nameOf(id)}</option>`,
        )}
      </select>
    </label>`;
  }

  function ratio() {
    return html`<label class="control" data-control="ratio">
      ${labels.ratio}
      <input
        type="range"
        min="0"
        max="1"
        step="0.01"
        .value=${live(String(values.ratio))}
        @input=${(event: Event) => {
          actions.set({ ratio: Number((event.target as HTMLInputElement).value) });
        }}
      />
      <output>${decimal(values.ratio)}</output>
    </label>`;
  }

  function pair() {
    const { keyTokens, token } = snapshot;
    const others = [...keyTokens.keys()].filter((index) => index !== token).map(String);
    return html`${select(
      'pair',
      String(snapshot.pair),
      others,
      (id) => called(keyTokens, Number(id)),
      (id) => ({ pair: Number(id) }),
    )}
    ${select(
      'pairReading',
      values.pairReading,
      Object.keys(labels.pairReadings),
      (id) => labels.pairReadings[id] ?? id,
      (id) => ({ pairReading: id }),
    )}`;
  }
}
