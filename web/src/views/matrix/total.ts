import { html, nothing } from 'lit';
import { matrixTexts } from '../../texts/en/views/matrix.js';
import { called, decimal, short } from '../parts/format.js';
import { needed, row } from '../parts/tensor.js';
import type { Actions } from '../view.js';
import type { Scene } from './scene.js';

const { total: labels } = matrixTexts;

/** Of a word that begins like this, each letter stands upright where words run downwards. */
const upright =
  /^[\p{Extended_Pictographic}\p{RI}\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}]/u;

/** So many digits of a weight are displayed. */
const digits = 4;

/**
 * The chosen words' weights for the query token, and what the core adds up from them. All numbers
 * are rounded to be displayed, each on its own, so the last digit of the sum may differ by one from
 * what a reader gets: hence the ≈.
 */
export function total(scene: Scene, isPicture: boolean, actions: Actions) {
  const { snapshot, colours, keys } = scene;
  const { tokens, keyTokens, token } = snapshot;
  const weights = row(needed(snapshot, 'weights'), token);
  const term = (key: number, at: number) => {
    const weight = weights[key]!;
    const sign = at === 0 ? '' : weight < 0 ? ' − ' : ' + ';
    const text = decimal(at > 0 && weight < 0 ? -weight : weight, digits);
    return html`${sign}<span class=${`matrix-term own ${colours[key]}`} data-token=${key}
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
    <p data-say>
      ${
        keys.length === 0
          ? html`<span class="hint" part="hint">${isPicture ? labels.hintPicture : labels.hint}</span>`
          : html`${labels.of(short(tokens[token]!))}${words}${labels.is}<span class="matrix-sum"
              >${keys.length > 1 ? html`${keys.map(term)} ≈ ` : nothing}<b
                >${decimal(needed(snapshot, 'chosenWeight').data[0]!, digits)}</b
              ></span
            >`
      }
    </p>
    ${
      keys.length === 0
        ? nothing
        : html`<button
            type="button"
            @click=${() => actions.set({ chosen: undefined })}
          >
            ${labels.clear}
          </button>`
    }
  </div>`;
}

/** A word that is looked at; pressed as long as its weight is added up. */
export function keyButton({ snapshot, keys }: Scene, index: number, actions: Actions) {
  const word = short(snapshot.keyTokens[index]!);
  return html`<button
    type="button"
    class="matrix-key"
    aria-pressed=${keys.includes(index)}
    aria-label=${labels.select(word)}
    tabindex="-1"
    data-key=${index}
    @click=${() => actions.set(({ chosen }) => ({ chosen: toggled(chosen, index) }))}
  >
    <span class="matrix-key-word" ?data-upright=${upright.test(word)}>${word}</span>
  </button>`;
}

function toggled(chosen: Iterable<number> = [], index: number): Float32Array | undefined {
  const all = new Set(chosen);
  if (!all.delete(index)) all.add(index);
  return all.size > 0 ? Float32Array.from(all).sort() : undefined;
}
