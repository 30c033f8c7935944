import { html, nothing } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { matrixTexts } from '../../texts/en/views/matrix.js';
import arithmetic from '../parts/arithmetic.css?inline';
import type { View } from '../view.js';
import { apart } from './apart.js';
import { choices, legend } from './choices.js';
import { heads } from './heads.js';
import { lines } from './lines.js';
import styles from './matrix.css?inline';
import { picture } from './picture.js';
import { pinned } from './pinned.js';
import { sceneOf } from './scene.js';
import { table } from './table.js';
import { tables } from './tables.js';
import { told } from './told.js';
import { total } from './total.js';

/** With more words than this a table of cells becomes a picture. */
const mostCells = 40;

/** Scores, logits or weights of all words at once; choosing a row chooses the query token. */
export const matrix: View = {
  styles: arithmetic + styles,
  needs: ['weights'],
  teller: async () => told,
  tables: async () => tables,
  render(state, actions) {
    const { snapshot, ui } = state;
    // Without words there is nothing to choose from either.
    if (snapshot!.tokens.length === 0)
      return html`<p class="hint" part="hint">${matrixTexts.hint}</p>`;
    return html`${guard([snapshot, ui.matrix, ui.keyToken], () => {
      const scene = sceneOf(state);
      const hasLines = ui.matrix.picture === 'lines';
      const isPicture = !hasLines && snapshot!.tokens.length > mostCells;
      return html`${hasLines ? nothing : html`<p class="hint" part="hint">${matrixTexts.hint}</p>`}
        ${choices(scene, actions)} ${heads(scene, actions)}
        ${total(scene, isPicture, actions)} ${pinned(scene, actions)}
        ${hasLines ? lines(scene, actions) : legend(scene, isPicture)}
        ${hasLines ? nothing : isPicture ? picture(scene, actions) : table(scene, actions)}
        ${apart(scene)}`;
    })}`;
  },
};
