import { html, nothing } from 'lit';
import { geometryTexts as texts } from '../../texts/en/views/geometry.js';
import { exactNumber } from '../parts/exact-number.js';
import { called, short } from '../parts/format.js';
import { needed, row } from '../parts/tensor.js';
import type { Actions } from '../view.js';
import { apart } from './apart.js';
import { type Scene, written } from './scene.js';

const { numbers: labels, axes } = texts;

const digits = 4;

/** The plane's directions, and every point that is drawn, as tables. */
export function numbers(scene: Scene, isVariance: boolean, actions: Actions) {
  return html`<details class="geometry-numbers">
    <summary>${labels.summary}</summary>
    <p class="hint" part="hint">${labels.directions} ${isVariance ? labels.variance : nothing}</p>
    <div class="scroller" role="region" tabindex="0" aria-label=${labels.direction}>
      <table>
        <caption>
          ${labels.directions}
        </caption>
        <thead>
          <tr>
            <th scope="col">${labels.direction}</th>
            ${scene.names.map((name, c) => html`<th scope="col" data-dimension=${c}>${name}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${[axes.across, axes.up].map(
            (title, axis) => html`<tr>
              <th scope="row">${title}</th>
              ${Array.from(
                row(needed(scene.snapshot, 'planeAxes'), axis),
                (number, c) => html`<td data-dimension=${c}>${exactNumber(number, digits)}</td>`,
              )}
            </tr>`,
          )}
        </tbody>
      </table>
    </div>
    <div class="scroller" role="region" tabindex="0" aria-label=${labels.points}>
      <table>
        <caption>
          ${labels.points}
        </caption>
        <thead>
          <tr>
            <th scope="col">${labels.word}</th>
            <th scope="col">${labels.weight}</th>
            <th scope="col">${labels.value}</th>
            <th scope="col">${labels.sum}</th>
          </tr>
        </thead>
        <tbody>
          ${scene.shown.map(
            (index) => html`<tr data-token=${index}>
              <th scope="row">
                <button
                  type="button"
                  class="geometry-choose"
                  aria-pressed=${index === scene.chosen}
                  aria-label=${labels.choose(called(scene.words, index))}
                  @click=${() => actions.show({ keyToken: index })}
                >
                  ${short(scene.words[index]!)}
                </button>
              </th>
              <td>${exactNumber(scene.weights[index]!, digits)}</td>
              <td>${written(scene.value(index), digits)}</td>
              <td>${written(scene.sumAfter(index + 1), digits)}</td>
            </tr>`,
          )}
        </tbody>
      </table>
    </div>
    ${apart(scene)}
  </details>`;
}
