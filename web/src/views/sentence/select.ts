import { html } from 'lit';
import { live } from 'lit/directives/live.js';
import type { PropertyName } from '../../store/properties.js';

/** A choice among names. */
export interface Select {
  /** The property that is chosen. */
  name: PropertyName;
  label: string;
  chosen: string;
  ids: readonly string[];
  nameOf: (id: string) => string;
  choose: (id: string) => void;
}

export function select({ name, label, chosen, ids, nameOf, choose }: Select) {
  return html`<label class="control" data-control=${name}>
    ${label}
    <select
      .value=${live(chosen)}
      @change=${(event: Event) => choose((event.target as HTMLSelectElement).value)}
    >
      ${ids.map((id) => html`<option value=${id} ?selected=${id === chosen}>${nameOf(id)}</option>`)}
    </select>
  </label>`;
}
