import { html, nothing } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { texts } from '../../texts/en/figure.js';
import { short } from '../parts/format.js';
import type { View } from '../view.js';
import { answer } from './answer.js';
import { formula } from './formula.js';
import { loadNumbers, numbers } from './numbers.js';
import { readout } from './readout.js';
import { rows } from './rows.js';
import { sceneOf } from './scene.js';
import { steps } from './steps.js';
import styles from './sum.css?inline';
import { waterfall } from './waterfall.js';

/** The heart: each word's value vector, scaled by its weight, and their sum. */
export const sum: View = {
  styles,
  needs: ['scores', 'weights', 'values', 'scaledValues', 'partialSums', 'output'],
  teller: async () => (await import('./told.js')).told,
  prepare: loadNumbers,
  render(state, actions) {
    const { ui, highlight } = state;
    const scene = sceneOf(state.snapshot!, ui);
    const note = state.snapshot!.tensor('combined')
      ? texts.sum.totalNoteProjected
      : texts.sum.totalNote;
    // Only the readout follows the pointer; the rest need not be drawn again for it.
    const unlessChanged = (draw: () => unknown) => guard([state.snapshot, ui], draw);
    const isCut = scene.shown.length < scene.words.length;
    return html`
      <h2>${texts.sum.heading(short(scene.word))}</h2>
      ${answer(scene)}
      <div class="sum-layout">
        <div class="sum-figure">
          ${unlessChanged(() => rows(scene, ui, actions))}
          <p class="hint" part="hint">${note(short(scene.word))}</p>
          ${isCut ? more() : nothing}
          ${readout(scene, highlight, actions)} ${steps(scene, ui, actions)}
        </div>
        ${unlessChanged(() => formula(scene))} ${unlessChanged(() => waterfall(scene))}
      </div>
      ${unlessChanged(() => numbers(scene, ui, actions))}
    `;

    function more() {
      return html`<p class="hint" part="hint">
        ${texts.sum.strongest(scene.shown.length, scene.words.length)}
        <button type="button" @click=${() => actions.show({ allRows: true })}>
          ${texts.sum.showAll}
        </button>
      </p>`;
    }
  },
};
