import { html, nothing, type TemplateResult } from 'lit';
import { texts } from '../../texts/en/figure.js';
import { called, percent, short } from '../parts/format.js';
import type { Scene } from './scene.js';

const { answer: phrases } = texts;

/** Weights that differ by less than this share of the largest count as equal. */
const tie = 0.05;

/** More words than this that weigh alike are counted, not named. */
const mostNamed = 3;

/** What the weights say, in a sentence. */
export function answer(scene: Scene): TemplateResult {
  const isGiven = scene.snapshot.tensor('schemeWeights') !== undefined;
  return html`<p class="answer" part="answer" data-held data-say>
    ${isGiven ? phrases.whatIf : nothing}<b>${short(scene.word)}</b>${predicate(scene)}
  </p>`;
}

function predicate({ snapshot, words, weights, colours, isMasked }: Scene) {
  if (weights.some(Number.isNaN)) return phrases.undefined;
  if (weights.some((weight) => weight < 0)) return phrases.negative;
  const attended = [...weights.keys()].filter((index) => !isMasked(index) && weights[index]! > 0);
  if (attended.length === 0) return phrases.nothing;

  const top = Math.max(...weights);
  const tied = attended.filter((index) => weights[index]! >= top * (1 - tie));
  if (tied.length > 1 && tied.length === attended.length) return phrases.evenly(tied.length);
  if (tied.length > mostNamed) return phrases.manyAlike(tied.length, percent(top));
  const names = tied.map((index, place) => {
    const isSelf = index === snapshot.token && !snapshot.hasSource;
    const name = isSelf ? phrases.itself : called(words, index);
    return html`${place > 0 ? phrases.and : nothing}<b
        class=${`own ${colours[index]}`}
        data-token=${index}
        >${name}</b
      >`;
  });
  return html`${phrases.puts}<b>${percent(top)}</b>${
    tied.length > 1 ? phrases.ofItsWeightEach : phrases.ofItsWeight
  }${names}${phrases.rest(attended.length - tied.length)}`;
}
