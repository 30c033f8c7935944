import type { Snapshot, Tensor } from '../../snapshot/snapshot.js';
import type { MatrixChoice, State } from '../../store/store.js';
import { matrixTexts as texts } from '../../texts/en/views/matrix.js';
import { wordColours } from '../parts/colours.js';
import { decimal, percent } from '../parts/format.js';
import { heaviest } from '../parts/strongest.js';
import { magnitude, needed } from '../parts/tensor.js';
import type { Actions } from '../view.js';

/** What all parts of the view draw from, read once from the state. */
export interface Scene {
  snapshot: Snapshot;
  choice: MatrixChoice;
  /** Indices of the key tokens whose weights are added up, in the sentence's order. */
  keys: readonly number[];
  /** The colour class of each key token. */
  colours: readonly string[];
  drawn: Drawn;
  scheme: string;
  temperature: number;
  ratio: number;
  /** The key token whose number with the query token is taken apart. */
  key: number;
}

/** The n × m numbers that are drawn. */
export interface Drawn {
  kind: MatrixChoice['drawn'];
  tensor: Tensor;
  /** Smallest and largest finite number that is not masked. */
  least: number;
  most: number;
  /** The number that has the full colour; weights need none. */
  largest: number;
  isMasked(index: number): boolean;
  /** Whether there is nothing that a colour could stand for: undefined, or a weight that is no share. */
  isHatched(index: number): boolean;
  /** The number as it is displayed. */
  text(index: number): string;
}

export function sceneOf({ snapshot, ui, values }: State): Scene {
  const current = snapshot!;
  const { scheme, temperature, ratio } = values;
  const isThere = ui.keyToken !== null && ui.keyToken < current.keyTokens.length;
  return {
    snapshot: current,
    choice: ui.matrix,
    keys: [...(current.tensor('chosenKeys')?.data ?? [])],
    colours: wordColours(current),
    drawn: drawnOf(current, ui.matrix.drawn),
    scheme,
    temperature,
    ratio,
    key: isThere ? ui.keyToken! : heaviest(current),
  };
}

/** Chooses a number: the query token that asks, and the key token that is explained. */
export function chooseCell({ choice }: Scene, query: number, key: number, actions: Actions) {
  actions.show({ keyToken: key, matrix: { ...choice, cell: { query, key } } });
  actions.set({ token: query });
}

/** What can be drawn: logits only of schemes that have them. */
export function kindsOf(snapshot: Snapshot): MatrixChoice['drawn'][] {
  return (['scores', 'logits', 'weights'] as const).filter((kind) => snapshot.tensor(kind));
}

/** Whether a weight is a share of something. */
export const isShare = (weight: number) => weight >= 0 && weight <= 1;

function drawnOf(snapshot: Snapshot, chosen: MatrixChoice['drawn']): Drawn {
  const kind = snapshot.tensor(chosen) ? chosen : 'weights';
  const tensor = needed(snapshot, kind);
  const { data } = tensor;
  const mask = snapshot.tensor('mask')?.data;
  const isWeight = kind === 'weights';
  // A weight that the mask forbids is 0, and shown as it is.
  const isMasked = (index: number) => !isWeight && mask?.[index] === 0;
  let least = Number.POSITIVE_INFINITY;
  let most = Number.NEGATIVE_INFINITY;
  for (const [index, number] of data.entries()) {
    if (!Number.isFinite(number) || isMasked(index)) continue;
    if (number < least) least = number;
    if (number > most) most = number;
  }
  return {
    kind,
    tensor,
    least,
    most,
    largest: magnitude([least, most], 0),
    isMasked,
    isHatched: (index) => (isWeight ? !isShare(data[index]!) : Number.isNaN(data[index]!)),
    text: (index) => {
      if (isWeight) return percent(data[index]!);
      return isMasked(index) ? texts.masked : decimal(data[index]!);
    },
  };
}
