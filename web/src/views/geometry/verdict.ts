import { html, nothing } from 'lit';
import { geometryTexts as texts } from '../../texts/en/views/geometry.js';
import { needed } from '../parts/tensor.js';
import type { Scene } from './scene.js';

const { verdict: phrases } = texts;

/** Float weights sum to 1 up to this. */
const tolerance = 1e-3;

/** Whether the sum must lie inside the hull, and why. */
export function verdict({ snapshot, weights, added, words, isMasked }: Scene) {
  return html`<p class="geometry-verdict">${sentence()}</p>
    ${words.some((_, key) => isMasked(key)) ? html`<p class="hint" part="hint">${phrases.masked}</p>` : nothing}
    ${added < words.length ? html`<p class="hint" part="hint">${phrases.later}</p>` : nothing}`;

  function sentence() {
    const total = needed(snapshot, 'weightSum').data[0]!;
    if (Number.isNaN(total)) return phrases.undefined;
    if (weights.every((weight) => weight === 0)) return phrases.zero;
    if (weights.some((weight) => weight < 0)) return phrases.negative;
    return Math.abs(total - 1) <= tolerance ? phrases.inside : phrases.total;
  }
}
