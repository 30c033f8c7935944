import { html, nothing } from 'lit';
import { matrixTexts } from '../../texts/views/matrix.js';
import { called, decimal, short } from '../parts/format.js';
import { needed, row } from '../parts/tensor.js';
import type { Actions } from '../view.js';
import type { Scene } from './scene.js';

const { total: labels } = matrixTexts;

/** So many digits of a weight are displayed, and added up. */
const digits = 4;
const unit = 10 ** digits;

/**
 * The weights of these words as they are displayed, rounded to 4 digits, and the sum of these: what
 * a reader gets who adds up the displayed numbers. It is counted in whole units of the last digit,
 * so that the sum itself is not rounded. From the sum of the weights as they are it differs by at
 * most half a unit a word. NaN where one of the weights is undefined.
 */
export function addedUp(weights: Float32Array, keys: readonly number[]) {
  const units = keys.map((key) => Math.round(weights[key]! * unit));
  const sum = units.reduce((total, count) => total + count, 0);
  return { terms: units.map((count) => count / unit), sum: sum / unit };
}

/** The chosen words' weights for the query token, added up where everybody can check it. */
export function total({ snapshot, choice, colours }: Scene, isPicture: boolean, actions: Actions) {
  const { tokens, keyTokens, token } = snapshot;
  const { keys } = choice;
  const { terms, sum } = addedUp(row(needed(snapshot, 'weights'), token), keys);
  const term = (number: number, at: number) => {
    const sign = at === 0 ? '' : number < 0 ? ' − ' : ' + ';
    const text = decimal(at === 0 ? number : number < 0 ? -number : number, digits);
    return html`${sign}<span
        class=${`matrix-term own ${colours[keys[at]!]}`}
        data-token=${keys[at]!}
        >${text}</span
      >`;
  };
  const words = keys.map(
    (key, at) => html`${at > 0 ? ' + ' : nothing}<b
        class=${`own ${colours[key]}`}
        data-token=${key}
        >${called(keyTokens, key)}</b
      >`,
  );
  return html`<div class="matrix-total">
    <p role="status">
      ${
        keys.length === 0
          ? html`<span class="hint">${isPicture ? labels.hintPicture : labels.hint}</span>`
          : html`${labels.of(short(tokens[token]!))}${words}${labels.is}<span class="matrix-sum"
              >${keys.length > 1 ? html`${terms.map(term)} = ` : nothing}<b>${decimal(sum, digits)}</b
            ></span>`
      }
    </p>
    ${
      keys.length === 0
        ? nothing
        : html`<button
            type="button"
            @click=${() => actions.show({ matrix: { ...choice, keys: [] } })}
          >
            ${labels.clear}
          </button>`
    }
  </div>`;
}

/** A word that is looked at; pressed as long as its weight is added up. */
export function keyButton({ snapshot, choice }: Scene, index: number, actions: Actions) {
  const { keys, key } = choice;
  const isChosen = keys.includes(index);
  const word = short(snapshot.keyTokens[index]!);
  return html`<button
    type="button"
    class="matrix-key"
    aria-pressed=${isChosen}
    aria-label=${labels.select(word)}
    tabindex=${index === key ? 0 : -1}
    data-key=${index}
    @click=${() => {
      const others = keys.filter((other) => other !== index);
      const chosen = isChosen ? others : [...others, index].sort((a, b) => a - b);
      actions.show({ matrix: { ...choice, keys: chosen, key: index } });
    }}
  >
    <span class="matrix-key-word">${word}</span>
  </button>`;
}
