import { html, nothing } from 'lit';
import { keptTexts as texts } from '../../texts/en/views/kept.js';
import { dragAlong } from '../parts/drag.js';
import { called, percent } from '../parts/format.js';
import { setProperties } from '../parts/set-properties.js';
import type { Actions } from '../view.js';
import { isFree, type Scene } from './scene.js';

const { rows: labels } = texts;

/** How far a key moves the handle, as a share of the interval. */
const keySteps: Record<string, number> = {
  ArrowRight: 0.05,
  ArrowLeft: -0.05,
  PageUp: 0.25,
  PageDown: -0.25,
  Home: -1,
  End: 1,
};

/**
 * A word's weight as a bar, before the interval of what it could be with the same sum. Where it has
 * room it is a slider: it moves all weights along the way to this word's least or greatest weight.
 */
export function interval(scene: Scene, index: number, actions: Actions) {
  const { range, own, weights } = scene;
  const isSlider = isFree(scene, index);
  const least = range ? range.least[index]! : own[index]!;
  const greatest = range ? range.greatest[index]! : own[index]!;
  const weight = weights[index]!;
  const recovered = scene.numbers('recoveredWeights')?.[index];
  const look = setProperties({
    '--share': weight,
    '--least': least,
    '--greatest': greatest,
    '--true': own[index]!,
    '--recovered': recovered ?? 0,
  });
  const marks = html`<span class="kept-fill"></span><span class="kept-true"></span>
    ${recovered === undefined ? nothing : html`<span class="kept-ring"></span>`}`;
  if (!isSlider) return html`<span class="kept-bar" aria-hidden="true" ${look}>${marks}</span>`;

  return html`<span
    class="kept-bar kept-slider"
    role="slider"
    aria-label=${labels.slider(called(scene.words, index))}
    aria-valuemin=${inPercent(least)}
    aria-valuemax=${inPercent(greatest)}
    aria-valuenow=${inPercent(weight)}
    aria-valuetext=${labels.valueText(percent(weight), percent(least), percent(greatest), percent(own[index]!))}
    tabindex="-1"
    ${look}
    @pointerdown=${drag}
    @keydown=${move}
    >${marks}</span
  >`;

  function drag(event: PointerEvent) {
    const bar = event.currentTarget as HTMLElement;
    dragAlong(event, (clientX) => {
      const { left, width } = bar.getBoundingClientRect();
      give((clientX - left) / width);
    });
  }

  function move(event: KeyboardEvent) {
    const step = keySteps[event.key];
    if (step === undefined) return;
    event.preventDefault();
    give(weight + step * (greatest - least));
  }

  // The way to a word's extreme is straight, so its own weight says how far along it is.
  function give(wanted: number) {
    const from = own[index]!;
    const reach = wanted < from ? from - least : greatest - from;
    const amount = reach > 0 ? Math.min(Math.max((wanted - from) / reach, -1), 1) : 0;
    actions.set({ alternative: amount === 0 ? undefined : Float32Array.of(index, amount) });
  }
}

function inPercent(weight: number): string {
  return (weight * 100).toFixed(1);
}
