import type { Manual } from '../../snapshot/manual.js';
import type { Snapshot } from '../../snapshot/snapshot.js';
import type { ManualChoice, ManualPlace, State } from '../../store/store.js';
import { typedFrom } from '../parts/start-typing.js';
import type { Actions } from '../view.js';
import { toNumber } from './numbers.js';

/** The numbers as they are typed now, and ways to change them. */
export interface Editor {
  snapshot: Snapshot;
  choice: ManualChoice;
  numbers: Manual;
  /** The text of a field. */
  text(place: ManualPlace): string;
  /** Whether a field holds no number. */
  isWrong(place: ManualPlace): boolean;
  /** Shows something else besides the numbers. */
  show(change: Partial<ManualChoice>): void;
  /** Changes the numbers; what was said about earlier ones is gone. */
  change(make: (numbers: Manual) => Manual, change?: Partial<ManualChoice>): void;
  /** The texts being typed, with another or none in this field. */
  drafts(place: ManualPlace, text?: string): ManualChoice['drafts'];
}

// Changes that are not drawn yet: the next key must not lose them.
const changed = new WeakMap<Snapshot, Manual>();

/** Fields show this many decimals; the one that has the focus shows all. */
const shownDigits = 3;

export function editorOf({ snapshot, values, ui }: State, actions: Actions): Editor {
  const current = snapshot!;
  const choice = ui.manual;
  const numbers = () => changed.get(current) ?? values.manual ?? typedFrom(current).manual;
  const show = (change: Partial<ManualChoice>) =>
    actions.show({ manual: { ...choice, ...change } });
  return {
    snapshot: current,
    choice,
    numbers: numbers(),
    show,
    text(place) {
      const number = numbers()[place.of][place.row]![place.column]!;
      return choice.drafts[keyOf(place)] ?? String(Number(number.toFixed(shownDigits)));
    },
    isWrong(place) {
      const draft = choice.drafts[keyOf(place)];
      return draft !== undefined && toNumber(draft) === null;
    },
    change(make, change = {}) {
      const manual = make(numbers());
      changed.set(current, manual);
      show({ left: null, refused: null, ...change });
      // Chosen axes may be gone with a dimension.
      const isOtherWidth = manual.values[0]!.length !== current.tensor('values')?.shape[1];
      actions.set(isOtherWidth ? { manual, axes: 'variance' } : { manual });
    },
    drafts(place, text) {
      const { [keyOf(place)]: _, ...others } = choice.drafts;
      return text === undefined ? others : { ...others, [keyOf(place)]: text };
    },
  };
}

function keyOf({ of, row, column }: ManualPlace): string {
  return `${of} ${row} ${column}`;
}
