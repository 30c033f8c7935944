import { html, nothing } from 'lit';
import type { Highlight } from '../../store/store.js';
import { texts } from '../../texts/en.js';
import { decimal, short } from '../parts/format.js';
import type { Actions } from '../view.js';
import type { Scene } from './scene.js';

/** The arithmetic of the cell that is pointed at, on a line of its own so that nothing jumps. */
export function readout(scene: Scene, { token, dimension }: Highlight, actions: Actions) {
  const { snapshot, words, names, weights } = scene;
  const isCell = token !== undefined && dimension !== undefined;
  const isThere = isCell && token < words.length && dimension < names.length;
  return html`<div class="readout">
    <p>${isThere ? arithmetic(token, dimension) : texts.sum.readoutHint}</p>
    ${
      snapshot.tensor('schemeWeights')
        ? html`<button type="button" @click=${() => actions.set({ weighting: undefined })}>
          ${texts.sum.reset}
        </button>`
        : nothing
    }
  </div>`;

  function arithmetic(index: number, c: number) {
    return html`<b class=${`own ${scene.colours[index]}`}>${short(words[index]!)}</b> · ${names[c]}:
      weight ${decimal(weights[index]!, 3)} × value ${decimal(scene.value(index)[c]!, 3)} =
      ${decimal(scene.scaled(index)[c]!, 3)}`;
  }
}
