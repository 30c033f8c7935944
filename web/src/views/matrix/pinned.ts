import { html, nothing, svg } from 'lit';
import { matrixTexts } from '../../texts/en/views/matrix.js';
import { called, percent, short } from '../parts/format.js';
import { setProperties } from '../parts/set-properties.js';
import { strongest } from '../parts/strongest.js';
import { needed, row } from '../parts/tensor.js';
import type { Actions } from '../view.js';
import { chooseCell, isShare, type Scene } from './scene.js';

const { pin: labels } = matrixTexts;

const icon = svg`<svg class="matrix-pin-icon" viewBox="0 0 16 16" aria-hidden="true">
  <path d="M5 1.5h6M6 1.5v5l-2.5 3h9L10 6.5v-5M8 9.5v5" />
</svg>`;

/** Keeps this word's row, or lets it go. */
export function togglePin({ choice }: Scene, index: number, actions: Actions) {
  actions.show({ matrix: { ...choice, pinned: choice.pinned === index ? null : index } });
}

/** What Enter does on this word, for who cannot see the pin beside it. */
export function enterTold({ choice }: Scene, index: number): string {
  return choice.pinned === index ? labels.enterUnpins : labels.enterPins;
}

export function pinButton(scene: Scene, index: number, actions: Actions) {
  return html`<button
    type="button"
    class="matrix-pin"
    tabindex="-1"
    aria-pressed=${index === scene.choice.pinned}
    aria-label=${labels.pin(short(scene.snapshot.tokens[index]!))}
    title=${labels.pin(short(scene.snapshot.tokens[index]!))}
    @click=${(event: Event) => {
      // The row below would be chosen too.
      event.stopPropagation();
      togglePin(scene, index, actions);
    }}
  >
    ${icon}
  </button>`;
}

/** The pinned row's weights above those of the word that asks. */
export function pinned(scene: Scene, actions: Actions) {
  const { snapshot, choice, colours } = scene;
  const { tokens, keyTokens, token } = snapshot;
  const kept = choice.pinned;
  if (kept === null) return nothing;
  const weights = needed(snapshot, 'weights');
  const own = row(weights, kept);
  const asking = row(weights, token);
  const larger = own.map((weight, j) => Math.max(Math.abs(weight) || 0, Math.abs(asking[j]!) || 0));
  const shown = strongest(larger, false);
  return html`<div class="matrix-pinned">
    <p class="matrix-pinned-head">
      <b>${labels.pinned(called(tokens, kept))}</b>
      <button type="button" @click=${() => togglePin(scene, kept, actions)}>${labels.unpin}</button>
      ${kept === token ? html`<span class="hint" part="hint">${labels.compare}</span>` : nothing}
      ${
        shown.length < keyTokens.length
          ? html`<span class="hint" part="hint">${labels.cut(shown.length, keyTokens.length)}</span>`
          : nothing
      }
    </p>
    <div class="scroller" role="region" aria-label=${labels.label} tabindex="0">
      <table>
        <caption>
          ${labels.label}
        </caption>
        <thead>
          <tr>
            <td></td>
            ${shown.map(
              (j) => html`<th scope="col" class=${`own ${colours[j]}`} data-token=${j}>
                <span class="matrix-name">${short(keyTokens[j]!)}</span>
              </th>`,
            )}
          </tr>
        </thead>
        <tbody>
          ${line(kept, own)} ${kept === token ? nothing : line(token, asking)}
        </tbody>
      </table>
    </div>
  </div>`;

  function line(query: number, numbers: Float32Array) {
    return html`<tr data-of=${query}>
      <th scope="row"><span class="matrix-name">${called(tokens, query)}</span></th>
      ${shown.map((j) => {
        const share = percent(numbers[j]!);
        return html`<td
          class=${query === token ? colours[j]! : 'plain'}
          data-token=${j}
          ?data-no-share=${!isShare(numbers[j]!)}
          @click=${() => chooseCell(scene, query, j, actions)}
          title=${matrixTexts.share(short(tokens[query]!), short(keyTokens[j]!), share)}
          ${setProperties({ '--share': (numbers[j]! || 0).toFixed(4) })}
        >
          <span class="matrix-number">${share}</span>
        </td>`;
      })}
    </tr>`;
  }
}
