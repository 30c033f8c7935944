import { html, nothing } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { dotProductTexts as texts } from '../../texts/en/views/dot-product.js';
import arithmetic from '../parts/arithmetic.css?inline';
import { short } from '../parts/format.js';
import type { View } from '../view.js';
import { asymmetry } from './asymmetry.js';
import styles from './dot-product.css?inline';
import { keyChoice } from './key-choice.js';
import { logitStep } from './logit.js';
import { placeStep } from './place.js';
import { related } from './related.js';
import { sceneOf } from './scene.js';
import { otherSteps } from './schemes.js';
import { scoreStep } from './score.js';
import { shareStep } from './share.js';
import { tables } from './tables.js';
import { told } from './told.js';

/** One weight, from q and k to its place in the matrix, step by step. */
export const dotProduct: View = {
  styles: arithmetic + styles,
  needs: ['queries', 'keys', 'values', 'products', 'scores', 'weights'],
  teller: async () => told,
  tables: async () => tables,
  render(state, actions) {
    const { snapshot, values, ui } = state;
    // Hovering changes nothing here.
    return html`${guard([snapshot, values, ui.keyToken, ui.projected], () => {
      const scene = sceneOf(state);
      const { shown, words } = scene;
      return html`
        <p class="dp-lead">${texts.lead(short(scene.queryWord), short(scene.keyWord))}</p>
        ${keyChoice(scene, actions)}
        ${
          shown.length < words.length
            ? html`<p class="hint" part="hint">${texts.heaviest(shown.length, words.length)}</p>`
            : nothing
        }
        <ol class="dp-chain">
          ${
            scene.hasLogits
              ? [scoreStep(scene), logitStep(scene, values.temperature), shareStep(scene, actions)]
              : otherSteps(scene, values, actions)
          }
          ${placeStep(scene)}
        </ol>
        <div class="dp-questions">
          ${related(scene, state, actions)} ${asymmetry(scene, values)}
        </div>
      `;
    })}`;
  },
};
