import { html, nothing, svg } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { Snapshot } from '../../snapshot/snapshot.js';
import { matrixTexts } from '../../texts/en/views/matrix.js';
import { called, percent, short } from '../parts/format.js';
import { setProperties } from '../parts/set-properties.js';
import { strongest } from '../parts/strongest.js';
import { needed, row } from '../parts/tensor.js';
import type { Actions } from '../view.js';
import { enterTold, pinButton, togglePin } from './pinned.js';
import { isShare, type Scene } from './scene.js';
import { keyButton } from './total.js';

const { lines: labels } = matrixTexts;

/** More words in a column than this are more than a reader looks through. */
const mostWords = 40;

/** A weight of 1, in pixels: of the word that asks, and of all others. */
const widest = 14;
const widestOther = 4;

/** Of the other words, thinner lines than this weight could not be seen. */
const leastDrawn = 0.02;

/** So many words are named in the picture's text alternative. */
const mostTold = 8;

/** Words that ask on the left, words looked at on the right, and between them a line a weight. */
export function lines(scene: Scene, actions: Actions) {
  const { snapshot, choice, colours } = scene;
  const { tokens, keyTokens, token } = snapshot;
  const weights = needed(snapshot, 'weights');
  const own = row(weights, token);
  const left = queriesAround(snapshot);
  const right = strongest(own, false);
  const rows = Math.max(left.length, right.length);
  const others = choice.all ? left.filter((query) => query !== token) : [];
  const otherWeights = others.flatMap((query) => right.map((key) => row(weights, query)[key]!));

  return html`<p class="hint" part="hint">
      ${labels.hint} ${own.every(isShare) ? nothing : labels.undefined}
      ${left.length < tokens.length ? labels.queriesCut(left.length, tokens.length) : nothing}
      ${
        right.length < keyTokens.length
          ? labels.keysCut(right.length, keyTokens.length, short(tokens[token]!))
          : nothing
      }
      ${otherWeights.some(isTooThin) ? labels.thin(percent(leastDrawn)) : nothing}
      ${otherWeights.every((weight) => weight >= 0) ? nothing : labels.otherUndefined}
    </p>
    <div class="matrix-lines" ${setProperties({ '--rows': rows })}>
      <div
        class="matrix-left"
        role="group"
        data-rove=".matrix-query"
        aria-label=${labels.asks}
        @keydown=${pin}
      >
        ${repeat(left, (query) => query, asking)}
      </div>
      <svg
        class="matrix-drawing"
        viewBox=${`0 0 100 ${rows}`}
        preserveAspectRatio="none"
        role="img"
        aria-label=${spoken(own, right, snapshot)}
      >
        ${others.map(linesOf)} ${right.map(ownLine)}
      </svg>
      <div
        class="matrix-right"
        role="group"
        data-rove
        aria-label=${labels.lookedAt}
        @focusin=${explain}
      >
        ${repeat(right, (key) => key, lookedAt)}
      </div>
    </div>`;

  function asking(query: number) {
    const isSelected = query === token;
    return html`<span class="matrix-side" data-rove-row>
      ${isSelected || query === choice.pinned ? pinButton(scene, query, actions) : nothing}
      <button
        type="button"
        class="matrix-query"
        aria-pressed=${isSelected}
        aria-description=${enterTold(scene, query)}
        tabindex="-1"
        ?data-stop=${isSelected}
        data-line-query=${query}
        @click=${() => actions.set({ token: query })}
      >
        ${short(tokens[query]!)}
      </button>
    </span>`;
  }

  function lookedAt(key: number) {
    return html`<span
      class=${`matrix-side ${colours[key]}`}
      data-rove-row
      data-token=${key}
      ?data-chosen=${key === scene.key}
      @click=${() => actions.show({ keyToken: key })}
    >
      ${keyButton(scene, key, actions)} <span class="share">${percent(own[key]!)}</span>
    </span>`;
  }

  function ownLine(key: number, at: number) {
    const weight = own[key]!;
    const isOdd = !isShare(weight);
    return svg`<line
      class=${`own-line ${colours[key]}`}
      data-token=${key}
      @click=${() => actions.show({ keyToken: key })}
      x1="0" y1=${left.indexOf(token) + 0.5} x2="100" y2=${at + 0.5}
      stroke-width=${isOdd ? 2 : (widest * weight).toFixed(2)}
      stroke-dasharray=${isOdd ? '4 4' : nothing}
    />`;
  }

  function linesOf(query: number) {
    const numbers = row(weights, query);
    return right.map((key, at) =>
      numbers[key]! >= leastDrawn
        ? svg`<line
            class="other-line"
            data-token=${key}
            x1="0" y1=${left.indexOf(query) + 0.5} x2="100" y2=${at + 0.5}
            stroke-width=${(widestOther * Math.min(numbers[key]!, 1)).toFixed(2)}
          />`
        : nothing,
    );
  }

  function pin(event: KeyboardEvent) {
    if (event.key !== 'Enter' || !(event.target as Element).matches('.matrix-query')) return;
    event.preventDefault();
    togglePin(scene, token, actions);
  }

  function explain({ target }: Event) {
    const { key } = (target as HTMLElement).dataset;
    if (key !== undefined) actions.show({ keyToken: Number(key) });
  }
}

function isTooThin(weight: number): boolean {
  return weight > 0 && weight < leastDrawn;
}

// All words that ask, or those around the one that asks now.
function queriesAround({ tokens, token }: Snapshot): number[] {
  const start = Math.max(Math.min(token - mostWords / 2, tokens.length - mostWords), 0);
  return [...tokens.keys()].slice(start, start + mostWords);
}

function spoken(own: Float32Array, right: number[], { tokens, keyTokens, token }: Snapshot) {
  const told = [...right].sort((a, b) => own[b]! - own[a]! || a - b).slice(0, mostTold);
  const shares = told.map((key) => labels.share(called(keyTokens, key), percent(own[key]!)));
  const rest = keyTokens.length - told.length;
  if (rest > 0) shares.push(labels.others(rest));
  return labels.label(called(tokens, token), shares.join(', '));
}
