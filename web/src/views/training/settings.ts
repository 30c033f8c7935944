import { html, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import { problemTexts } from '../../texts/en/problems.js';
import { trainingTexts } from '../../texts/en/views/training.js';
import type { RunSettings } from '../../training/types.js';
import type { Actions } from '../view.js';
import { follow } from './choose.js';
import type { Scene } from './scene.js';

const { settings: texts, controls } = trainingTexts;

const widths = [8, 16, 32];
const layers = [1, 2];
const heads = [1, 2, 4];

/** How large the model is, what attends in it, and how far a step goes. */
export function settings({ training }: Scene, actions: Actions) {
  const { width, control, learningRate, ...others } = training.settings;
  const begin = (change: Partial<RunSettings>) =>
    follow(actions, (trainer) => void trainer.begin(change));
  return html`<div class="training-settings" part="controls" role="group" aria-label=${texts.label}>
      ${select('width', width, widths, (chosen) => begin({ width: chosen, hidden: 2 * chosen }))}
      ${select('layers', others.layers, layers, (chosen) => begin({ layers: chosen }))}
      ${select('heads', others.heads, heads, (chosen) => begin({ heads: chosen }))}
      <label class="training-setting" data-control="control">
        ${texts.control}
        <select
          .value=${live(control)}
          @change=${(event: Event) => begin({ control: (event.target as HTMLSelectElement).value })}
        >
          ${Object.entries(controls.names).map(
            ([id, name]) => html`<option value=${id} ?selected=${id === control}>${name}</option>`,
          )}
        </select>
      </label>
      <label class="training-setting" data-control="learning-rate">
        ${texts.learningRate}
        <input
          type="number"
          min="0"
          step="any"
          inputmode="decimal"
          .value=${live(String(learningRate))}
          @change=${({ target }: Event) =>
            begin({ learningRate: (target as HTMLInputElement).valueAsNumber })}
        />
      </label>
    </div>
    ${training.fault ? html`<p class="problem" role="alert">${problemTexts.said(training.fault)}</p>` : nothing}`;
}

function select(
  name: 'width' | 'layers' | 'heads',
  chosen: number,
  numbers: readonly number[],
  choose: (chosen: number) => void,
) {
  // A loaded model can be of another size.
  const offered = numbers.includes(chosen) ? numbers : [...numbers, chosen];
  return html`<label class="training-setting" data-control=${name}>
    ${texts[name]}
    <select
      .value=${live(String(chosen))}
      @change=${(event: Event) => choose(Number((event.target as HTMLSelectElement).value))}
    >
      ${offered.map(
        (number) => html`<option value=${number} ?selected=${number === chosen}>${number}</option>`,
      )}
    </select>
  </label>`;
}
