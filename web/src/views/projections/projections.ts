import { html, nothing } from 'lit';
import { guard } from 'lit/directives/guard.js';
import type { Values } from '../../store/properties.js';
import { projectionsTexts as texts } from '../../texts/en/views/projections.js';
import arithmetic from '../parts/arithmetic.css?inline';
import type { Actions, View } from '../view.js';
import { embedding } from './embedding.js';
import { feedForward, heads, residual } from './heads.js';
import { product } from './product.js';
import styles from './projections.css?inline';
import { sceneOf } from './scene.js';
import { tables } from './tables.js';
import { told } from './told.js';

const { absent: labels } = texts;

/** From embedding to query, key and value; from the heads' outputs to the residual. */
export const projections: View = {
  styles: arithmetic + styles,
  // All else is missing where projections are switched off, or Q, K and V are set by hand.
  needs: ['queries', 'keys', 'values', 'output'],
  teller: async () => told,
  tables: async () => tables,
  render(state, actions) {
    const { snapshot, ui, values } = state;
    return html`${guard([snapshot, ui.projection], () => {
      const scene = sceneOf(state);
      const hasEmbeddings = snapshot!.tensor('embeddings') !== undefined;
      const hasProjections = snapshot!.tensor('outputProjection') !== undefined;
      return html`
        ${hasEmbeddings ? embedding(scene, values, actions) : nothing}
        ${
          hasProjections
            ? html`${product(scene, values.query, actions)} ${heads(scene, values, actions)}
              ${residual(scene, actions)} ${feedForward(scene, actions)}`
            : absent(hasEmbeddings, actions)
        }
      `;
    })}`;
  },
};

// Why there is no more to see, and the way to it.
function absent(hasEmbeddings: boolean, actions: Actions) {
  const way: Partial<Values> = hasEmbeddings
    ? { projections: 'model' }
    : { model: 'concept', projections: 'model' };
  return html`<p class="projection-absent">
    ${hasEmbeddings ? labels.none : labels.manual}
    <button type="button" @click=${() => actions.set(way)}>
      ${hasEmbeddings ? labels.useProjections : labels.useModel}
    </button>
  </p>`;
}
