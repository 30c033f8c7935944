import { html } from 'lit';
import { dotProductTexts as texts } from '../../texts/en/views/dot-product.js';
import { percent, short } from '../parts/format.js';
import type { Actions } from '../view.js';
import type { Scene } from './scene.js';

/** The words looked at as a row of radios: one of them is explained. */
export function keyChoice({ shown, words, weights, colours, key }: Scene, actions: Actions) {
  return html`<div class="dp-choice">
    <span class="dp-choice-label" aria-hidden="true">${texts.choose}</span>
    <div
      class="dp-keys"
      role="radiogroup"
      data-rove=".dp-key"
      dir="auto"
      aria-label=${texts.chooseLabel}
    >
      ${shown.map(
        (index) => html`<button
          type="button"
          role="radio"
          class=${`dp-key ${colours[index]}`}
          aria-checked=${index === key}
          aria-label=${texts.keyWord(short(words[index]!), percent(weights[index]!))}
          tabindex="-1"
          data-token=${index}
          @click=${() => actions.show({ keyToken: index })}
        >
          ${short(words[index]!)} <small>${percent(weights[index]!)}</small>
        </button>`,
      )}
    </div>
  </div>`;
}
