import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { Highlight, UiState } from '../../store/store.js';
import { texts } from '../../texts/en/figure.js';
import { decimal, percent, short } from '../parts/format.js';
import { setProperties } from '../parts/set-properties.js';
import { cellColour } from '../parts/strip.js';
import { weightSlider } from '../parts/weight-slider.js';
import type { Actions } from '../view.js';
import type { Scene } from './scene.js';

const { sum: labels } = texts;

/** One row a word: score, weight, value, scaled value; below, the sum. */
export function rows(scene: Scene, ui: UiState, actions: Actions) {
  return html`<div
    class="sum-rows"
    role="grid"
    aria-multiselectable="true"
    data-rove="button"
    aria-label=${labels.heading(short(scene.word))}
    ?data-dense=${scene.names.length > 24}
    @click=${(event: Event) => pin(event, ui.pinned, actions)}
  >
    ${head(scene)} ${repeat(
      scene.shown,
      (index) => index,
      (index) => wordRow(scene, index, ui.pinned, actions),
    )}
    ${totalRow(scene, actions)}
  </div>`;
}

function head({ names, largest }: Scene) {
  const header = (part: 'word' | 'score' | 'weight') =>
    html`<span class=${`heading-${part}`} role="columnheader">${labels.headings[part]}</span>`;
  const strips = (part: 'value' | 'scaled') =>
    html`<span class=${`heading-${part}`} role="columnheader" aria-colspan=${names.length}>
      ${labels.headings[part]} ${part === 'value' ? legend(largest) : nothing}
      <span class="names" aria-hidden="true" ${setProperties({ '--columns': names.length })}>
        ${names.map((name, c) => html`<span class="name" data-dimension=${c}><span>${name}</span></span>`)}
      </span>
    </span>`;
  return html`<div class="sum-head" role="row">
    ${header('word')} ${header('score')} ${header('weight')} ${strips('value')} ${strips('scaled')}
  </div>`;
}

// What the colours mean, with the number that has the full colour.
function legend(largest: number) {
  const end = (sign: 'negative' | 'positive', number: number) =>
    html`<span class=${`swatch ${sign}`}></span>${decimal(number)}`;
  return html`<span class="legend">${end('negative', -largest)} ${end('positive', largest)}</span>`;
}

function wordRow(scene: Scene, index: number, pinned: Highlight | null, actions: Actions) {
  const { words, scores, weights, added } = scene;
  const word = short(words[index]!);
  const on = pinned?.token === index ? pinned.dimension : undefined;
  return html`<div
    class=${`sum-row ${scene.colours[index]}`}
    part="row"
    role="row"
    data-token=${index}
    ?data-waiting=${index >= added}
  >
    <span class="row-word" role="rowheader" title=${word === words[index] ? nothing : words[index]!}
      >${word}</span
    >
    <span class="row-score" role="gridcell" data-tensor="scores"
      >${scene.isMasked(index) ? labels.masked : decimal(scores[index]!)}</span
    >
    <span class="row-weight" role="gridcell" data-tensor="weights">
      ${weightSlider(scene, index, actions)}
      <span class="share">${percent(weights[index]!)}</span>
    </span>
    <span class="row-value" role="presentation" data-label=${labels.headings.value}
      >${strip(scene, 'values', scene.value(index), index, on)}</span
    >
    <span class="row-scaled" role="presentation" data-label=${labels.headings.scaledShort}
      >${strip(scene, 'scaledValues', scene.scaled(index), index, on)}</span
    >
  </div>`;
}

// Each number is a cell to go to; pressed, it stays lit, with its arithmetic below.
function strip(
  { names, largest }: Scene,
  tensor: 'values' | 'scaledValues',
  numbers: Float32Array,
  token: number,
  pinned: number | undefined,
) {
  return html`<span
    class="strip"
    role="presentation"
    ${setProperties({ '--columns': numbers.length })}
  >
    ${Array.from(numbers, (number, c) => {
      const { sign, strength } = cellColour(number, largest);
      return html`<span
        class=${`cell ${sign}`}
        role="gridcell"
        tabindex="-1"
        aria-label=${labels.cells[tensor](names[c]!, decimal(number))}
        aria-selected=${c === pinned}
        data-tensor=${tensor}
        data-token=${token}
        data-dimension=${c}
        ${setProperties({ '--strength': strength })}
      ></span>`;
    })}
  </span>`;
}

function pin({ target }: Event, pinned: Highlight | null, actions: Actions) {
  const cell = (target as Element).closest<HTMLElement>('.strip [data-token]');
  if (!cell) return;
  const [token, dimension] = [Number(cell.dataset.token), Number(cell.dataset.dimension)];
  const isPinned = pinned?.token === token && pinned.dimension === dimension;
  actions.show({ pinned: isPinned ? null : { token, dimension } });
}

function totalRow(scene: Scene, actions: Actions) {
  return html`<div class="sum-total" part="output" role="row">
    <span class="total-label" role="rowheader"><b>${scene.totalName}</b></span>
    <span class="row-scaled" role="presentation"
      >${outputCells(scene, actions)} ${outputSteps(scene, actions)}</span
    >
  </div>`;
}

// The cells of the sum are buttons: each opens its terms.
function outputCells({ total, names, largest, dimension }: Scene, actions: Actions) {
  return html`<span
    class="strip"
    role="presentation"
    ${setProperties({ '--columns': total.length })}
  >
    ${Array.from(total, (number, c) => {
      const { sign, strength } = cellColour(number, largest);
      return html`<span role="gridcell"
        ><button
          type="button"
          class=${`cell ${sign}`}
          data-tensor="output"
          data-dimension=${c}
          aria-pressed=${c === dimension}
          aria-label=${labels.outputCell(names[c]!, decimal(number, 3))}
          tabindex="-1"
          ?data-stop=${c === dimension}
          ${setProperties({ '--strength': strength })}
          @click=${() => actions.show({ dimension: c })}
        ></button
      ></span>`;
    })}
  </span>`;
}

// For who cannot hit a narrow cell.
function outputSteps({ total, names, dimension }: Scene, actions: Actions) {
  const step = (by: number, label: string, sign: string) =>
    html`<button
      type="button"
      aria-label=${label}
      @click=${() => actions.show({ dimension: within(dimension + by, total) })}
    >
      ${sign}
    </button>`;
  return html`<span class="output-steps" role="gridcell">
    ${step(-1, labels.previous, '‹')} <span>${names[dimension]}</span>
    ${step(1, labels.next, '›')}
  </span>`;
}

function within(dimension: number, { length }: Float32Array): number {
  return Math.min(Math.max(dimension, 0), length - 1);
}
