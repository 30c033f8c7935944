import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { UiState } from '../../store/store.js';
import { texts } from '../../texts/en/figure.js';
import { decimal, percent, short } from '../parts/format.js';
import { setProperties } from '../parts/set-properties.js';
import { cellColour, spoken, strip } from '../parts/strip.js';
import { weightSlider } from '../parts/weight-slider.js';
import type { Actions } from '../view.js';
import type { Scene } from './scene.js';

const { sum: labels } = texts;

/** One row a word: score, weight, value, scaled value; below, the sum. */
export function rows(scene: Scene, ui: UiState, actions: Actions) {
  return html`<div
    class="sum-rows"
    role="table"
    data-weights
    aria-label=${labels.heading(short(scene.word))}
    ?data-dense=${scene.names.length > 24}
  >
    ${head(scene)} ${repeat(
      scene.shown,
      (index) => index,
      (index) => wordRow(scene, index, ui, actions),
    )}
    ${totalRow(scene, actions)}
  </div>`;
}

function head({ names, largest }: Scene) {
  const header = (part: 'word' | 'score' | 'weight') =>
    html`<span class=${`heading-${part}`} role="columnheader">${labels.headings[part]}</span>`;
  const strips = (part: 'value' | 'scaled') =>
    html`<span class=${`heading-${part}`} role="columnheader">
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

function wordRow(scene: Scene, index: number, ui: UiState, actions: Actions) {
  const { words, names, largest, scores, weights, added } = scene;
  const word = short(words[index]!);
  const strips = {
    value: { tensor: 'values', numbers: scene.value(index), largest, token: index },
    scaled: { tensor: 'scaledValues', numbers: scene.scaled(index), largest, token: index },
  };
  const label = (part: 'value' | 'scaled') =>
    labels.strip(labels.headings[part], word, spoken(strips[part].numbers, names));
  return html`<div
    class=${`sum-row ${scene.colours[index]}`}
    role="row"
    data-token=${index}
    ?data-waiting=${index >= added}
  >
    <span class="row-word" role="rowheader" title=${word === words[index] ? nothing : words[index]!}
      >${word}</span
    >
    <span class="row-score" role="cell" data-tensor="scores"
      >${scene.isMasked(index) ? labels.masked : decimal(scores[index]!)}</span
    >
    <span class="row-weight" role="cell" data-tensor="weights">
      ${weightSlider(scene, index, ui, actions)}
      <span class="share">${percent(weights[index]!)}</span>
    </span>
    <span class="row-value" role="cell" data-label=${labels.headings.value}>${strip(strips.value, label('value'))}</span>
    <span class="row-scaled" role="cell" data-label=${labels.headings.scaledShort}>${strip(strips.scaled, label('scaled'))}</span>
  </div>`;
}

function totalRow(scene: Scene, actions: Actions) {
  return html`<div class="sum-total" role="row">
    <span class="total-label" role="rowheader"><b>${scene.totalName}</b></span>
    <span class="row-scaled" role="cell"
      >${outputCells(scene, actions)} ${outputSteps(scene, actions)}</span
    >
  </div>`;
}

// The cells of the sum are buttons: each opens its terms. One tab stop, arrows move.
function outputCells({ total, names, largest, dimension }: Scene, actions: Actions) {
  return html`<span
    class="strip"
    ${setProperties({ '--columns': total.length })}
    @keydown=${(event: KeyboardEvent) => {
      const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
      if (!step) return;
      event.preventDefault();
      const cells = (event.currentTarget as HTMLElement).querySelectorAll('button');
      const target = within(dimension + step, total);
      actions.show({ dimension: target });
      cells[target]?.focus();
    }}
  >
    ${Array.from(total, (number, c) => {
      const { sign, strength } = cellColour(number, largest);
      return html`<button
        type="button"
        class=${`cell ${sign}`}
        data-tensor="output"
        data-dimension=${c}
        aria-pressed=${c === dimension}
        aria-label=${labels.outputCell(names[c]!, decimal(number, 3))}
        tabindex=${c === dimension ? 0 : -1}
        ${setProperties({ '--strength': strength })}
        @click=${() => actions.show({ dimension: c })}
      ></button>`;
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
  return html`<span class="output-steps">
    ${step(-1, labels.previous, '‹')} <span>${names[dimension]}</span>
    ${step(1, labels.next, '›')}
  </span>`;
}

function within(dimension: number, { length }: Float32Array): number {
  return Math.min(Math.max(dimension, 0), length - 1);
}
