import { html } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { geometryTexts as texts } from '../../texts/en/views/geometry.js';
import arithmetic from '../parts/arithmetic.css?inline';
import type { View } from '../view.js';
import { axes } from './axes.js';
import styles from './geometry.css?inline';
import { numbers } from './numbers.js';
import { plane } from './plane.js';
import { query } from './query.js';
import { readout } from './readout.js';
import { sceneOf } from './scene.js';
import { told } from './told.js';
import { verdict } from './verdict.js';
import { weights } from './weights.js';

/** The values as points of a plane, and the scaled values tip to tail, up to their sum. */
export const geometry: View = {
  styles: arithmetic + styles,
  needs: [
    'planeAxes',
    'planeValues',
    'planeSums',
    'planeHull',
    'weights',
    'values',
    'queries',
    'keys',
  ],
  teller: async () => told,
  render(state, actions) {
    const { ui, highlight, values } = state;
    const snapshot = state.snapshot!;
    const scene = sceneOf(snapshot, ui);
    return html`
      <p class="hint" part="hint">${texts.hint}</p>
      <div class="geometry-layout">
        <div class="geometry-figure">
          ${guard([snapshot, values.axes], () => axes(scene, values.axes, actions))}
          ${guard([snapshot, scene.added], () => plane(scene))} ${readout(scene, highlight)}
        </div>
        <div class="geometry-side">
          ${verdict(scene)}
          ${guard([snapshot], () => weights(scene, actions))}
          ${guard([snapshot, values.query, ui.queryReach], () => query(scene, state, actions))}
        </div>
      </div>
      ${guard([snapshot, ui.keyToken], () => numbers(scene, values.axes === 'variance', actions))}
    `;
  },
};
