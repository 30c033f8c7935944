import { html, nothing } from 'lit';
import type { MatrixChoice } from '../../store/store.js';
import { matrixTexts as texts } from '../../texts/en/views/matrix.js';
import { decimal } from '../parts/format.js';
import { setProperties } from '../parts/set-properties.js';
import { cellColour } from '../parts/strip.js';
import type { Actions } from '../view.js';
import { kindsOf, type Scene } from './scene.js';

/** The legend's colours, from the strongest below 0 to the strongest above. */
const steps = [-1, -0.75, -0.5, -0.25, 0, 0.25, 0.5, 0.75, 1];

/** Table or lines, and what they show. */
export function choices({ snapshot, choice, drawn }: Scene, actions: Actions) {
  const choose = (change: Partial<MatrixChoice>) =>
    actions.show({ matrix: { ...choice, ...change } });
  return html`<div class="matrix-choices" part="controls">
    ${segments(
      texts.picture,
      ['table', 'lines'] as const,
      choice.picture,
      texts.pictures,
      (picture) => choose({ picture }),
    )}
    ${
      choice.picture === 'lines'
        ? html`<button
            type="button"
            class="matrix-all"
            aria-pressed=${choice.all}
            @click=${() => choose({ all: !choice.all })}
          >
            ${texts.all}
          </button>`
        : segments(texts.drawn, kindsOf(snapshot), drawn.kind, texts.drawnKinds, (kind) =>
            choose({ drawn: kind }),
          )
    }
  </div>`;
}

function segments<Id extends string>(
  label: string,
  ids: readonly Id[],
  chosen: Id,
  names: Record<Id, string>,
  choose: (id: Id) => void,
) {
  return html`<div class="matrix-switch" role="group" aria-label=${label}>
    ${ids.map(
      (id) => html`<button type="button" aria-pressed=${id === chosen} @click=${() => choose(id)}>
        ${names[id]}
      </button>`,
    )}
  </div>`;
}

/** How numbers above and below 0 are coloured, and how far they reach. */
export function legend({ drawn }: Scene, isPicture: boolean) {
  const { kind, largest, least, most, tensor } = drawn;
  if (kind === 'weights' || least > most) return nothing;
  const hasMasked = tensor.data.some((_, index) => drawn.isMasked(index));
  const masked = isPicture ? texts.legendMaskedPicture : texts.legendMasked;
  return html`<p class="hint matrix-legend" part="hint">
    <span class="matrix-scale" aria-hidden="true">
      <span>${decimal(-largest)}</span>
      ${steps.map((step) => {
        const { sign, strength } = cellColour(step, 1);
        return html`<i class=${sign} ${setProperties({ '--share': strength })}></i>`;
      })}
      <span>${decimal(largest)}</span>
    </span>
    <span>
      ${texts.legend(decimal(least), decimal(most))} ${hasMasked ? masked : nothing}
    </span>
  </p>`;
}
