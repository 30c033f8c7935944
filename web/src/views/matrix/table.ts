import { html, nothing } from 'lit';
import { matrixTexts } from '../../texts/en/views/matrix.js';
import { short } from '../parts/format.js';
import { setProperties } from '../parts/set-properties.js';
import { cellColour } from '../parts/strip.js';
import type { Actions } from '../view.js';
import { moved } from './keys.js';
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
    <table class="matrix-table" data-drawn=${drawn.kind}>
      <caption>
        ${matrixTexts.captions[drawn.kind]}
      </caption>
      <thead>
        <tr @keydown=${moveColumn}>
          <td colspan="2"></td>
          ${keyTokens.map(
            (_, j) => html`<th scope="col" class=${`key ${colours[j]}`} data-token=${j}>
              ${keyButton(scene, j, actions)}
            </th>`,
          )}
        </tr>
      </thead>
      <tbody @keydown=${moveRow}>
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
                tabindex=${isSelected ? 0 : -1}
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
    const text = drawn.text(index);
    const { sign, strength } = cellColour(drawn.isMasked(index) ? 0 : number || 0, largest);
    const [asks, isLookedAt] = [short(tokens[i]!), short(keyTokens[j]!)];
    const told = drawn.isMasked(index) ? matrixTexts.maskedSpoken : text;
    return html`<td
      class=${isWeight ? (i === token ? colours[j]! : 'plain') : sign}
      data-token=${j}
      ?data-chosen=${i === token && j === scene.key}
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

  // One tab stop for all columns: left and right move, Space and Enter press the button.
  function moveColumn(event: KeyboardEvent) {
    const target = moved(event, choice.key, keyTokens.length, ['ArrowLeft', 'ArrowRight']);
    if (target === undefined) return;
    const head = event.currentTarget as HTMLElement;
    actions.show({ matrix: { ...choice, key: target } });
    head.querySelectorAll<HTMLElement>('th button')[target]?.focus();
  }

  // One tab stop for all rows: up and down choose, as in the sentence; left and right go from
  // number to number; Enter pins.
  function moveRow(event: KeyboardEvent) {
    if (!(event.target as HTMLElement).closest('th')) return;
    if (event.key === 'Enter') {
      event.preventDefault();
      return togglePin(scene, token, actions);
    }
    if (event.key === 'ArrowLeft' || event.key === 'ArrowRight') {
      const key = moved(event, scene.key, keyTokens.length, ['ArrowLeft', 'ArrowRight']);
      return key === undefined ? undefined : chooseCell(scene, token, key, actions);
    }
    const target = moved(event, token, tokens.length, ['ArrowUp', 'ArrowDown']);
    if (target === undefined) return;
    const body = event.currentTarget as HTMLElement;
    actions.set({ token: target });
    body.querySelectorAll<HTMLElement>('th button')[target]?.focus();
  }
}
