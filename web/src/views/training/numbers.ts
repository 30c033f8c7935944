import { html, nothing } from 'lit';
import { trainingTexts } from '../../texts/en/views/training.js';
import { exactNumber } from '../parts/exact-number.js';
import type { Actions } from '../view.js';
import { look } from './choose.js';
import type { Scene } from './scene.js';

const { numbers: texts, curves } = trainingTexts;

/** More rows than this are more than a reader looks through. */
const mostRows = 40;

const digits = 3;

/** The curves as a table, of moments that are evenly far apart. */
export function numbers({ training, task, choice }: Scene, actions: Actions) {
  const { history } = training;
  const apart = Math.ceil(history.length / mostRows);
  const shown = history.filter((_, at) => at % apart === 0 || at === history.length - 1);
  const write = (number: number) =>
    Number.isFinite(number) ? exactNumber(number, digits) : curves.none;
  return html`<details
    class="training-numbers"
    .open=${choice.numbers}
    @toggle=${({ target }: Event) => look(actions, { numbers: (target as HTMLDetailsElement).open })}
  >
    <summary>${texts.summary}</summary>
    ${
      choice.numbers
        ? html`<div class="scroller" role="region" tabindex="0" aria-label=${texts.caption}>
            <table>
              <caption>
                ${texts.caption}
              </caption>
              <thead>
                <tr>
                  <th scope="col">${texts.columns.step}</th>
                  <th scope="col">${texts.columns.loss}</th>
                  <th scope="col">${texts.columns.accuracy}</th>
                  ${task.hasPlace ? html`<th scope="col">${texts.columns.look}</th>` : nothing}
                </tr>
              </thead>
              <tbody>
                ${shown.map(
                  ({ step, loss, accuracy, lookAccuracy }) => html`<tr>
                    <th scope="row">${step}</th>
                    <td>${write(loss)}</td>
                    <td>${write(accuracy)}</td>
                    ${task.hasPlace ? html`<td>${write(lookAccuracy)}</td>` : nothing}
                  </tr>`,
                )}
              </tbody>
            </table>
          </div>`
        : nothing
    }
  </details>`;
}
