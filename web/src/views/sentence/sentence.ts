import { html, nothing } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { live } from 'lit/directives/live.js';
import type { Snapshot } from '../../snapshot/snapshot.js';
import type { State } from '../../store/store.js';
import { texts } from '../../texts/en/figure.js';
import { wordColours } from '../parts/colours.js';
import { percent } from '../parts/format.js';
import { setProperties } from '../parts/set-properties.js';
import { needed, row } from '../parts/tensor.js';
import type { Actions, View } from '../view.js';
import { loadAbout } from './about.js';
import { controls } from './controls.js';
import { loadFurther } from './further.js';
import { addSource, canAddSource, first, isSourceShown, loadSource, source } from './second.js';
import styles from './sentence.css?inline';
import { unknown, unknownTitle } from './unknown.js';

/** With more words than this they are set smaller. */
const manyWords = 40;

/** The sentence itself as the first control, and the settings. */
export const sentence: View = {
  styles,
  needs: [],
  teller: async () => (await import('./told.js')).told,
  tables: async () => (await import('./tables.js')).tables,
  prepare: async (state) => {
    const [styles] = await Promise.all([loadSource(state), loadAbout(state), loadFurther(state)]);
    return styles;
  },
  render(state, actions) {
    const { snapshot, ui, values } = state;
    return html`
      ${first(state)}
      <div class="words-and-edit">
        ${
          ui.editing || !snapshot
            ? field(values.sentence)
            : guard([snapshot], () => words(snapshot, actions))
        }
        ${editButton(state, actions)} ${translateButton(state, actions)}
        ${canAddSource(state) ? addSource(actions) : nothing}
      </div>
      ${snapshot ? remarks(state, snapshot, actions) : nothing}
      ${isSourceShown(state) ? source(state, actions) : nothing}
      ${values.controls === 'none' || !snapshot ? nothing : controls(state, snapshot, actions)}
    `;

    function field(text: string) {
      return html`<textarea
        class="field"
        rows="1"
        aria-label=${texts.sentence.field}
        spellcheck="false"
        dir="auto"
        .value=${live(text)}
        @input=${(event: Event) => {
          const sentence = (event.target as HTMLTextAreaElement).value;
          // Before the first picture there is no word to choose in place of a wrong index.
          actions.set(snapshot ? { sentence } : { sentence, token: undefined });
        }}
        @keydown=${(event: KeyboardEvent) => {
          // Enter and Escape of an input method belong to it.
          if (event.isComposing) return;
          if (event.key !== 'Enter' && event.key !== 'Escape') return;
          event.preventDefault();
          if (event.key === 'Escape' && ui.editing) putBack(state, actions);
          stopEditing(event, actions);
        }}
      ></textarea>`;
    }
  },
};

function words(snapshot: Snapshot, actions: Actions) {
  // With a second sentence the weights belong to its words.
  const weights = snapshot.hasSource ? null : row(needed(snapshot, 'weights'), snapshot.token);
  const colours = snapshot.hasSource ? [] : wordColours(snapshot);
  return html`<div
    class="words"
    part="words"
    ?data-many=${snapshot.tokens.length > manyWords}
    role="radiogroup"
    data-rove=".word"
    dir="auto"
    aria-label=${texts.sentence.choose}
  >
    ${snapshot.tokens.map(
      (token, index) => html`<button
        type="button"
        role="radio"
        class=${`word ${colours[index] ?? 'rest'}`}
        part=${index === snapshot.token ? 'word query' : 'word'}
        aria-checked=${index === snapshot.token}
        tabindex="-1"
        data-token=${weights ? index : nothing}
        title=${snapshot.knows(index) ? nothing : unknownTitle(snapshot)}
        @click=${() => actions.set({ token: index })}
      >
        <span class="token" ?data-unknown=${!snapshot.knows(index)}>${token}</span>
        ${
          weights
            ? html`<span
                class="weight-bar"
                ?data-no-share=${!(weights[index]! >= 0 && weights[index]! <= 1)}
                ${setProperties({ '--share': weights[index]! || 0 })}></span>
              <span class="share">${percent(weights[index]!)}</span>`
            : nothing
        }
      </button>`,
    )}
  </div>`;
}

function editButton(state: State, actions: Actions) {
  const { ui, snapshot } = state;
  // What an encoder reads is the second sentence, which has a field of its own.
  if (!snapshot || (snapshot.attention === 'encoder' && snapshot.attentions.length > 1))
    return nothing;
  return html`<button
    type="button"
    class="edit"
    part="edit"
    @click=${(event: Event) => {
      if (ui.editing) stopEditing(event, actions);
      else startEditing(event, state, actions);
    }}
  >
    ${ui.editing ? texts.sentence.done : texts.sentence.edit}
  </button>`;
}

// What the model wrote is there to be changed too.
function startEditing(event: Event, { values, snapshot, isWritten }: State, actions: Actions) {
  const root = (event.currentTarget as HTMLElement).getRootNode() as ShadowRoot;
  const { sentence, token } = values;
  if (isWritten) actions.set({ sentence: snapshot!.tokens.join(' ') });
  actions.show({ editing: { sentence, token } });
  root.querySelector<HTMLTextAreaElement>('.field')?.select();
}

// The word that asked too: an edit that removed it gave its place to another.
function putBack({ ui, values }: State, actions: Actions) {
  const { sentence, token } = ui.editing!;
  if (values.sentence !== sentence) actions.set({ sentence, token });
}

function stopEditing(event: Event, actions: Actions) {
  const root = (event.currentTarget as HTMLElement).getRootNode() as ShadowRoot;
  actions.show({ editing: null });
  root.querySelector<HTMLElement>('.edit')?.focus();
}

function remarks(state: State, snapshot: Snapshot, actions: Actions) {
  const { tokens, tokensInText } = snapshot;
  const isCut = tokensInText > tokens.length;
  return html`<p class="hint" part="hint">
      ${texts.sentence.hint} ${snapshot.saysNext ? texts.sentence.saysNext : nothing}
    </p>
    ${unknown(state, snapshot, actions)}
    ${
      isCut
        ? html`<p class="hint cut" part="hint">${texts.sentence.cut(tokens.length, tokensInText)}</p>`
        : nothing
    }`;
}

// Back to what the model writes by itself.
function translateButton({ ui, values, isWritten }: State, actions: Actions) {
  if (values.model !== 'translator' || ui.editing || isWritten) return nothing;
  return html`<button type="button" @click=${() => actions.translate()}>
    ${texts.sentence.translate}
  </button>`;
}
