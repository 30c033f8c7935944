import { html, nothing } from 'lit';
import { guard } from 'lit/directives/guard.js';
import type { Manual } from '../../snapshot/manual.js';
import { manualTexts as texts } from '../../texts/en/views/manual.js';
import { short } from '../parts/format.js';
import { mostDimensions } from '../parts/start-typing.js';
import type { Actions, View } from '../view.js';
import { type Editor, editorOf } from './editor.js';
import styles from './manual.css?inline';
import { toNumber, withWidth, withZeros } from './numbers.js';
import { table } from './table.js';
import { told } from './told.js';

/** The reader types queries, keys and values. */
export const manual: View = {
  styles,
  needs: ['queries', 'keys', 'values', 'weights'],
  teller: async () => told,
  render(state, actions) {
    const { snapshot, values, ui } = state;
    return html`${guard([snapshot, values.manual, ui.manual], () => {
      const editor = editorOf(state, actions);
      return html`
        <p class="hint" part="hint">${texts.hint}</p>
        ${tools(editor, actions)}
        <p class="manual-remark" data-say>${remark(editor)}</p>
        <div class="manual-parts">
          ${(['queries', 'keys', 'values'] as const).map((of) => table(of, editor))}
        </div>
      `;
    })}`;
  },
};

function tools(editor: Editor, actions: Actions) {
  const { start } = editor.choice;
  return html`<div class="manual-tools">
    ${width('keys', texts.keyWidth, editor)} ${width('values', texts.valueWidth, editor)}
    ${start ? restart(texts.back, start) : nothing} ${restart(texts.start, undefined)}
    <button type="button" @click=${() => editor.change(withZeros, { drafts: {} })}>
      ${texts.zeros}
    </button>
  </div>`;

  // Rows that are too many or too few for the sentence, which may be another by now, are fitted to it.
  function restart(name: string, manual: Manual | undefined) {
    return html`<button
      type="button"
      @click=${() => {
        editor.show({ drafts: {}, left: null, refused: null });
        actions.set({ manual, axes: 'variance' });
      }}
    >
      ${name}
    </button>`;
  }
}

function width(of: keyof Manual, label: string, editor: Editor) {
  const now = editor.numbers[of][0]!.length;
  const button = (sign: string, name: string, step: number) => {
    const isEnd = now + step < 1 || now + step > mostDimensions;
    // Not `disabled`, which would take the focus away.
    return html`<button
      type="button"
      class="manual-step"
      aria-label=${name}
      aria-disabled=${isEnd ? 'true' : nothing}
      @click=${() => {
        if (isEnd) return;
        editor.change((numbers) => withWidth(numbers, of, numbers[of][0]!.length + step), {
          drafts: {},
        });
      }}
    >
      ${sign}
    </button>`;
  };
  return html`<span class="manual-width" role="group" aria-label=${label}>
    ${label} ${button('−', texts.remove(label), -1)} <span class="setting-value">${now}</span>
    ${button('+', texts.add(label), 1)}
  </span>`;
}

// One remark at a time: what is wrong now, before what was left out.
function remark({ choice }: Editor) {
  const wrong = Object.values(choice.drafts).find((text) => toNumber(text) === null);
  if (wrong !== undefined) return texts.wrong(short(wrong));
  if (choice.refused !== null) return texts.refused(short(choice.refused));
  if (!choice.left) return nothing;
  const { from, rows, columns } = choice.left;
  return texts.left[from](rows, columns);
}
