import { html, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import type { Manual } from '../../snapshot/manual.js';
import { manualTexts as texts } from '../../texts/en/views/manual.js';
import { wordColours } from '../parts/colours.js';
import { called, short } from '../parts/format.js';
import { setProperties } from '../parts/set-properties.js';
import { cellColour } from '../parts/strip.js';
import { magnitude } from '../parts/tensor.js';
import type { Editor } from './editor.js';
import { listeners } from './fields.js';

/** Words beside rows of fields are shortened to this. */
const longestWord = 14;

/** Queries, keys or values as a table of fields: one row a word. */
export function table(of: keyof Manual, editor: Editor) {
  const { snapshot, choice } = editor;
  const rows = editor.numbers[of];
  const isAsking = of === 'queries';
  const words = isAsking ? snapshot.tokens : snapshot.keyTokens;
  // With a second sentence the words that ask are not among those that have colours.
  const isColoured = !isAsking || !snapshot.hasSource;
  const colours = isColoured ? wordColours(snapshot) : [];
  const largest = magnitude(rows.flat(), 0);
  const { title, hint, one } = texts.parts[of];
  const { row, column } = choice.place;
  const hasPlace = choice.place.of === of && row < rows.length && column < rows[0]!.length;
  const tabStop = hasPlace ? choice.place : { row: 0, column: 0 };
  const on = listeners(editor);

  return html`<div class="manual-part">
    <h3>${title} <span class="manual-hint">${hint}</span></h3>
    <div class="scroller">
      <table
        class="manual-table"
        @focusin=${on.focus}
        @focusout=${on.blur}
        @input=${on.input}
        @keydown=${on.keydown}
        @paste=${on.paste}
        @mousedown=${on.mousedown}
      >
        <caption>
          ${title}
        </caption>
        <thead>
          <tr>
            <td></td>
            ${rows[0]!.map(
              (_, c) => html`<th scope="col" data-dimension=${isValue(c)}>${c + 1}</th>`,
            )}
          </tr>
        </thead>
        <tbody>
          ${rows.map((numbers, i) => line(numbers, i))}
        </tbody>
      </table>
    </div>
  </div>`;

  function isValue(c: number) {
    return of === 'values' ? c : nothing;
  }

  function line(numbers: number[], i: number) {
    const isQuery = isAsking && i === snapshot.token;
    return html`<tr data-token=${isColoured ? i : nothing} ?data-asks=${isQuery}>
      <th scope="row" class=${`own ${colours[i] ?? 'rest'}`} title=${words[i]!}>
        ${short(words[i]!, longestWord)}
      </th>
      ${numbers.map((number, c) => field(number, i, c))}
    </tr>`;
  }

  function field(number: number, i: number, c: number) {
    const place = { of, row: i, column: c };
    const isWrong = editor.isWrong(place);
    const { sign, strength } = cellColour(number, largest);
    return html`<td data-dimension=${isValue(c)}>
      <input
        type="text"
        class="manual-field"
        autocomplete="off"
        spellcheck="false"
        data-of=${of}
        data-row=${i}
        data-column=${c}
        aria-label=${texts.field(one, called(words, i), c + 1)}
        aria-invalid=${isWrong ? 'true' : nothing}
        tabindex=${i === tabStop.row && c === tabStop.column ? 0 : -1}
        .value=${live(editor.text(place))}
        @pointerdown=${on.drag}
      />
      <span class=${`cell ${sign}`} ${setProperties({ '--strength': strength })}></span>
    </td>`;
  }
}
