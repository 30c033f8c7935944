import { html, nothing } from 'lit';
import { trainingTexts as texts } from '../../texts/en/views/training.js';
import type { Actions, View } from '../view.js';
import curveStyles from './curves.css?inline';
import { curves } from './curves.js';
import experimentStyles from './experiment.css?inline';
import { experiment } from './experiment.js';
import { keep } from './keep.js';
import { numbers } from './numbers.js';
import { run } from './run.js';
import { sceneOf } from './scene.js';
import { sentences } from './sentences.js';
import { settings } from './settings.js';
import { tasks } from './tasks.js';
import { told } from './told.js';
import styles from './training.css?inline';
import weightStyles from './weights.css?inline';
import { weights } from './weights.js';

/** A model that learns while one looks on, and what is lost when its attention is taken away. */
export const training: View = {
  styles: styles + weightStyles + curveStyles + experimentStyles,
  needs: [],
  teller: async () => told,
  render(state, actions) {
    const { error, inSlices } = state.training;
    const scene = sceneOf(state);
    return html`<p class="hint" part="hint">${texts.lead}</p>
      ${error ? html`<p class="problem" role="alert">${texts.failed(error)}</p>` : nothing}
      ${
        scene
          ? html`${tasks(scene, actions)} ${settings(scene, actions)} ${run(scene, actions)}
            <div class="training-layout">
              <div>${sentences(scene, actions)} ${weights(scene, actions)}</div>
              <div>${curves(scene, actions)} ${numbers(scene, actions)}</div>
            </div>
            ${inSlices ? html`<p class="hint" part="hint">${texts.inSlices}</p>` : nothing}
            ${experiment(scene, actions)} ${keep(scene, state.values.model === 'file', actions)}`
          : html`<p class="training-loading">${error ? again(actions) : texts.loading}</p>`
      }`;
  },
};

function again(actions: Actions) {
  return html`<button type="button" @click=${() => actions.train((trainer) => void trainer.begin())}>
    ${texts.again}
  </button>`;
}
