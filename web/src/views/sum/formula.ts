import { html, nothing } from 'lit';
import { texts } from '../../texts/en.js';
import { called, decimal, short } from '../parts/format.js';
import type { Scene } from './scene.js';

const { formula: labels } = texts;

// As many terms as fit a line or two; the rest is counted.
const mostTerms = 3;

/** o = Σ α_j v_j with this sentence's words and numbers, the largest weights first. */
export function formula({ word, words, weights, colours, isMasked }: Scene) {
  const allowed = [...weights.keys()].filter((index) => !isMasked(index) && weights[index] !== 0);
  const ranked = allowed.sort((a, b) => weights[b]! - weights[a]! || a - b);
  const shown = ranked.slice(0, mostTerms);
  const others = ranked.length - shown.length;
  return html`<p class="formula" aria-label=${labels.label} role="group">
    <span><i>${labels.output}</i><sub>${short(word)}</sub> = <i>Σ</i><sub>j</sub> <i>α</i><sub>j</sub> <i>v</i><sub>j</sub></span>
    <span class="equals">=</span>
    ${shown.map(
      (index, place) => html`${place > 0 ? html`<span class="plus">+</span>` : nothing}<span
          class=${`term own ${colours[index]}`}
          data-token=${index}
          >${decimal(weights[index]!)} · <i>v</i><sub>${called(words, index)}</sub></span
        >`,
    )}
    ${others > 0 ? html`<span class="plus">+</span> <span class="others">… ${labels.others(others)}</span>` : nothing}
  </p>`;
}
