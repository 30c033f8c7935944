import { html, nothing } from 'lit';
import type { UiState } from '../../store/store.js';
import { texts } from '../../texts/en/figure.js';
import type { Actions } from '../view.js';
import { dragAlong } from './drag.js';
import { percent, short } from './format.js';
import { setProperties } from './set-properties.js';

/** How far a key moves the weight. */
const keySteps: Record<string, number> = {
  ArrowRight: 0.01,
  ArrowLeft: -0.01,
  PageUp: 0.1,
  PageDown: -0.1,
  Home: -1,
  End: 1,
};

/** The weights among which a slider moves one. */
export interface Weighed {
  words: readonly string[];
  weights: Float32Array;
  /** Indices of the words that have a slider. */
  shown: readonly number[];
  /** Whether none is negative or undefined: only then can one be moved and all sum to 1. */
  canWeigh: boolean;
  /** Whether the mask forbids a word. */
  isMasked(index: number): boolean;
}

/**
 * A word's weight as a bar that can be dragged, or moved with the keyboard. All sliders that belong
 * together stand in an element with `data-weights`, each below its word's `data-token`.
 */
export function weightSlider(weighed: Weighed, index: number, ui: UiState, actions: Actions) {
  const { weights, words, shown } = weighed;
  const weight = weights[index]!;
  // A word that may not be attended to has no weight to drag, nor has the only one.
  const isFixed = weighed.isMasked(index) || words.length === 1 || !weighed.canWeigh;
  const tabStop = shown.includes(ui.slider) ? ui.slider : shown[0];
  return html`<span
    class="weight-slider"
    role="slider"
    aria-label=${texts.sum.weightOf(short(words[index]!))}
    aria-valuemin="0"
    aria-valuemax="100"
    aria-valuenow=${Math.round(weight * 100) || 0}
    aria-valuetext=${percent(weight)}
    ?data-no-share=${!(weight >= 0 && weight <= 1)}
    aria-disabled=${isFixed ? 'true' : nothing}
    tabindex=${index === tabStop ? 0 : -1}
    ${setProperties({ '--share': weight || 0 })}
    @focus=${() => actions.show({ slider: index })}
    @pointerdown=${isFixed ? nothing : drag}
    @keydown=${(event: KeyboardEvent) => {
      if (event.key === 'ArrowDown' || event.key === 'ArrowUp') return moveFocus(event);
      const step = keySteps[event.key];
      if (step === undefined || isFixed) return;
      event.preventDefault();
      actions.weigh(index, weight + step);
    }}
  ></span>`;

  function drag(event: PointerEvent) {
    const bar = event.currentTarget as HTMLElement;
    dragAlong(event, (clientX) => {
      const { left, width } = bar.getBoundingClientRect();
      actions.weigh(index, Math.min(Math.max((clientX - left) / width, 0), 1));
    });
  }

  function moveFocus(event: KeyboardEvent) {
    event.preventDefault();
    const list = (event.currentTarget as HTMLElement).closest('[data-weights]');
    const next = shown[shown.indexOf(index) + (event.key === 'ArrowDown' ? 1 : -1)];
    list?.querySelector<HTMLElement>(`[data-token="${next}"] .weight-slider`)?.focus();
  }
}
