import { html, nothing } from 'lit';
import { guard } from 'lit/directives/guard.js';
import type { Snapshot } from '../../snapshot/snapshot.js';
import { texts } from '../../texts/en.js';
import { wordColours } from '../parts/colours.js';
import { percent, short } from '../parts/format.js';
import { setProperties } from '../parts/set-properties.js';
import { needed, row } from '../parts/tensor.js';
import type { Actions, View } from '../view.js';
import styles from './matrix.css?inline';
import { picture } from './picture.js';

const { matrix: labels } = texts;

/** With more words than this a table of cells becomes a picture. */
const mostCells = 40;

/** Smaller weights are left to the colour: many "< 1 %" hide what matters. */
const leastPrinted = 0.005;

/** The n × m weights of all words at once; choosing a row chooses the query token. */
export const matrix: View = {
  styles,
  needs: ['weights'],
  render({ snapshot }, actions) {
    const current = snapshot!;
    const isLarge = current.tokens.length > mostCells;
    return html`
      <p class="hint">${labels.hint}</p>
      ${guard([current], () => (isLarge ? picture(current, actions) : table(current, actions)))}
    `;
  },
};

function table(snapshot: Snapshot, actions: Actions) {
  const { tokens, keyTokens, token } = snapshot;
  const weights = needed(snapshot, 'weights');
  const colours = wordColours(snapshot);
  return html`<div class="scroller" role="region" aria-label=${labels.heading} tabindex="0">
    <table class="matrix-table">
      <caption>
        ${labels.caption}
      </caption>
      <thead>
        <tr>
          <td></td>
          ${keyTokens.map(
            (word, j) => html`<th scope="col" class=${`key ${colours[j]}`} data-token=${j}>
              <span>${short(word)}</span>
            </th>`,
          )}
        </tr>
      </thead>
      <tbody @keydown=${(event: KeyboardEvent) => moveRow(event, snapshot, actions)}>
        ${tokens.map((word, i) => {
          const isSelected = i === token;
          return html`<tr
            ?data-selected=${isSelected}
            data-query=${i}
            @click=${() => actions.set({ token: i })}
          >
            <th scope="row">
              <button
                type="button"
                aria-pressed=${isSelected}
                aria-label=${labels.row(short(word))}
                tabindex=${isSelected ? 0 : -1}
              >
                ${short(word)}
              </button>
            </th>
            ${Array.from(
              row(weights, i),
              (weight, j) => html`<td
                class=${isSelected ? colours[j]! : 'plain'}
                data-token=${j}
                ?data-no-share=${!(weight >= 0 && weight <= 1)}
                title=${labels.label(short(word), short(keyTokens[j]!), percent(weight))}
                ${setProperties({ '--share': (weight || 0).toFixed(4) })}
              >
                <span>${Math.abs(weight) < leastPrinted ? nothing : percent(weight)}</span>
              </td>`,
            )}
          </tr>`;
        })}
      </tbody>
    </table>
  </div>`;
}

// One tab stop for all rows: up and down choose, as in the sentence.
function moveRow(event: KeyboardEvent, { tokens, token }: Snapshot, actions: Actions) {
  const target = { ArrowDown: token + 1, ArrowUp: token - 1, Home: 0, End: tokens.length - 1 }[
    event.key
  ];
  if (target === undefined || target < 0 || target >= tokens.length) return;
  event.preventDefault();
  const rows = (event.currentTarget as HTMLElement).querySelectorAll<HTMLElement>('th button');
  actions.set({ token: target });
  rows[target]?.focus();
}
