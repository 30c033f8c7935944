import { html, nothing } from 'lit';
import type { Snapshot } from '../../snapshot/snapshot.js';
import type { State } from '../../store/store.js';
import { texts } from '../../texts/en/figure.js';
import { short } from '../parts/format.js';
import type { Actions } from '../view.js';

const { sentence: labels } = texts;

/** More unknown words than this are marked, but get no line of their own. */
const mostWords = 4;

/** What a word's dots say: `concept` knows every word somehow, what was trained does not. */
export function unknownTitle({ dimensionNames }: Snapshot): string {
  return dimensionNames.length > 0 ? labels.unknown : labels.notLearned;
}

/** What the model does with words that it does not know, with known ones in their place. */
export function unknown({ values }: State, snapshot: Snapshot, actions: Actions) {
  const indices = [...snapshot.tokens.keys()].filter((index) => !snapshot.knows(index));
  const keys = snapshot.hasSource
    ? [...snapshot.keyTokens.keys()].filter((index) => !snapshot.knowsKey(index))
    : [];
  if (indices.length + keys.length === 0) return nothing;
  if (values.model === 'concept') return html`<p class="hint" part="hint">${labels.dotted}</p>`;
  const isRead = snapshot.attentions.length > 1 && snapshot.attention === 'encoder';
  const inSentence = isRead ? 'source' : 'sentence';
  return html`<p class="hint" part="hint">${labels.unlearned}</p>
    ${indices.slice(0, mostWords).map((index) => {
      const known = snapshot.suggestions(index);
      return offer(snapshot.tokens, index, known, (text) => actions.set({ [inSentence]: text }));
    })}
    ${keys.slice(0, mostWords).map((index) => {
      const known = snapshot.keySuggestions(index);
      return offer(snapshot.keyTokens, index, known, (source) => actions.set({ source }));
    })}`;
}

function offer(
  words: readonly string[],
  index: number,
  known: readonly string[],
  replace: (text: string) => void,
) {
  if (known.length === 0) return nothing;
  return html`<p class="known-words">
    ${labels.instead(short(words[index]!))}
    ${known.map(
      (
        word,
      ) => html`<button type="button" @click=${() => replace(words.with(index, word).join(' '))}>
        ${word}
      </button>`,
    )}
  </p>`;
}
