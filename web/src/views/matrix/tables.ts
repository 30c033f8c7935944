import type { State } from '../../store/store.js';
import { tableTexts as texts } from '../../texts/en/tables.js';
import { matrixTexts } from '../../texts/en/views/matrix.js';
import { called } from '../parts/format.js';
import { row } from '../parts/tensor.js';
import type { NumberTable } from '../view.js';
import { sceneOf } from './scene.js';

/** With more words than this the row of the word that asks stands alone. */
const mostRows = 40;

/** The n × m numbers that are drawn. */
export function tables(state: State): NumberTable[] {
  const { snapshot, drawn } = sceneOf(state);
  const { tokens, keyTokens, token } = snapshot;
  const isWhole = tokens.length <= mostRows;
  const queries = isWhole ? [...tokens.keys()] : [token];
  return [
    {
      caption: isWhole ? matrixTexts.captions[drawn.kind] : texts.rowAlone(called(tokens, token)),
      columns: keyTokens.map((_, key) => called(keyTokens, key)),
      rows: queries.map((query) => ({
        name: called(tokens, query),
        tensor: drawn.kind,
        index: query,
        numbers: row(drawn.tensor, query),
      })),
    },
  ];
}
