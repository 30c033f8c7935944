import { html, nothing } from 'lit';
import { texts } from '../../texts/en.js';
import { percent, short } from '../parts/format.js';
import type { Scene } from './scene.js';

const { answer: phrases } = texts;

/** What the weights say, in a sentence. */
export function answer({ snapshot, word, words, weights, colours, isMasked }: Scene) {
  const top = weights.indexOf(Math.max(...weights));
  const attended = words.filter((_, index) => !isMasked(index)).length;
  return html`<p class="answer">
    ${snapshot.tensor('schemeWeights') ? phrases.whatIf : nothing}<b>${short(word)}</b>${predicate()}
  </p>`;

  function predicate() {
    if (!(weights[top]! > 0)) return phrases.nothing;
    // Where no word stands out, naming one would mislead.
    if (attended > 1 && percent(weights[top]!) === percent(Math.min(...allowed()))) {
      return phrases.evenly(attended);
    }
    const target = top === snapshot.token ? phrases.itself : short(words[top]!);
    return html`${phrases.puts}<b>${percent(weights[top]!)}</b>${phrases.ofItsWeight}${phrases.on}<b
        class=${`own ${colours[top]}`}
        data-token=${top}
        >${target}</b
      >${phrases.rest(attended - 1)}`;
  }

  function allowed() {
    return weights.filter((_, index) => !isMasked(index));
  }
}
