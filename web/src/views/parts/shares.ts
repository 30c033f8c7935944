import type { Snapshot } from '../../snapshot/snapshot.js';
import { numberTexts } from '../../texts/en/numbers.js';
import { toldTexts as texts } from '../../texts/en/told.js';
import { called, percent } from './format.js';
import { needed, row } from './tensor.js';

/** So many words are named. */
const mostNamed = 3;

/** Where the query token puts most of its weight: "63 % on cat, 12 % on black". */
export function shares(snapshot: Snapshot): string {
  const weights = row(needed(snapshot, 'weights'), snapshot.token);
  const heaviest = [...weights.keys()].sort((a, b) => weights[b]! - weights[a]! || a - b);
  return heaviest
    .slice(0, mostNamed)
    .map((key) => texts.share(called(snapshot.keyTokens, key), percent(weights[key]!)))
    .join(numberTexts.comma);
}
