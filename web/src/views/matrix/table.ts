import { html, nothing } from 'lit';
import { matrixTexts } from '../../texts/en/views/matrix.js';
import { short } from '../parts/format.js';
import { setProperties } from '../parts/set-properties.js';
import { cellColour } from '../parts/strip.js';
import type { Actions } from '../view.js';
import { enterTold, pinButton, togglePin } from './pinned.js';
import { chooseCell, type Scene } from './scene.js';
import { keyButton } from './total.js';

/** Smaller weights are left to the colour: many "< 1 %" hide what matters. */
const leastPrinted = 0.005;

/** The n × m numbers as a table; choosing a row chooses the query token, a column adds its weight. */
export function table(scene: Scene, actions: Actions) {
  const { snapshot, choice, colours, drawn } = scene;
  const { tokens, keyTokens, token } = snapshot;
  return html`<div class="scroller" role="region" aria-label=${matrixTexts.table} tabindex="0">
    <table class="matrix-table" role="grid" data-rove="td, .matrix-row" data-drawn=${drawn.kind}>
      <caption>
        ${matrixTexts.captions[drawn.kind]}
      </caption>
      <thead>
        <tr>
          <td colspan="2"></td>
          ${keyTokens.map(
            (_, j) => html`<th scope="col" class=${`key ${colours[j]}`} data-token=${j}>
              ${keyButton(scene, j, actions)}
            </th>`,
          )}
        </tr>
      </thead>
      <tbody @keydown=${pin}>
        ${tokens.map((word, i) => {
          const isSelected = i === token;
          return html`<tr
            ?data-selected=${isSelected}
            ?data-pinned=${i === choice.pinned}
            data-query=${i}
            data-tensor=${isSelected ? choice.drawn : nothing}
            @click=${({ target }: Event) => choose(i, target as Element)}
          >
            <td class="matrix-pins">
              ${isSelected || i === choice.pinned ? pinButton(scene, i, actions) : nothing}
            </td>
            <th scope="row">
              <button
                type="button"
                class="matrix-row"
                aria-pressed=${isSelected}
                aria-label=${matrixTexts.row(short(word))}
                aria-description=${enterTold(scene, i)}
                tabindex="-1"
              >
                ${short(word)}
              </button>
            </th>
            ${keyTokens.map((_, j) => cell(i, j))}
          </tr>`;
        })}
      </tbody>
    </table>
  </div>`;

  function cell(i: number, j: number) {
    const { kind, tensor, largest } = drawn;
    const index = i * keyTokens.length + j;
    const number = tensor.data[index]!;
    const isWeight = kind === 'weights';
    const isChosen = i === token && j === scene.key;
    const text = drawn.text(index);
    const { sign, strength } = cellColour(drawn.isMasked(index) ? 0 : number || 0, largest);
    const [asks, isLookedAt] = [short(tokens[i]!), short(keyTokens[j]!)];
    const told = drawn.isMasked(index) ? matrixTexts.maskedSpoken : text;
    return html`<td
      class=${isWeight ? (i === token ? colours[j]! : 'plain') : sign}
      data-token=${j}
      tabindex="-1"
      aria-selected=${isChosen}
      ?data-chosen=${isChosen}
      ?data-no-share=${drawn.isHatched(index)}
      title=${
        isWeight
          ? matrixTexts.share(asks, isLookedAt, text)
          : matrixTexts.cell(asks, isLookedAt, matrixTexts.one[kind], told)
      }
      ${setProperties({ '--share': isWeight ? (number || 0).toFixed(4) : strength })}
    >
      <span class="matrix-number">${isWeight && Math.abs(number) < leastPrinted ? nothing : text}</span>
    </td>`;
  }

  // A number chooses its row, and is taken apart; all else in the row only chooses it.
  function choose(i: number, target: Element) {
    const cell = target.closest<HTMLElement>('td[data-token]');
    if (cell) chooseCell(scene, i, Number(cell.dataset.token), actions);
    else actions.set({ token: i });
  }

  // Enter keeps the row that the focus is in; on the pin itself it presses that.
  function pin(event: KeyboardEvent) {
    const part = event.target as Element;
    if (event.key !== 'Enter' || part.matches('.matrix-pin')) return;
    event.preventDefault();
    togglePin(scene, Number(part.closest<HTMLElement>('[data-query]')!.dataset.query), actions);
  }
}
