import { html } from 'lit';
import type { ProjectionChoice } from '../../store/store.js';
import { projectionsTexts as texts } from '../../texts/en/views/projections.js';
import type { Actions } from '../view.js';
import type { Scene } from './scene.js';

const { project: labels } = texts;

const kinds = ['queries', 'keys', 'values'] as const;

/** Which of the three products is drawn, as a row of radios. */
export function kindChoice({ snapshot, choice }: Scene, actions: Actions) {
  // Of a second sentence the rows are other words.
  const select = (of: ProjectionChoice['of']) =>
    actions.show({
      projection: { ...choice, of, row: snapshot.hasSource ? null : choice.row, column: null },
    });
  return html`<fieldset class="projection-kinds" data-control="product">
    <legend>${labels.choose}</legend>
    ${kinds.map(
      (of) => html`<label
        ><input
          type="radio"
          name="projection-of"
          .checked=${of === choice.of}
          @change=${() => select(of)}
        /><span class="projection-pill">${labels.kinds[of]}</span></label
      >`,
    )}
  </fieldset>`;
}
