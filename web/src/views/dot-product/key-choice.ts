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
      dir="auto"
      aria-label=${texts.chooseLabel}
      @keydown=${(event: KeyboardEvent) => moveChoice(event, shown, key, actions)}
    >
      ${shown.map(
        (index) => html`<button
          type="button"
          role="radio"
          class=${`dp-key ${colours[index]}`}
          aria-checked=${index === key}
          aria-label=${texts.keyWord(short(words[index]!), percent(weights[index]!))}
          tabindex=${index === key ? 0 : -1}
          data-token=${index}
          @click=${() => actions.show({ keyToken: index })}
        >
          ${short(words[index]!)} <small>${percent(weights[index]!)}</small>
        </button>`,
      )}
    </div>
  </div>`;
}

// The pattern for a radio group: arrows move and choose, Home and End go to the ends.
function moveChoice(event: KeyboardEvent, shown: readonly number[], key: number, actions: Actions) {
  const group = event.currentTarget as HTMLElement;
  const forward = getComputedStyle(group).direction === 'rtl' ? -1 : 1;
  const at = shown.indexOf(key);
  const last = shown.length - 1;
  const target = {
    ArrowRight: at + forward,
    ArrowLeft: at - forward,
    ArrowDown: at + 1,
    ArrowUp: at - 1,
    Home: 0,
    End: last,
  }[event.key];
  if (target === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
  event.preventDefault();
  const place = Math.min(Math.max(target, 0), last);
  const buttons = group.querySelectorAll<HTMLElement>('.dp-key');
  actions.show({ keyToken: shown[place]! });
  buttons[place]?.focus();
}
