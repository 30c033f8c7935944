import { html, nothing } from 'lit';
import { geometryTexts as texts } from '../../texts/views/geometry.js';
import type { Scene } from './scene.js';

const { verdict: phrases } = texts;

/** Float weights sum to 1 up to this. */
const tolerance = 1e-3;

/** Whether the sum must lie inside the hull, and why. */
export function verdict({ weights, added, words }: Scene) {
  return html`<p class="geometry-verdict">${sentence()}</p>
    ${added < words.length ? html`<p class="hint">${phrases.later}</p>` : nothing}`;

  function sentence() {
    if (weights.some(Number.isNaN)) return phrases.undefined;
    if (weights.every((weight) => weight === 0)) return phrases.zero;
    if (weights.some((weight) => weight < 0)) return phrases.negative;
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    return Math.abs(total - 1) <= tolerance ? phrases.inside : phrases.total;
  }
}
