import type { Snapshot } from '../snapshot/snapshot.js';
import { viewIds } from './properties.js';
import { initialUiState, type UiState } from './store.js';

/** One thing that the reader chose or opened: how it is written, and what its text stands for. */
interface Detail {
  name: string;
  /** Null where it is as it was at first. */
  write(ui: UiState): string | null;
  /** What of the state it sets; null for a text that stands for nothing. */
  read(text: string, ui: UiState): Partial<UiState> | null;
}

const { matrix: firstMatrix, projection: firstProjection } = initialUiState;

const index = /^\d{1,6}$/;
const pair = /^(\d{1,6})\.(\d{1,6})$/;

function number(
  name: string,
  get: (ui: UiState) => number | null,
  set: (number: number, ui: UiState) => Partial<UiState>,
): Detail {
  return {
    name,
    write: (ui) => get(ui)?.toString() ?? null,
    read: (text, ui) => (index.test(text) ? set(Number(text), ui) : null),
  };
}

function choice<Choice extends string>(
  name: string,
  choices: readonly Choice[],
  get: (ui: UiState) => Choice,
  set: (choice: Choice, ui: UiState) => Partial<UiState>,
): Detail {
  const [first] = choices;
  return {
    name,
    write: (ui) => (get(ui) === first ? null : get(ui)),
    read: (text, ui) => (choices.includes(text as Choice) ? set(text as Choice, ui) : null),
  };
}

function flag(
  name: string,
  get: (ui: UiState) => boolean | null,
  set: (ui: UiState) => Partial<UiState>,
): Detail {
  return {
    name,
    write: (ui) => (get(ui) ? 'on' : null),
    read: (text, ui) => (text === 'on' ? set(ui) : null),
  };
}

const inMatrix = (change: Partial<UiState['matrix']>, { matrix }: UiState) => ({
  matrix: { ...matrix, ...change },
});

const inProjection = (change: Partial<UiState['projection']>, { projection }: UiState) => ({
  projection: { ...projection, ...change },
});

/** All that is on the screen and follows from no property. */
const details: readonly Detail[] = [
  {
    name: 'open',
    write: ({ unfolded }) => unfolded.join('.') || null,
    read(text) {
      const unfolded = text.split('.');
      return unfolded.every((id) => viewIds.some((known) => known === id)) ? { unfolded } : null;
    },
  },
  number(
    'step',
    (ui) => ui.step,
    (step) => ({ step }),
  ),
  number(
    'dimension',
    (ui) => ui.dimension,
    (dimension) => ({ dimension }),
  ),
  number(
    'key',
    (ui) => ui.keyToken,
    (keyToken) => ({ keyToken }),
  ),
  flag(
    'all',
    (ui) => ui.allRows,
    () => ({ allRows: true }),
  ),
  flag(
    'numbers',
    (ui) => ui.numbers,
    () => ({ numbers: true }),
  ),
  flag(
    'settings',
    (ui) => ui.settings,
    () => ({ settings: true }),
  ),
  choice(
    'picture',
    ['table', 'lines'],
    (ui) => ui.matrix.picture,
    (picture, ui) => inMatrix({ picture }, ui),
  ),
  choice(
    'drawn',
    ['weights', 'logits', 'scores'],
    (ui) => ui.matrix.drawn,
    (drawn, ui) => inMatrix({ drawn }, ui),
  ),
  flag(
    'lines',
    (ui) => ui.matrix.all,
    (ui) => inMatrix({ all: true }, ui),
  ),
  number(
    'pinned',
    (ui) => ui.matrix.pinned,
    (pinned, ui) => inMatrix({ pinned }, ui),
  ),
  {
    name: 'cell',
    write: ({ matrix: { cell } }) => cell && `${cell.query}.${cell.key}`,
    read(text, ui) {
      const [, query, key] = pair.exec(text) ?? [];
      return key ? inMatrix({ cell: { query: Number(query), key: Number(key) } }, ui) : null;
    },
  },
  choice(
    'of',
    ['queries', 'keys', 'values'],
    (ui) => ui.projection.of,
    (of, ui) => inProjection({ of }, ui),
  ),
  number(
    'row',
    (ui) => ui.projection.row,
    (row, ui) => inProjection({ row }, ui),
  ),
  number(
    'column',
    (ui) => ui.projection.column,
    (column, ui) => inProjection({ column }, ui),
  ),
  number(
    'feature',
    (ui) => ui.projection.dimension,
    (dimension, ui) => inProjection({ dimension }, ui),
  ),
];

// Neither needs an escape in an address.
const betweenParts = '_';

/** The details of a state, as a text: `step_3 picture_lines`. */
export function detailsText(ui: UiState): string {
  return details
    .flatMap((detail) => {
      const text = detail.write(ui);
      return text === null ? [] : [`${detail.name}${betweenParts}${text}`];
    })
    .join(' ');
}

/** What such a text sets; what stands for nothing in it is passed over. */
export function readDetails(text: string): Partial<UiState> {
  let ui: Partial<UiState> = {};
  for (const part of text.split(/\s+/)) {
    const [name, value = ''] = part.split(betweenParts);
    const detail = details.find((known) => known.name === name);
    ui = { ...ui, ...detail?.read(value, { ...initialUiState, ...ui }) };
  }
  return ui;
}

/** What is to be set with a picture; with that picture at hand, nothing that does not fit it. */
export type Wanted = (snapshot?: Snapshot) => Partial<UiState>;

/**
 * What these details set, in place of those before them and with what was wanted already; where
 * there were none before, everything else is as at first.
 */
export function wanted(text: string, before: string | undefined, already?: Wanted): Wanted {
  const set = readDetails(text);
  return (snapshot) => {
    const first = before === undefined ? initialUiState : already?.(snapshot);
    return snapshot && !fits(set, snapshot) ? { ...first } : { ...first, ...set };
  };
}

/** Whether what is set means something in this picture: who writes a link by hand may err. */
function fits(set: Partial<UiState>, snapshot: Snapshot): boolean {
  const { step = null, dimension = null, keyToken = null } = set;
  const { matrix = firstMatrix, projection = firstProjection } = set;
  const n = snapshot.tokens.length;
  const m = snapshot.keyTokens.length;
  const columns = (name: 'values' | 'embeddings' | 'queries' | 'keys') =>
    snapshot.tensor(name)?.shape[1] ?? 0;
  const isBelow = (number: number | null, limit: number) => number === null || number < limit;
  return (
    isBelow(step, m + 1) &&
    isBelow(dimension, columns('values')) &&
    isBelow(keyToken, m) &&
    isBelow(matrix.pinned, n) &&
    isBelow(matrix.cell?.query ?? null, n) &&
    isBelow(matrix.cell?.key ?? null, m) &&
    isBelow(projection.row, projection.of === 'queries' ? n : m) &&
    isBelow(projection.column, columns(projection.of)) &&
    isBelow(projection.dimension, columns('embeddings'))
  );
}
