import { html, nothing } from 'lit';
import type { Highlight } from '../../store/store.js';
import { texts } from '../../texts/en/figure.js';
import { called, decimal } from '../parts/format.js';
import type { Actions } from '../view.js';
import type { Scene } from './scene.js';

const { sum: labels } = texts;

/** The arithmetic of the cell that is pointed at, on a line of its own so that nothing jumps. */
export function readout(scene: Scene, { token, dimension }: Highlight, actions: Actions) {
  const { snapshot, words, names } = scene;
  const isColumn = dimension !== undefined && dimension < names.length;
  const isCell = isColumn && token !== undefined && token < words.length;
  return html`<div class="readout">
    <p><span data-say>${told()}</span>${isColumn ? nothing : labels.readoutHint}</p>
    <button
      type="button"
      ?data-idle=${!snapshot.tensor('schemeWeights')}
      @click=${(event: Event) => reset(event, actions)}
    >
      ${labels.reset}
    </button>
  </div>`;

  function told() {
    if (isCell) return cell(scene, token, dimension);
    if (!isColumn) return nothing;
    return labels.sumOf(scene.totalName, names[dimension]!, decimal(scene.total[dimension]!, 3));
  }
}

// The button hides once it has done its work; the focus goes on to the weights that it reset.
function reset(event: Event, actions: Actions) {
  const root = (event.currentTarget as HTMLElement).getRootNode() as ShadowRoot;
  actions.set({ weighting: undefined, alternative: undefined });
  root.querySelector<HTMLElement>('.sum-rows .weight-slider[tabindex="0"]')?.focus();
}

function cell(scene: Scene, index: number, c: number) {
  const weight = decimal(scene.weights[index]!, 4);
  const value = decimal(scene.value(index)[c]!, 3);
  const product = decimal(scene.scaled(index)[c]!, 3);
  return html`<b class=${`own ${scene.colours[index]}`}>${called(scene.words, index)}</b> ·
    ${labels.arithmetic(scene.names[c]!, weight, value, product)}`;
}
