import { html, nothing } from 'lit';
import { texts } from '../../texts/en/figure.js';
import { exactNumber } from '../parts/exact-number.js';
import { short } from '../parts/format.js';
import styles from './numbers-table.css?inline';
import type { Scene } from './scene.js';

export { styles };

const { sum: labels, numbers: own } = texts;

// As many digits as single precision holds behind the point of numbers around 1.
const digits = 6;

/** Every number of the rows and of the sum. */
export function numbersTable(scene: Scene) {
  const { names, words, scores, weights, output } = scene;
  const columns = names.map((name) => html`<th scope="col">${name}</th>`);
  const cells = (tensor: string, row: Float32Array, token?: number) =>
    Array.from(
      row,
      (
        number,
        c,
      ) => html`<td data-tensor=${tensor} data-token=${token ?? nothing} data-dimension=${c}>
        ${exactNumber(number, digits)}
      </td>`,
    );
  return html`<div class="scroller" role="region" tabindex="0" aria-label=${own.summary}>
    <table>
      <caption>
        ${own.caption(short(scene.word))}
      </caption>
      <thead>
        <tr>
          <th scope="col" rowspan="2">${labels.headings.word}</th>
          <th scope="col" rowspan="2">${labels.headings.score}</th>
          <th scope="col" rowspan="2">${labels.headings.weight}</th>
          <th scope="colgroup" colspan=${names.length}>${labels.headings.value}</th>
          <th scope="colgroup" colspan=${names.length}>${labels.headings.scaled}</th>
        </tr>
        <tr>
          ${columns}${columns}
        </tr>
      </thead>
      <tbody>
        ${scene.shown.map(
          (index) => html`<tr data-token=${index}>
            <th scope="row">${short(words[index]!)}</th>
            <td data-tensor="scores" data-token=${index}>${exactNumber(scores[index]!, digits)}</td>
            <td data-tensor="weights" data-token=${index}>${exactNumber(weights[index]!, digits)}</td>
            ${cells('values', scene.value(index), index)}
            ${cells('scaledValues', scene.scaled(index), index)}
          </tr>`,
        )}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row" colspan=${3 + names.length}>${labels.total}</th>
          ${cells('output', output)}
        </tr>
      </tfoot>
    </table>
  </div>`;
}
