import type { Snapshot, Tensor, TensorName } from '../../snapshot/snapshot.js';
import type { ProjectionChoice, State } from '../../store/store.js';
import { nameTexts } from '../../texts/en/names.js';
import { projectionsTexts as texts } from '../../texts/en/views/projections.js';
import { magnitude, needed, row } from '../parts/tensor.js';

/** More words than this are more than a reader looks through. */
const mostWords = 40;

/** What all parts of the view draw from, read once from the state. */
export interface Scene {
  snapshot: Snapshot;
  choice: ProjectionChoice;
  /** The word that asks. */
  word: string;
  /** Names of the d columns of an embedding, and whether these are more than numbers. */
  names: readonly string[];
  areNamed: boolean;
}

export function sceneOf({ snapshot, ui }: State): Scene {
  const current = snapshot!;
  const width = current.tensor('embeddings')?.shape[1] ?? 0;
  return {
    snapshot: current,
    choice: ui.projection,
    word: current.tokens[current.token]!,
    names: namesOf(current.dimensionNames, width),
    areNamed: current.dimensionNames.length > 0,
  };
}

/** Names of columns, or what number they have. */
export function namesOf(names: readonly string[], width: number): string[] {
  return Array.from({ length: width }, (_, c) => nameTexts.of(names[c] ?? texts.dimension(c)));
}

/** What queries, keys and values are made from. */
type InputName = keyof typeof texts.project.inputs;

function inputOf(snapshot: Snapshot, isSource: boolean): { name: InputName; tensor: Tensor } {
  const found = (name: 'encoded' | 'normalised') => {
    const tensor = snapshot.tensor(name);
    return tensor && { name, tensor };
  };
  if (isSource) {
    const name = 'sourceEmbeddings';
    return found('encoded') ?? { name, tensor: needed(snapshot, name) };
  }
  const name = snapshot.layer === 0 ? 'embeddings' : 'handedOn';
  return found('normalised') ?? { name, tensor: needed(snapshot, 'inputs') };
}

/** A product of the words' rows and a learned matrix. */
export interface Product {
  of: ProjectionChoice['of'];
  /** X: (words, d), and what it is. */
  input: Tensor;
  inputName: InputName;
  /** W: (d, width) */
  matrix: Tensor;
  /** X·W: (words, width) */
  result: Tensor;
  words: readonly string[];
  /** Whether the words are those that are looked at, and so are lit with them. */
  areKeys: boolean;
  /** Whether they come from a second sentence. */
  isSource: boolean;
  /** Of the result's columns. */
  columns: readonly string[];
  areNamed: boolean;
}

const matrices = {
  queries: 'queryProjection',
  keys: 'keyProjection',
  values: 'valueProjection',
} as const satisfies Record<ProjectionChoice['of'], TensorName>;

/** The product that the reader chose. */
export function productOf({ snapshot, choice: { of } }: Scene): Product {
  const isSource = snapshot.hasSource && of !== 'queries';
  const result = needed(snapshot, of);
  const given = of === 'values' ? snapshot.valueNames : snapshot.keyNames;
  const { name, tensor } = inputOf(snapshot, isSource);
  return {
    of,
    input: tensor,
    inputName: name,
    matrix: needed(snapshot, matrices[of]),
    result,
    words: isSource ? snapshot.keyTokens : snapshot.tokens,
    areKeys: isSource || !snapshot.hasSource,
    isSource,
    columns: namesOf(given, result.shape[1]),
    areNamed: given.length > 0,
  };
}

/** The words to draw: all, or those around the one that asks; of a second sentence the heaviest. */
export function drawnWords(snapshot: Snapshot, words: readonly string[], isSource: boolean) {
  const indices = [...words.keys()];
  if (indices.length <= mostWords) return indices;
  if (isSource) {
    const weights = row(needed(snapshot, 'weights'), snapshot.token);
    return indices
      .sort((a, b) => weights[b]! - weights[a]! || a - b)
      .slice(0, mostWords)
      .sort((a, b) => a - b);
  }
  const start = Math.min(Math.max(snapshot.token - mostWords / 2, 0), indices.length - mostWords);
  return indices.slice(start, start + mostWords);
}

/** The cell that is taken apart: the reader's, if it is still there. */
export function chosenCell({ snapshot, choice }: Scene, product: Product, drawn: number[]) {
  const weights = snapshot.tensor('weights');
  const own = product.isSource
    ? weights
      ? indexOfLargest(row(weights, snapshot.token), false)
      : 0
    : snapshot.token;
  const chosen = drawn.includes(choice.row ?? -1) ? choice.row! : own;
  const isThere = choice.column !== null && choice.column < product.result.shape[1];
  return { row: chosen, column: isThere ? choice.column! : richestColumn(product, chosen) };
}

// The column to start with: that of which there is most to see, and the largest of these.
function richestColumn({ input, matrix, result }: Product, index: number): number {
  const factors = row(input, index);
  const width = result.shape[1];
  const terms = Float32Array.from(
    { length: width },
    (_, c) => factors.filter((x, r) => x !== 0 && matrix.data[r * width + c] !== 0).length,
  );
  const most = Math.max(...terms);
  return indexOfLargest(row(result, index).map((number, c) => (terms[c] === most ? number : 0)));
}

/** Whether the reader set the chosen query ("what if"), so that it is no product any more. */
export function isSetByHand({ snapshot, choice }: Scene, chosen: number, query: unknown): boolean {
  return query !== undefined && choice.of === 'queries' && chosen === snapshot.token;
}

/**
 * The number of full colour for embeddings: the largest that a word brings along, lest the position
 * of a long text leave the words pale. What position lifts above it has the full colour too.
 */
export function embeddingScale(snapshot: Snapshot, drawn: readonly number[]): number {
  const bare = needed(snapshot, 'tokenEmbeddings');
  return magnitude(
    drawn.flatMap((index) => [...row(bare, index)]),
    0,
  );
}

/** The dimension of the embedding that is taken apart, or the largest of these numbers. */
export function chosenDimension({ choice }: Scene, numbers: Float32Array): number {
  const { dimension } = choice;
  return dimension !== null && dimension < numbers.length ? dimension : indexOfLargest(numbers);
}

export function indexOfLargest(numbers: Float32Array, bySize = true): number {
  const size = (number: number) => (bySize ? Math.abs(number) : number);
  let largest = 0;
  for (const [index, number] of numbers.entries()) {
    if (size(number) > size(numbers[largest]!)) largest = index;
  }
  return largest;
}

/** Column `index` of a tensor. */
export function column({ data, shape }: Tensor, index: number): Float32Array {
  return Float32Array.from({ length: shape[0] }, (_, r) => data[r * shape[1] + index]!);
}
