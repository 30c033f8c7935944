import type { Snapshot, Tensor } from '../../snapshot/snapshot.js';
import type { Actions } from '../view.js';
import { needed } from './tensor.js';

/** Of the model `manual`; the core refuses more. */
export const mostTokens = 12;
export const mostDimensions = 16;

/** Q, K and V of the selected head as numbers to type in, cut to the words and dimensions that fit. */
export function typedFrom(snapshot: Snapshot) {
  const [queries, keys, values] = (['queries', 'keys', 'values'] as const).map((name) =>
    needed(snapshot, name),
  ) as [Tensor, Tensor, Tensor];
  const widest = Math.max(keys.shape[1], values.shape[1]);
  return {
    manual: { queries: rows(queries), keys: rows(keys), values: rows(values) },
    /** Dimensions that did not fit, of keys or values. */
    left: Math.max(widest - mostDimensions, 0),
  };
}

/** Switches to the model `manual`, which starts from the numbers that are on the screen. */
export function startTyping(snapshot: Snapshot, actions: Actions): void {
  const { manual, left } = typedFrom(snapshot);
  const place = { of: 'queries', row: 0, column: 0 } as const;
  actions.show({
    manual: {
      place,
      drafts: {},
      left: left > 0 ? { from: 'model', rows: 0, columns: left } : null,
      refused: null,
      start: manual,
    },
  });
  // Of a longer text the core says that it is too long; once it is cut, its first words have their rows.
  actions.set({
    ...textsOf(snapshot),
    model: 'manual',
    head: 0,
    layer: 0,
    manual,
    axes: 'variance',
  });
}

// What a model wrote by itself is typed by nobody; here it has to be.
function textsOf({ tokens, keyTokens, hasSource, attentions }: Snapshot) {
  if (attentions.length < 2) return {};
  return {
    attention: '',
    sentence: tokens.join(' '),
    source: hasSource ? keyTokens.join(' ') : '',
  };
}

function rows({ data, shape: [count, width] }: Tensor): number[][] {
  return Array.from({ length: Math.min(count, mostTokens) }, (_, i) =>
    Array.from(data.subarray(i * width, i * width + Math.min(width, mostDimensions)), shortest),
  );
}

// The number with the fewest digits that is this one in the core's precision: 0.1, and not
// 0.10000000149011612.
function shortest(number: number): number {
  for (let digits = 1; digits < 9; ++digits) {
    const candidate = Number(number.toPrecision(digits));
    if (Math.fround(candidate) === number) return candidate;
  }
  return number;
}
