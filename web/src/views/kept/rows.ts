import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { keptTexts as texts } from '../../texts/en/views/kept.js';
import { decimal, percent, short } from '../parts/format.js';
import type { Actions } from '../view.js';
import { interval } from './interval.js';
import { isFree, type Scene } from './scene.js';
import { tiny } from './write.js';

const { rows: labels } = texts;

/** The core computes intervals for up to so many words that may be looked at. */
const mostWords = 128;

// To be compared digit by digit.
const digits = 4;

/** One row a word: its weight before what it could be, and what was read back or is now. */
export function rows(scene: Scene, actions: Actions) {
  const { words, shown, word, attended, range } = scene;
  const recovered = scene.numbers('recoveredWeights');
  const header = (text: string, part: string) =>
    html`<span class=${`kept-${part}`} role="columnheader">${text}</span>`;
  return html`<h3>${labels.heading(short(word))}</h3>
    ${range ? nothing : html`<p class="hint" part="hint">${labels.tooLong(attended.length, mostWords)}</p>`}
    <div class="kept-rows" role="table" data-rove aria-label=${labels.heading(short(word))}>
      <div class="kept-head" role="row">
        ${header(labels.word, 'word')} ${header(labels.bar, 'weight')}
        ${header(labels.range, 'range')} ${header(labels.own, 'number')}
        ${header(recovered ? labels.recovered : labels.now, 'number')}
      </div>
      ${repeat(
        shown,
        (index) => index,
        (index) => row(scene, index, actions),
      )}
    </div>
    <p class="hint" part="hint">${recovered ? labels.exact : range ? labels.legend : nothing}</p>
    ${recovered ? html`<p class="hint" part="hint">${labels.residual(tiny(residual()))}</p>` : nothing}
    ${shown.length < words.length ? more() : nothing}`;

  function residual() {
    return scene.numbers('recoveryResidual')![0]!;
  }

  function more() {
    return html`<p class="hint" part="hint">
      ${labels.strongest(shown.length, words.length)}
      <button type="button" @click=${() => actions.show({ allRows: true })}>
        ${labels.showAll}
      </button>
    </p>`;
  }
}

function row(scene: Scene, index: number, actions: Actions) {
  const { words, colours, own, weights, attended } = scene;
  const recovered = scene.numbers('recoveredWeights');
  const isMasked = !attended.includes(index);
  const write = (weight: number) => (recovered ? decimal(weight, digits) : percent(weight));
  const word = short(words[index]!);
  return html`<div class=${`kept-row ${colours[index]}`} role="row" data-token=${index}>
    <span class="kept-word" role="rowheader" title=${word === words[index] ? nothing : words[index]!}
      >${word}</span
    >
    <span class="kept-weight" role="cell" data-tensor="weights"
      >${isMasked ? nothing : interval(scene, index, actions)}</span
    >
    <span class="kept-range" role="cell">${isMasked ? labels.masked : range(scene, index)}</span>
    <span class="kept-number" role="cell" data-number="weights"
      >${isMasked ? nothing : write(own[index]!)}</span
    >
    <span class="kept-number kept-last" role="cell" data-number="recoveredWeights"
      >${isMasked ? nothing : write(recovered ? recovered[index]! : weights[index]!)}</span
    >
  </div>`;
}

function range(scene: Scene, index: number) {
  if (!scene.range) return nothing;
  if (!isFree(scene, index)) {
    return html`<span class="kept-pinned" title=${labels.pinnedWhy}>${labels.pinned}</span>`;
  }
  const { least, greatest } = scene.range;
  return labels.between(percent(least[index]!), percent(greatest[index]!));
}
