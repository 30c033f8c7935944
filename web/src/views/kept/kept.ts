import { html } from 'lit';
import { guard } from 'lit/directives/guard.js';
import type { Snapshot } from '../../snapshot/snapshot.js';
import { keptTexts as texts } from '../../texts/en/views/kept.js';
import { needed, row } from '../parts/tensor.js';
import type { Actions, View } from '../view.js';
import { begin } from './begin.js';
import styles from './kept.css?inline';
import { layer } from './layer.js';
import { numbers } from './numbers.js';
import { presetChoice } from './presets.js';
import rankingStyles from './rankings.css?inline';
import { rankings } from './rankings.js';
import { reckoning } from './reckoning.js';
import rowStyles from './rows.css?inline';
import { rows } from './rows.js';
import { sceneOf } from './scene.js';
import { still } from './still.js';
import { told } from './told.js';
import { verdict } from './verdict.js';

/** Float weights sum to 1 up to this. */
const tolerance = 1e-3;

/** What the sum keeps of the weights, and which other weights it could as well come from. */
export const kept: View = {
  styles: styles + rowStyles + rankingStyles,
  needs: ['weights', 'values', 'output'],
  teller: async () => told,
  render(state, actions) {
    const { snapshot, ui, values } = state;
    return html`${guard([snapshot, ui.allRows], () => {
      const scene = sceneOf(state);
      return html`<p class="hint" part="hint">${texts.lead}</p>
        ${presetChoice(values, actions)}
        ${
          scene
            ? html`${verdict(scene)} ${reckoning(scene)}
              <div class="kept-layout">
                <div>${rows(scene, actions)}</div>
                ${still(scene, actions)}
              </div>
              <div class="kept-beside">${begin(scene, values, actions)} ${layer(scene)}</div>
              ${rankings(scene)}
              ${numbers(scene)}`
            : none(snapshot!, actions)
        }`;
    })}`;
  },
};

// Why nothing was analysed; nothing to say where that is only still to come.
function none(snapshot: Snapshot, actions: Actions) {
  const weights = row(needed(snapshot, 'weights'), snapshot.token);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  if (weights.every((weight) => weight === 0)) return html`<p>${texts.none.nothing}</p>`;
  const isDistribution = weights.every((weight) => weight >= 0) && Math.abs(total - 1) <= tolerance;
  if (isDistribution) return html``;
  return html`<p class="kept-verdict">
    ${weights.some(Number.isNaN) ? texts.none.undefined : texts.none.negative}
    <button
      type="button"
      @click=${() => actions.set({ scheme: 'scaled-softmax', weighting: undefined })}
    >
      ${texts.none.restore}
    </button>
  </p>`;
}
