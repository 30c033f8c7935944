import { html, nothing } from 'lit';
import type { Snapshot } from '../../snapshot/snapshot.js';
import type { State } from '../../store/store.js';
import { texts } from '../../texts/en/figure.js';
import type { Actions } from '../view.js';

const { controls: labels } = texts;

// Fetched when they are first to be seen.
let settings: typeof import('./further-settings.js') | undefined;

const isUnfolded = ({ ui, changed }: State) => ui.settings ?? changed.length > 0;

/** Fetches the further settings where they are to be seen, or a lesson may open them. */
export async function loadFurther(state: State): Promise<void> {
  const { controls, lesson } = state.values;
  if (controls !== 'full' || !(isUnfolded(state) || lesson !== '')) return;
  settings ??= await import('./further-settings.js');
}

/** The fold of the settings that are seldom set; it is open where one is not as it is by default. */
export function further(state: State, snapshot: Snapshot, actions: Actions) {
  const { changed } = state;
  const isOpen = isUnfolded(state);
  return html`<details
    class="further"
    .open=${isOpen}
    @toggle=${(event: Event) => {
      const { open } = event.target as HTMLDetailsElement;
      if (open !== isOpen) actions.show({ settings: open });
    }}
  >
    <summary>
      ${labels.further}
      ${
        changed.length > 0
          ? html`<span class="changed">${labels.changed(changed.map((name) => labels[name]))}</span>`
          : nothing
      }
    </summary>
    ${isOpen ? settings?.furtherSettings(state, snapshot, actions) : nothing}
  </details>`;
}
