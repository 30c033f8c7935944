import { html, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import type { Snapshot } from '../../snapshot/snapshot.js';
import type { State } from '../../store/store.js';
import { sourceTexts as labels } from '../../texts/en/views/source.js';
import { wordColours } from '../parts/colours.js';
import { percent } from '../parts/format.js';
import { setProperties } from '../parts/set-properties.js';
import { needed, row } from '../parts/tensor.js';
import type { Actions } from '../view.js';
import styles from './source.css?inline';
import { unknownTitle } from './unknown.js';

export { styles };

/** Cross-attention: a second sentence, whose words are looked at in place of the first one's. */
export function source({ values, snapshot }: State, actions: Actions) {
  const isTranslated = (snapshot?.attentions.length ?? 0) > 1;
  const label = isTranslated ? labels.read : labels.source;
  return html`<div class="source" role="group" aria-label=${label}>
    <p class="source-label">${label}</p>
    ${snapshot?.hasSource ? sourceWords(snapshot) : nothing}
    <div class="source-edit" part="edit" data-control="source">
      <textarea
        class="source-field"
        rows="1"
        aria-label=${label}
        placeholder=${isTranslated ? labels.own : nothing}
        spellcheck="false"
        dir="auto"
        .value=${live(values.source)}
        @input=${(event: Event) => {
          actions.set({ source: (event.target as HTMLTextAreaElement).value });
        }}
      ></textarea>
      ${isTranslated ? nothing : removeButton(actions)}
    </div>
  </div>`;
}

function removeButton(actions: Actions) {
  return html`<button
    type="button"
    @click=${() => {
      actions.show({ sourceOpen: false });
      actions.set({ source: '' });
    }}
  >
    ${labels.remove}
  </button>`;
}

function sourceWords(snapshot: Snapshot) {
  const weights = row(needed(snapshot, 'weights'), snapshot.token);
  const colours = wordColours(snapshot);
  return html`<ul class="words source-words" dir="auto" aria-label=${labels.lookedAt}>
    ${snapshot.keyTokens.map(
      (word, index) => html`<li
        class=${`word ${colours[index]}`}
        data-token=${index}
        title=${snapshot.knowsKey(index) ? nothing : unknownTitle(snapshot)}
      >
        <span class="token" ?data-unknown=${!snapshot.knowsKey(index)}>${word}</span>
        <span class="weight-bar" ${setProperties({ '--share': weights[index]! || 0 })}></span>
        <span class="share">${percent(weights[index]!)}</span>
      </li>`,
    )}
  </ul>`;
}
