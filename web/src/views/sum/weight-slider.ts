import { html, nothing } from 'lit';
import type { Interface } from '../../store/store.js';
import { texts } from '../../texts/en.js';
import { percent, short } from '../parts/format.js';
import { setProperties } from '../parts/set-properties.js';
import type { Actions } from '../view.js';
import type { Scene } from './scene.js';

/** How far a key moves the weight. */
const keySteps: Record<string, number> = {
  ArrowRight: 0.01,
  ArrowLeft: -0.01,
  PageUp: 0.1,
  PageDown: -0.1,
  Home: -1,
  End: 1,
};

/** A word's weight as a bar that can be dragged, or moved with the keyboard. */
export function weightSlider(scene: Scene, index: number, ui: Interface, actions: Actions) {
  const { weights, words, shown } = scene;
  const weight = weights[index]!;
  // A word that may not be attended to has no weight to drag, nor has the only one.
  const isFixed = scene.isMasked(index) || words.length === 1 || Number.isNaN(weight);
  const tabStop = shown.includes(ui.slider) ? ui.slider : shown[0];
  return html`<span
    class="weight-slider"
    role="slider"
    aria-label=${texts.sum.weightOf(short(words[index]!))}
    aria-valuemin="0"
    aria-valuemax="100"
    aria-valuenow=${Math.round(weight * 100) || 0}
    aria-valuetext=${percent(weight)}
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
    if (event.button !== 0) return;
    bar.setPointerCapture(event.pointerId);
    const follow = ({ clientX }: PointerEvent) => {
      const { left, width } = bar.getBoundingClientRect();
      actions.weigh(index, Math.min(Math.max((clientX - left) / width, 0), 1));
    };
    bar.dataset.dragging = '';
    bar.addEventListener('pointermove', follow);
    bar.addEventListener(
      'lostpointercapture',
      () => {
        delete bar.dataset.dragging;
        bar.removeEventListener('pointermove', follow);
      },
      { once: true },
    );
    follow(event);
  }

  function moveFocus(event: KeyboardEvent) {
    event.preventDefault();
    const table = (event.currentTarget as HTMLElement).closest('[role="table"]');
    const next = shown[shown.indexOf(index) + (event.key === 'ArrowDown' ? 1 : -1)];
    table?.querySelector<HTMLElement>(`[data-token="${next}"] .weight-slider`)?.focus();
  }
}
