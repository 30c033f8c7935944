import { html, nothing } from 'lit';
import { trainingTexts } from '../../texts/en/views/training.js';
import { decimal, percent } from '../parts/format.js';
import { setProperties } from '../parts/set-properties.js';
import type { Actions } from '../view.js';
import { look } from './choose.js';
import type { Scene } from './scene.js';

const { weights: texts } = trainingTexts;

const digits = 4;

/** The weights of the word that asks, and the gradient on them, drawn on the words of a sentence. */
export function weights(scene: Scene, actions: Actions) {
  const { sentence, gradient, layer, head, training } = scene;
  const { layers, heads } = training.settings;
  const asking = sentence.words.at(-1)!;
  return html`<div class="training-heading">
      <h3>${texts.heading(asking, layer === layers - 1)}</h3>
      ${choice(texts.layer, layers, layer, (chosen) => look(actions, { layer: chosen }))}
      ${choice(texts.head, heads, head, (chosen) => look(actions, { head: chosen }))}
    </div>
    <div
      class="training-rows"
      role="grid"
      data-rove
      aria-label=${texts.heading(asking, layer === layers - 1)}
      data-speed=${training.speed}
    >
      <div class="training-head" role="row">
        <span class="training-word" role="columnheader">${texts.word}</span>
        <span class="training-weight" role="columnheader">${texts.weight}</span>
        <span class="training-push" role="columnheader">
          <span>${texts.away}</span><span class="training-push-name">${texts.push}</span
          ><span>${texts.towards}</span>
        </span>
        <span class="training-gradient" role="columnheader">${texts.gradient}</span>
      </div>
      ${sentence.words.map((_, index) => row(scene, index))}
    </div>
    <p class="hint" part="hint">${texts.began} ${gradient ? texts.gradientNote : texts.noGradient}</p>`;
}

function row({ sentence, weights: shares, began, gradient, largest }: Scene, index: number) {
  const { words, look: place } = sentence;
  const isPlace = index === place;
  const isAsking = index === words.length - 1;
  const slope = gradient?.[index];
  // By the square root, or small ones could not be told from 0.
  const length = Math.sqrt(Math.min(Math.abs(slope ?? 0) / largest, 1));
  return html`<div class=${`training-row ${isPlace ? 'word-1' : 'rest'}`} role="row">
    <span class="training-word" role="rowheader">
      ${words[index]}
      ${isPlace ? html`<span class="training-tag">${texts.look}</span>` : nothing}
      ${isAsking ? html`<span class="training-tag">${texts.asks}</span>` : nothing}
    </span>
    <span class="training-weight" role="gridcell" tabindex="-1">
      <span
        class="training-bar"
        ${setProperties({ '--share': shares[index]!.toFixed(4), '--began': began[index]!.toFixed(4) })}
      ></span>
      <span class="training-number">${percent(shares[index]!)}</span>
    </span>
    <span class="training-push" role="gridcell" tabindex="-1">
      ${
        slope === undefined
          ? nothing
          : html`<span
              class=${`training-arrow ${slope < 0 ? 'positive' : 'negative'}`}
              ${setProperties({ '--length': length.toFixed(4) })}
            ></span>`
      }
    </span>
    <span class="training-gradient" role="gridcell" tabindex="-1">${slope === undefined ? '–' : decimal(slope, digits)}</span>
  </div>`;
}

/** Which of several, where there are several. */
function choice(label: string, count: number, chosen: number, choose: (index: number) => void) {
  if (count < 2) return nothing;
  return html`<div class="training-switch" role="group" aria-label=${label}>
    <span aria-hidden="true">${label}</span>
    ${Array.from(
      { length: count },
      (_, index) => html`<button
        type="button"
        aria-pressed=${index === chosen}
        @click=${() => choose(index)}
      >
        ${index + 1}
      </button>`,
    )}
  </div>`;
}
