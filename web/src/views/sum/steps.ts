import { html } from 'lit';
import { live } from 'lit/directives/live.js';
import type { UiState } from '../../store/store.js';
import { texts } from '../../texts/en/figure.js';
import type { Actions } from '../view.js';
import type { Scene } from './scene.js';

const { steps: labels } = texts;

/** Play and scrub: the words are added to the sum one at a time. */
export function steps({ words, added }: Scene, { playing }: UiState, actions: Actions) {
  const all = words.length;
  const state = added === all ? labels.all(all) : labels.some(added, all);
  return html`<div class="steps" part="steps" data-control="added">
    <button
      type="button"
      class="play"
      aria-label=${playing ? labels.pause : labels.play}
      @click=${() => actions.play(!playing)}
    >
      <svg viewBox="0 0 16 16" aria-hidden="true">
        <path d=${playing ? 'M4 3h3v10H4zM9 3h3v10H9z' : 'M5 2.5v11l8.5-5.5z'}></path>
      </svg>
    </button>
    <input
      type="range"
      min="0"
      max=${all}
      .value=${live(String(added))}
      aria-label=${labels.slider}
      aria-valuetext=${state}
      @input=${(event: Event) => {
        const step = Number((event.target as HTMLInputElement).value);
        actions.play(false);
        actions.show({ step: step === all ? null : step });
      }}
    />
    <span class="step-state" ?data-say=${playing}>${state}</span>
  </div>`;
}
