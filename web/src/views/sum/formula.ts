import { html, nothing } from 'lit';
import { texts } from '../../texts/en/figure.js';
import { called, decimal, short } from '../parts/format.js';
import { formula as math, mi, mn, mo, msub, mtext, sumOver } from '../parts/math.js';
import type { Scene } from './scene.js';

const { formula: labels } = texts;

// As many terms as fit a line of the widest figure; the rest is counted.
const mostTerms = 8;

// Of a word below a letter: the narrowest figure still holds it.
const mostLetters = 12;

/**
 * o = Σ α_j v_j with this sentence's words and numbers, as far as they were added. Each term is a
 * formula of its own: browsers break no line within one.
 */
export function formula(scene: Scene) {
  const { words, weights, colours, isMasked, added } = scene;
  const allowed = [...weights.keys()].filter((index) => !isMasked(index) && weights[index] !== 0);
  const ranked = allowed.toSorted((a, b) => weights[b]! - weights[a]! || a - b);
  // In the sentence's order, as they are added.
  const shown = ranked.slice(0, mostTerms).sort((a, b) => a - b);
  const others = ranked.slice(mostTerms);
  const othersAdded = others.filter((index) => index < added).length;
  return html`<div class="formula-place" part="formula">
    <p class="formula" aria-label=${labels.label} role="group" data-held>
    ${definition(scene)} ${math(labels.about, mo('≈'))}
    ${shown.map((index, place) =>
      addend(
        place,
        index >= added,
        html`<span class=${`term own ${colours[index]}`} data-token=${index}
          >${term(weights[index]!, called(words, index, mostLetters))}</span
        >`,
      ),
    )}
    ${
      others.length > 0
        ? addend(shown.length, othersAdded === 0, `… ${labels.others(othersAdded, others.length)}`)
        : nothing
    }
  </p></div>`;
}

// A line may end before the plus, never after it.
function addend(place: number, isWaiting: boolean, content: unknown) {
  return html`<span class="addend" ?data-waiting=${isWaiting}
    >${place > 0 ? math(labels.plus, mo('+')) : nothing} ${content}</span
  >`;
}

// The output is the whole sum; on the way there it has no name of its own.
function definition({ word, words, added }: Scene) {
  const j = mi('j');
  const isWhole = added === words.length;
  const name = short(word, mostLetters);
  return html`${
    isWhole
      ? math(labels.output(name), msub(mi(labels.outputName), mtext(name)))
      : math(labels.soFar, mtext(labels.soFar))
  }
  ${math(
    isWhole ? labels.whole : labels.partial(added),
    mo('='),
    sumOver(isWhole ? j : [j, mo('≤'), mn(String(added))]),
    msub(mi('α'), j),
    msub(mi('v'), j),
  )}`;
}

function term(weight: number, word: string) {
  const number = decimal(weight);
  return math(labels.term(number, word), mn(number), mo('·'), msub(mi('v'), mtext(word)));
}
