import { html, nothing } from 'lit';
import { keptTexts as texts } from '../../texts/en/views/kept.js';
import { formula, mi, mn, mo, mtext, upright } from '../parts/math.js';
import type { Scene } from './scene.js';

const { reckoning: labels } = texts;

/** n − rank [V 1] = dimension, and why. */
export function reckoning({ attended, words, rank, dimension, names }: Scene) {
  const count = attended.length;
  const width = names.length;
  const masked = words.length - count;
  const expected = Math.max(0, count - width - 1);
  return html`<details class="kept-reckoning">
    <summary>
      ${formula(
        labels.spoken(count, rank, dimension),
        mi('n'),
        mo('−'),
        mtext(labels.rankName),
        mo('['),
        upright('V'),
        mtext('\u00a0'),
        mn('1'),
        mo(']'),
        mo('='),
        mn(String(count)),
        mo('−'),
        mn(String(rank)),
        mo('='),
        mn(String(dimension)),
      )}
      <span class="kept-why">${labels.why}</span>
    </summary>
    <p>${labels.change}</p>
    <p>${labels.equations(width, rank)}</p>
    <p>${labels.unknowns(count, rank, dimension)}</p>
    ${dimension > expected ? html`<p>${labels.general(expected)}</p>` : nothing}
    ${masked > 0 ? html`<p>${labels.masked(masked)}</p>` : nothing}
  </details>`;
}
