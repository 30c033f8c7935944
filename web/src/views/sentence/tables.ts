import type { State } from '../../store/store.js';
import { tableTexts as texts } from '../../texts/en/tables.js';
import { called, short } from '../parts/format.js';
import { needed, row } from '../parts/tensor.js';
import type { NumberTable } from '../view.js';

/** What the word that asks puts on each word. */
export function tables({ snapshot: given }: State): NumberTable[] {
  const snapshot = given!;
  const { tokens, keyTokens, token } = snapshot;
  const numbers = row(needed(snapshot, 'weights'), token);
  return [
    {
      caption: texts.weights(short(tokens[token]!)),
      columns: keyTokens.map((_, key) => called(keyTokens, key)),
      rows: [{ name: texts.weight, tensor: 'weights', index: token, numbers }],
    },
  ];
}
