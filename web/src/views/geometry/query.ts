import { html, nothing } from 'lit';
import type { State } from '../../store/store.js';
import { geometryTexts as texts } from '../../texts/en/views/geometry.js';
import { dragAlong } from '../parts/drag.js';
import { decimal, short } from '../parts/format.js';
import { setProperties } from '../parts/set-properties.js';
import { dimensionNames } from '../parts/strip.js';
import { magnitude, needed, row } from '../parts/tensor.js';
import type { Actions } from '../view.js';
import type { Scene } from './scene.js';

const { query: labels } = texts;

/** Schemes whose weights come from the keys alone, or from nothing. */
const withoutQuery = ['fixed', 'key-key', 'key-key-normalised'];

/** How far a key moves a number. */
const keySteps: Record<string, number> = {
  ArrowRight: 0.1,
  ArrowLeft: -0.1,
  PageUp: 1,
  PageDown: -1,
  Home: Number.NEGATIVE_INFINITY,
  End: Number.POSITIVE_INFINITY,
};

/** The query's d_k numbers, each a bar from 0 that can be dragged. */
export function query({ snapshot, word }: Scene, { values, ui }: State, actions: Actions) {
  const numbers = row(needed(snapshot, 'queries'), snapshot.token);
  const names = dimensionNames(snapshot.keyNames, numbers.length);
  const largest = Math.max(reach(numbers), ui.queryReach ?? 0);
  const isIgnored = withoutQuery.includes(values.scheme);

  return html`<h3>${labels.heading(short(word))}</h3>
    <p class="hint" part="hint">${isIgnored ? labels.ignored : labels.hint}</p>
    ${
      isIgnored
        ? nothing
        : html`<ul class="query-bars" data-rove>
          ${Array.from(numbers, (number, c) => bar(number, c))}
        </ul>`
    }
    ${
      values.query
        ? html`<button type="button" @click=${() => actions.set({ query: undefined })}>
          ${labels.reset}
        </button>`
        : nothing
    }`;

  function bar(number: number, c: number) {
    const place = (0.5 + number / largest / 2).toFixed(4);
    return html`<li>
      <span class="query-name">${names[c]}</span>
      <span
        class="query-bar"
        role="slider"
        aria-label=${labels.bar(names[c]!)}
        aria-valuemin=${-largest}
        aria-valuemax=${largest}
        aria-valuenow=${number}
        aria-valuetext=${labels.barText(names[c]!, decimal(number))}
        tabindex="-1"
        ${setProperties({ '--place': place })}
        @focus=${() => actions.show({ queryReach: largest })}
        @blur=${() => actions.show({ queryReach: null })}
        @pointerdown=${(event: PointerEvent) => drag(event, c)}
        @keydown=${(event: KeyboardEvent) => press(event, c)}
      ></span>
      <span class="share">${decimal(number)}</span>
    </li>`;
  }

  function setNumber(c: number, wanted: number) {
    const changed = Float32Array.from(numbers);
    const inReach = Math.min(Math.max(wanted, -largest), largest);
    changed[c] = Math.round(inReach * 100) / 100;
    actions.set({ query: changed });
  }

  function drag(event: PointerEvent, c: number) {
    const { left, width } = (event.currentTarget as HTMLElement).getBoundingClientRect();
    dragAlong(event, (clientX) => setNumber(c, ((clientX - left) / width - 0.5) * 2 * largest));
  }

  function press(event: KeyboardEvent, c: number) {
    const step = keySteps[event.key];
    if (step === undefined) return;
    event.preventDefault();
    setNumber(c, numbers[c]! + step);
  }
}

/** The least that the bars reach to. */
const leastReach = 4;

// A power of two, so that the bars' scale seldom changes.
function reach(numbers: Float32Array): number {
  return 2 ** Math.ceil(Math.log2(magnitude(numbers, leastReach)));
}
