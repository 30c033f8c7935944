import { html, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import type { Values } from '../../store/properties.js';
import { keptTexts as texts } from '../../texts/en/views/kept.js';
import type { Actions } from '../view.js';
import type { Scene } from './scene.js';

const { begin: labels } = texts;

/** Widths that the random model can have. */
const widths = { least: 2, most: 16 };

/** More words than this are too many squares. */
const mostSquares = 64;

// Words are taken from its beginning.
const sentence =
  'yesterday the old gardener told his curious grandson that a small grey bird had carried one seed over seven hills before winter'.split(
    ' ',
  );

/** Width of the values, number of words, and the two set against each other. */
export function begin(scene: Scene, values: Values, actions: Actions) {
  const { names, attended, dimension, words } = scene;
  const width = names.length;
  const isRandom = values.model === 'random';
  const conditions = width + 1;
  const count = attended.length;
  const expected = Math.max(0, count - conditions);
  return html`<section class="kept-part kept-begin">
    <h3>${labels.heading}</h3>
    ${slider(
      labels.width,
      'valueWidth',
      widths.least,
      widths.most,
      width,
      labels.widthText,
      (wanted) =>
        actions.set({
          ...(isRandom ? {} : { model: 'random', head: 0, layer: 0 }),
          projections: 'model',
          valueWidth: wanted,
        }),
    )}
    ${slider(
      labels.words,
      'sentence',
      2,
      sentence.length,
      words.length,
      labels.wordsText,
      (wanted) =>
        actions.set({
          source: '',
          sentence: sentence.slice(0, wanted).join(' '),
          token: Math.min(scene.snapshot.token, wanted - 1),
        }),
    )}
    <p class="hint" part="hint">${isRandom ? labels.isRandom : labels.toRandom} ${labels.toSentence}</p>
    ${count > mostSquares ? nothing : squares()}
    <p class="kept-count">
      ${count > conditions ? labels.over(count, conditions) : labels.fits(count, conditions)}
      ${dimension > expected ? labels.more(dimension) : nothing}
    </p>
  </section>`;

  // Kept or open, one a word; the line stands where there are as many as equations.
  function squares() {
    return html`<p
      class="kept-squares"
      role="img"
      aria-label=${labels.picture(count, conditions, dimension)}
    >
      ${Array.from({ length: Math.max(count, conditions) }, (_, at) => {
        const kind = at >= count ? 'spare' : at < scene.rank ? 'kept' : 'open';
        return html`<span class=${`kept-square ${kind}`}></span>${
          at === conditions - 1 ? html`<span class="kept-limit"></span>` : nothing
        }`;
      })}
      <span class="kept-key"><span class="kept-square kept"></span>${labels.kept}</span>
      <span class="kept-key"><span class="kept-square open"></span>${labels.open}</span>
      <span class="kept-key"><span class="kept-limit"></span>${labels.limit}</span>
    </p>`;
  }
}

function slider(
  label: string,
  control: string,
  least: number,
  most: number,
  now: number,
  write: (now: number) => string,
  choose: (wanted: number) => void,
) {
  return html`<label class="kept-setting" data-control=${control}>
    <span>${label}</span>
    <input
      type="range"
      min=${least}
      max=${most}
      .value=${live(String(Math.min(Math.max(now, least), most)))}
      aria-valuetext=${write(now)}
      @input=${(event: Event) => choose(Number((event.target as HTMLInputElement).value))}
    />
    <span class="setting-value">${now}</span>
  </label>`;
}
