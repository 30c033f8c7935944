import { html, nothing } from 'lit';
import { numberTexts } from '../../texts/en/numbers.js';
import { keptTexts as texts } from '../../texts/en/views/kept.js';
import { decimal } from '../parts/format.js';
import { setProperties } from '../parts/set-properties.js';
import { cellColour } from '../parts/strip.js';
import type { Actions } from '../view.js';
import { isFree, type Scene, top } from './scene.js';
import { name, tiny } from './write.js';

const { sum: labels, reach } = texts;

const digits = 4;

/** The sum, which stands still while the weights move, and what they come to. */
export function still(scene: Scene, actions: Actions) {
  const { names, output, largest } = scene;
  const spoken = names.map((dimension, c) => labels.cell(dimension, decimal(output[c]!, digits)));
  return html`<div class="kept-still">
    <h3>${labels.heading}</h3>
    <div class="kept-output" role="img" aria-label=${labels.label(spoken.join(numberTexts.comma))}>
      ${Array.from(output, (number, c) => {
        const { sign, strength } = cellColour(number, largest);
        return html`<span
          class=${`cell kept-cell ${sign}`}
          data-tensor="output"
          data-dimension=${c}
          ${setProperties({ '--strength': strength })}
          ><small>${names[c]}</small><b>${decimal(number, digits)}</b></span
        >`;
      })}
    </div>
    ${apart(scene, actions)} ${badge(scene)}
  </div>`;
}

// Which word is on top now, and how far the sum has moved: nowhere.
function apart(scene: Scene, actions: Actions) {
  const { moved, own, weights, dimension, range, attended } = scene;
  const isOnly = dimension === 0 || (range && !attended.some((index) => isFree(scene, index)));
  if (isOnly) return html`<p class="kept-apart">${labels.only}</p>`;
  if (!range) return nothing;
  const difference = scene.numbers('outputDifference')?.[0] ?? 0;
  const [before, after] = top(own) === top(weights) ? labels.still : labels.now;
  return html`<div class="kept-apart">
    <p data-say>
      ${moved ? html`${before}${name(scene, top(weights))}${after}` : labels.start}
    </p>
    <p class="kept-difference" ?data-idle=${!moved}>
      ${labels.apart}<b>${tiny(difference)}</b>
    </p>
    <button type="button" ?data-idle=${!moved} @click=${(event: Event) => reset(event, actions)}>
      ${labels.reset}
    </button>
  </div>`;
}

// The button hides once it has done its work; the focus goes on to the weights that it reset.
function reset(event: Event, actions: Actions) {
  const root = (event.currentTarget as HTMLElement).getRootNode() as ShadowRoot;
  actions.set({ alternative: undefined });
  root.querySelector<HTMLElement>('.kept-slider[tabindex="0"]')?.focus();
}

// Whether the weights that are shown could come from a query.
function badge(scene: Scene) {
  const reachable = scene.numbers('reachable')?.[0];
  if (reachable === undefined) return nothing;
  return html`<p class="kept-reach" data-number="reachable" data-reach=${reachable}>
    <span class="kept-badge">${reach.label} <b>${reach.names[reachable]}</b></span>
    ${reach.why[reachable]}
  </p>`;
}
