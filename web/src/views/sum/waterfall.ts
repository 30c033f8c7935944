import { html } from 'lit';
import { texts } from '../../texts/en.js';
import { called, decimal } from '../parts/format.js';
import { setProperties } from '../parts/set-properties.js';
import { needed, row } from '../parts/tensor.js';
import type { Scene } from './scene.js';

const { waterfall: labels } = texts;

/** More terms than this are more than can be followed; the largest are drawn. */
const mostTerms = 16;

/** One number of the sum, taken apart: its terms α_j v_jc, one after the other, ending at o_c. */
export function waterfall(scene: Scene) {
  const { snapshot, words, weights, names, dimension, output } = scene;
  const sums = needed(snapshot, 'partialSums');
  const sumAfter = (index: number) => (index < 0 ? 0 : row(sums, index)[dimension]!);
  const terms = words
    .map((_, index) => ({ index, term: scene.scaled(index)[dimension]! }))
    .filter(({ term }) => term !== 0);
  const drawn = largest(terms);
  const scale = scaleOver([0, ...words.map((_, index) => sumAfter(index))]);
  const name = names[dimension]!;
  const total = output[dimension]!;

  return html`<div class="waterfall" data-dimension=${dimension}>
    <h3>${labels.heading(name, decimal(total, 3))}</h3>
    <p class="hint">${labels.hint}</p>
    <ol class="terms">
      ${drawn.map(
        ({ index, term }) => html`<li
          class=${`term-row ${scene.colours[index]}`}
          data-token=${index}
          ?data-waiting=${index >= scene.added}
        >
          <span class="term-word">${called(words, index)}</span>
          <span class="term-numbers">
            ${decimal(weights[index]!, 4)} × ${decimal(scene.value(index)[dimension]!, 3)}</span
          >
          ${bar(sumAfter(index - 1), sumAfter(index), scale)}
          <span class="term-result">${decimal(term, 3)}</span>
        </li>`,
      )}
      <li class="term-row term-total">
        <span class="term-word">${texts.sum.total}</span>
        <span class="term-numbers"></span>
        ${bar(0, total, scale)}
        <span class="term-result">${decimal(total, 3)}</span>
      </li>
    </ol>
    <p class="hint">${remainder(terms.length - drawn.length, words.length - terms.length)}</p>
    <p class="hint">${labels.choose}</p>
  </div>`;
}

interface Term {
  index: number;
  term: number;
}

// In the sentence's order, as they are summed.
function largest(terms: Term[]): Term[] {
  return terms
    .toSorted((a, b) => Math.abs(b.term) - Math.abs(a.term))
    .slice(0, mostTerms)
    .sort((a, b) => a.index - b.index);
}

// What is not drawn, in words.
function remainder(smaller: number, zeros: number): string {
  return [smaller > 0 ? labels.smaller(smaller) : '', zeros > 0 ? labels.zeros(zeros) : ''].join(
    ' ',
  );
}

interface Scale {
  start: number;
  span: number;
}

function scaleOver(numbers: number[]): Scale {
  const start = Math.min(...numbers);
  return { start, span: Math.max(Math.max(...numbers) - start, 1e-9) };
}

// Drawn from where the one before ended to where this one ends.
function bar(from: number, to: number, { start, span }: Scale) {
  const position = (number: number) => ((number - start) / span).toFixed(4);
  return html`<span
    class="term-bar"
    aria-hidden="true"
    ${setProperties({
      '--from': position(Math.min(from, to)),
      '--to': position(Math.max(from, to)),
      '--zero': position(0),
    })}
  ></span>`;
}
