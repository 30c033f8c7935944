import { html, nothing } from 'lit';
import type { State, UiState } from '../../store/store.js';
import { texts } from '../../texts/en/figure.js';
import type { Actions } from '../view.js';
import type { Scene } from './scene.js';

// Fetched when it is first to be seen.
let table: typeof import('./numbers-table.js') | undefined;

export async function loadNumbers({ ui }: State): Promise<string[]> {
  if (ui.numbers) table ??= await import('./numbers-table.js');
  return table ? [table.styles] : [];
}

/** Everything that the figure draws, as a table of numbers. */
export function numbers(scene: Scene, ui: UiState, actions: Actions) {
  return html`<details
    class="numbers"
    part="numbers"
    .open=${ui.numbers}
    @toggle=${(event: Event) => {
      const { open } = event.target as HTMLDetailsElement;
      if (open !== ui.numbers) actions.show({ numbers: open });
    }}
  >
    <summary>${texts.numbers.summary}</summary>
    ${ui.numbers ? table?.numbersTable(scene) : nothing}
  </details>`;
}
