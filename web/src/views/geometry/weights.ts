import { html, nothing } from 'lit';
import { geometryTexts as texts } from '../../texts/en/views/geometry.js';
import { percent, short } from '../parts/format.js';
import { weightSlider } from '../parts/weight-slider.js';
import type { Actions } from '../view.js';
import type { Scene } from './scene.js';

const { weights: labels } = texts;

/** So many words stand below each other; more of them side by side. */
const few = 12;

/** Every word with its weight, to drag. */
export function weights(scene: Scene, actions: Actions) {
  const { words, shown, colours } = scene;
  return html`<h3>${labels.heading}</h3>
    <p class="hint" part="hint">${hint()}</p>
    <ul class="geometry-weights" data-rove ?data-many=${shown.length > few}>
      ${shown.map(
        (index) => html`<li class=${colours[index]!} data-token=${index}>
          <span class="geometry-word">${short(words[index]!)}</span>
          ${weightSlider(scene, index, actions)}
          <span class="share">${percent(scene.weights[index]!)}</span>
        </li>`,
      )}
    </ul>
    ${
      scene.snapshot.tensor('schemeWeights')
        ? html`<button type="button" @click=${() => actions.set({ weighting: undefined, alternative: undefined })}>
          ${labels.reset}
        </button>`
        : nothing
    }`;

  function hint() {
    if (words.length === 1) return labels.single;
    return scene.canWeigh ? labels.hint : labels.fixed;
  }
}
