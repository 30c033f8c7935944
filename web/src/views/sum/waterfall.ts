import { html, nothing } from 'lit';
import { texts } from '../../texts/en/figure.js';
import { called, decimal } from '../parts/format.js';
import { setProperties } from '../parts/set-properties.js';
import { needed, row } from '../parts/tensor.js';
import type { Scene } from './scene.js';

const { waterfall: labels } = texts;

/** More terms than this are more than can be followed; the largest are drawn. */
const mostTerms = 16;

/** One number of the sum, taken apart: its terms α_j v_jc, one after the other, ending at o_c. */
export function waterfall(scene: Scene) {
  const { snapshot, words, weights, names, dimension } = scene;
  const sums = needed(snapshot, 'partialSums');
  const sumAfter = (index: number) => (index < 0 ? 0 : row(sums, index)[dimension]!);
  const terms = words.map((_, index) => ({ index, term: scene.scaled(index)[dimension]! }));
  const drawn = largest(terms);
  // Of the whole sum, so that nothing is drawn anew when a word is added.
  const scale = scaleOver([0, ...words.map((_, index) => sumAfter(index))]);
  const total = scene.total[dimension]!;

  return html`<div class="waterfall" part="terms" data-dimension=${dimension}><div class="waterfall-terms" data-held>
    <h3>${heading(names[dimension]!, decimal(total, 3))}</h3>
    <p class="hint" part="hint">${labels.hint}</p>
    <ol class="terms">
      ${drawn.map(
        ({ index, term }) => html`<li
          class=${`term-row ${scene.colours[index]}`}
          data-token=${index}
          ?data-waiting=${index >= scene.added}
        >
          <span class="term-word">${called(words, index)}</span>
          <span class="term-numbers">
            ${decimal(weights[index]!, 3)} × ${decimal(scene.value(index)[dimension]!, 3)}</span
          >
          ${bar(sumAfter(index - 1), sumAfter(index), scale)}
          <span class="term-result">${decimal(term, 3)}</span>
        </li>`,
      )}
      <li class="term-row term-total">
        <span class="term-word">${scene.totalName}</span>
        ${bar(0, total, scale)}
        <span class="term-result">${decimal(total, 3)}</span>
      </li>
    </ol>
    ${remainder(terms, drawn)}
  </div></div>`;

  function heading(name: string, number: string): string {
    const isWhole = scene.added === words.length;
    return isWhole ? labels.heading(name, number) : labels.headingSoFar(name, number);
  }
}

interface Term {
  index: number;
  term: number;
}

// All, or the largest of many; in the sentence's order, as they are summed.
function largest(terms: Term[]): Term[] {
  if (terms.length <= mostTerms) return terms;
  return terms
    .filter(({ term }) => term !== 0)
    .sort((a, b) => Math.abs(b.term) - Math.abs(a.term))
    .slice(0, mostTerms)
    .sort((a, b) => a.index - b.index);
}

// What is not drawn, in words.
function remainder(terms: Term[], drawn: Term[]) {
  const left = terms.filter((term) => !drawn.includes(term));
  if (left.length === 0) return nothing;
  const zeros = left.filter(({ term }) => term === 0).length;
  const smaller = left.length - zeros;
  return html`<p class="hint" part="hint">
    ${smaller > 0 ? labels.smaller(smaller) : nothing} ${zeros > 0 ? labels.zeros(zeros) : nothing}
  </p>`;
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
