import type { State } from '../../store/store.js';
import { toldTexts as texts } from '../../texts/en/told.js';
import { short } from '../parts/format.js';
import { shares } from '../parts/shares.js';

export function told({ snapshot: given }: State): string {
  const snapshot = given!;
  const word = short(snapshot.tokens[snapshot.token]!);
  return texts.sentence(word, snapshot.keyTokens.length, shares(snapshot));
}
