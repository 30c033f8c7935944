import { html, nothing } from 'lit';
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
  /** Whether none is negative or undefined: only then can one be moved and all sum to 1. */
  canWeigh: boolean;
  /** Whether the mask forbids a word. */
  isMasked(index: number): boolean;
}

/**
 * A word's weight as a bar that can be dragged, or moved with the keyboard. All sliders that belong
 * together stand in an element with `data-rove`.
 */
export function weightSlider(weighed: Weighed, index: number, actions: Actions) {
  const { weights, words } = weighed;
  const weight = weights[index]!;
  // A word that may not be attended to has no weight to drag, nor has the only one.
  const isFixed = weighed.isMasked(index) || words.length === 1 || !weighed.canWeigh;
  return html`<span
    class="weight-slider"
    role="slider"
    aria-label=${texts.sum.weightOf(short(words[index]!))}
    aria-valuemin="0"
    aria-valuemax="100"
    aria-valuenow=${Math.round(weight * 100) || 0}
    aria-valuetext=${texts.sum.weighs(short(words[index]!), percent(weight))}
    ?data-no-share=${!(weight >= 0 && weight <= 1)}
    aria-disabled=${isFixed ? 'true' : nothing}
    tabindex="-1"
    ${setProperties({ '--share': weight || 0 })}
    @pointerdown=${isFixed ? nothing : drag}
    @keydown=${(event: KeyboardEvent) => {
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
}
