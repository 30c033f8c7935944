import { html, nothing } from 'lit';
import type { Values } from '../../store/properties.js';
import { dotProductTexts as texts } from '../../texts/en/views/dot-product.js';
import { decimal, short } from '../parts/format.js';
import { setProperties } from '../parts/set-properties.js';
import { needed, row } from '../parts/tensor.js';
import { equation } from './equation.js';
import type { Scene } from './scene.js';

const labels = texts.asymmetry;

/** How far the scores are from symmetric, where a sentence looks at itself. */
export function asymmetry(scene: Scene, values: Values) {
  const { snapshot, query, key, queryWord, keyWord, scores } = scene;
  const number = snapshot.tensor('asymmetry')?.data[0];
  if (number === undefined) return nothing;
  const back = row(needed(snapshot, 'scores'), key)[query]!;
  const digits = scene.asks ? 2 : 3;
  return html`<section class="dp-asymmetry">
    <h3>${labels.title}</h3>
    ${
      key === query
        ? nothing
        : html`<p>
          ${labels.pair(short(queryWord), short(keyWord), decimal(scores[key]!, digits), decimal(back, digits))}
        </p>`
    }
    <span
      class="dp-meter"
      role="meter"
      aria-label=${labels.label}
      aria-valuemin="0"
      aria-valuemax="2"
      aria-valuenow=${Number.isNaN(number) ? 0 : number.toFixed(4)}
      aria-valuetext=${decimal(number, 3)}
      ${setProperties({ '--share': ((number || 0) / 2).toFixed(4) })}
    ></span>
    ${division(scene, number)}
    <p class="hint" part="hint">${labels.range}</p>
    <p class="hint" part="hint">${labels.norms}</p>
    <p>${verdict(scene, values, number)}</p>
  </section>`;
}

// Where all scores are 0 there is nothing to divide by.
function division({ snapshot }: Scene, number: number) {
  const norm = (tensor: 'scoreDifference' | 'scoreNorm', name: string) => ({
    text: decimal(needed(snapshot, tensor).data[0]!, 3),
    name,
    tensor,
  });
  const ratio = { text: decimal(number, 3), name: labels.name, tensor: 'asymmetry' };
  if (needed(snapshot, 'scoreNorm').data[0] === 0) return equation([ratio]);
  return equation([
    norm('scoreDifference', labels.difference),
    '÷',
    norm('scoreNorm', labels.norm),
    '=',
    ratio,
  ]);
}

function verdict({ asks }: Scene, { projections, model }: Values, number: number) {
  if (number > 0) return model === 'manual' ? labels.asymmetricManual : labels.asymmetric;
  if (!asks) return labels.symmetricScheme;
  return projections === 'none' ? labels.symmetric : labels.same;
}
