import type { State } from '../../store/store.js';
import { toldTexts as texts } from '../../texts/en/told.js';
import { short } from '../parts/format.js';
import { shares } from '../parts/shares.js';
import { needed } from '../parts/tensor.js';

export function told({ snapshot: given }: State): string {
  const snapshot = given!;
  const [rows, keys] = needed(snapshot, 'queries').shape;
  const [, values] = needed(snapshot, 'values').shape;
  const word = short(snapshot.tokens[snapshot.token]!);
  return texts.manual(rows, keys, values, word, shares(snapshot));
}
