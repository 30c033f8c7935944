import { html, nothing, type TemplateResult } from 'lit';
import { exactNumber } from '../views/parts/exact-number.js';
import type { NumberTable } from '../views/view.js';
import styles from './tables.css?inline';

export { styles };

const digits = 4;

/** The numbers of a view, as tables that scroll within themselves where they are wide. */
export function tables(all: readonly NumberTable[]): TemplateResult[] {
  return all.map(
    ({ caption, columns, rows }) => html`<div
      class="scroller"
      role="region"
      tabindex="0"
      aria-label=${caption}
    >
      <table>
        <caption>
          ${caption}
        </caption>
        <thead>
          <tr>
            <td></td>
            ${columns.map((name) => html`<th scope="col">${name}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${rows.map(
            ({ name, tensor, index, numbers }) => html`<tr
              data-table=${tensor}
              data-index=${index ?? nothing}
            >
              <th scope="row">${name}</th>
              ${Array.from(numbers, (number) => html`<td>${exactNumber(number, digits)}</td>`)}
            </tr>`,
          )}
        </tbody>
      </table>
    </div>`,
  );
}
