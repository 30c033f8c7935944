import { html, nothing } from 'lit';
import { keptTexts as texts } from '../../texts/en/views/kept.js';
import { exactNumber } from '../parts/exact-number.js';
import { short } from '../parts/format.js';
import { needed, row } from '../parts/tensor.js';
import type { Scene } from './scene.js';

const { numbers: labels, rows, rankings } = texts;

const digits = 6;

type Column = keyof typeof labels.columns;

/** Everything that the view draws, as tables. */
export function numbers(scene: Scene) {
  const { words, shown, attended } = scene;
  const columns = (Object.keys(labels.columns) as Column[]).flatMap((column) => {
    const found = numbersOf(scene, column);
    return found ? [{ column, numbers: found }] : [];
  });
  const caption = labels.caption(short(scene.word));
  return html`<details class="kept-numbers">
    <summary>${labels.summary}</summary>
    <div class="scroller" role="region" tabindex="0" aria-label=${caption}>
      <table>
        <caption>
          ${caption}
        </caption>
        <thead>
          <tr>
            <th scope="col">${rankings.word}</th>
            ${columns.map(({ column }) => html`<th scope="col">${labels.columns[column]}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${shown.map(
            (index) => html`<tr data-token=${index}>
              <th scope="row">${short(words[index]!)}</th>
              ${columns.map(
                ({ numbers: found }) =>
                  html`<td>
                    ${attended.includes(index) ? exactNumber(found[index]!, digits) : rows.masked}
                  </td>`,
              )}
            </tr>`,
          )}
        </tbody>
      </table>
    </div>
    ${scene.numbers('ambiguityDirections') ? directions(scene) : nothing}
  </details>`;
}

function numbersOf(scene: Scene, column: Column): Float32Array | undefined {
  if (column === 'own') return scene.own;
  if (column === 'now') return scene.weights;
  return scene.numbers(column);
}

function directions({ snapshot, words, shown }: Scene) {
  const changes = needed(snapshot, 'ambiguityDirections');
  return html`<p class="hint" part="hint">${labels.directions}</p>
    <div class="scroller" role="region" tabindex="0" aria-label=${labels.directions}>
      <table data-number="ambiguityDirections">
        <caption>
          ${labels.directions}
        </caption>
        <thead>
          <tr>
            <td></td>
            ${shown.map((index) => html`<th scope="col" data-token=${index}>${short(words[index]!)}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${Array.from({ length: changes.shape[0] }, (_, k) => {
            const change = row(changes, k);
            return html`<tr>
              <th scope="row">${labels.direction(k)}</th>
              ${shown.map((index) => html`<td data-token=${index}>${exactNumber(change[index]!, 4)}</td>`)}
            </tr>`;
          })}
        </tbody>
      </table>
    </div>`;
}
