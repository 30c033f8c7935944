/** What the core hands over for one computation. The generated types of the border match this. */
export interface SnapshotData {
  version: number;
  /** The public names of all tensors; the table's first column points into it. */
  tensorNames: string[];
  tokens: string[];
  keyTokens: string[];
  /** One a token; 0 where the model had to guess the word. */
  known: Uint8Array;
  /** One a key token, likewise. */
  keysKnown: Uint8Array;
  /** One a token: known words near to one that is not, separated by spaces. */
  suggestions: string[];
  /** One a key token, likewise. */
  keySuggestions: string[];
  saysNext: boolean;
  attention: string;
  attentions: string[];
  tokensInText: number;
  tokensInSource: number;
  hasSource: boolean;
  pair: number;
  token: number;
  layer: number;
  head: number;
  layers: number;
  heads: string[];
  dimensionNames: string[];
  keyNames: string[];
  valueNames: string[];
  /** Six numbers a tensor: name, layer, head (-1 for none), rows, columns, offset. */
  table: Int32Array;
  buffer: Float32Array;
}

export type TensorName =
  | 'tokenEmbeddings'
  | 'positions'
  | 'embeddings'
  | 'sourceEmbeddings'
  | 'encoded'
  | 'inputs'
  | 'normalised'
  | 'queryProjection'
  | 'keyProjection'
  | 'valueProjection'
  | 'queries'
  | 'keys'
  | 'values'
  | 'similarities'
  | 'products'
  | 'scores'
  | 'scoreDifference'
  | 'scoreNorm'
  | 'asymmetry'
  | 'mask'
  | 'scoreSum'
  | 'scale'
  | 'logits'
  | 'exponentials'
  | 'exponentialSum'
  | 'weights'
  | 'weightSum'
  | 'schemeWeights'
  | 'chosenKeys'
  | 'chosenWeight'
  | 'scaledValues'
  | 'partialSums'
  | 'output'
  | 'concatenated'
  | 'outputProjection'
  | 'combined'
  | 'residual'
  | 'feedForward'
  | 'layerOutput'
  | 'planeAxes'
  | 'planeValues'
  | 'planeSums'
  | 'planeHull'
  | 'ambiguityRank'
  | 'ambiguityDimension'
  | 'ambiguityDirections'
  | 'recoveredWeights'
  | 'recoveryResidual'
  | 'leastWeights'
  | 'greatestWeights'
  | 'confusionGroups'
  | 'outputDifference'
  | 'reachable'
  | 'effectiveAttention'
  | 'weightedNorms'
  | 'projectedNorms'
  | 'shares'
  | 'projectedShares'
  | 'layerDimensions';

export interface Tensor {
  /** Row-major. */
  data: Float32Array;
  /** [rows, columns] */
  shape: [number, number];
}

/** A tensor and where it belongs: without a layer, or a head, to no particular one. */
export interface NamedTensor extends Tensor {
  name: TensorName;
  layer?: number;
  head?: number;
}

const version = 1;
const entryLength = 6;

/** Everything that was computed for one set of settings. It never changes. */
export class Snapshot {
  readonly version: number;
  /** The n tokens that ask. */
  readonly tokens: readonly string[];
  /** The m tokens that are looked at. */
  readonly keyTokens: readonly string[];
  /** Names of the tensors that are there. */
  readonly names: readonly string[];
  /** Index of the query token. */
  readonly token: number;
  readonly layer: number;
  readonly head: number;
  readonly layers: number;
  /** Names of the selected layer's heads; empty where a head has none. */
  readonly heads: readonly string[];
  /** What the columns stand for, where they stand for something: d, d_k and d_v names, or none. */
  readonly dimensionNames: readonly string[];
  readonly keyNames: readonly string[];
  readonly valueNames: readonly string[];
  /** How many tokens the text holds: more than `tokens.length` when it was cut. */
  readonly tokensInText: number;
  /** The same of the words looked at. */
  readonly tokensInSource: number;
  /** Whether the words looked at are a second sentence (cross-attention). */
  readonly hasSource: boolean;
  /** Index of the other token of the scheme `key-key`. */
  readonly pair: number;
  /** Which of the model's attentions this is, and all that it has. */
  readonly attention: string;
  readonly attentions: readonly string[];
  /**
   * Whether each row is made from the token before (the first from the start of the sentence), and
   * stands for the token that the model says then.
   */
  readonly saysNext: boolean;

  readonly #known: Uint8Array;
  readonly #keysKnown: Uint8Array;
  readonly #suggestions: readonly string[];
  readonly #keySuggestions: readonly string[];
  readonly #tensors = new Map<string, Tensor>();

  /** @throws RangeError when version, table and buffer do not fit each other. */
  constructor(data: SnapshotData) {
    if (data.version !== version) {
      throw new RangeError(`snapshot version ${data.version}, but this page reads ${version}`);
    }
    this.version = data.version;
    this.tokens = data.tokens;
    this.keyTokens = data.keyTokens;
    this.token = data.token;
    this.layer = data.layer;
    this.head = data.head;
    this.layers = data.layers;
    this.heads = data.heads;
    this.dimensionNames = data.dimensionNames;
    this.keyNames = data.keyNames;
    this.valueNames = data.valueNames;
    this.tokensInText = data.tokensInText;
    this.tokensInSource = data.tokensInSource;
    this.hasSource = data.hasSource;
    this.pair = data.pair;
    this.attention = data.attention;
    this.attentions = data.attentions;
    this.saysNext = data.saysNext;
    this.#known = data.known;
    this.#keysKnown = data.keysKnown;
    this.#suggestions = data.suggestions;
    this.#keySuggestions = data.keySuggestions;
    this.#readTable(data);
    this.names = data.tensorNames.filter((name) => this.tensor(name as TensorName));
  }

  /**
   * The tensor of this name, or undefined where there is none. Layer and head default to the
   * selected ones; what belongs to no head or no layer is found under any.
   */
  tensor(name: TensorName, layer = this.layer, head = this.head): Tensor | undefined {
    return (
      this.#tensors.get(key(name, layer, head)) ??
      this.#tensors.get(key(name, layer, -1)) ??
      this.#tensors.get(key(name, -1, -1))
    );
  }

  /** Every tensor of every layer and head that is there. */
  all(): NamedTensor[] {
    return [...this.#tensors].map(([at, tensor]) => {
      const [name, layer, head] = at.split(' ');
      return {
        name: name as TensorName,
        ...(layer !== '-1' && { layer: Number(layer) }),
        ...(head !== '-1' && { head: Number(head) }),
        ...tensor,
      };
    });
  }

  /** Whether the model knows token `index`; if not, it guessed from the spelling. */
  knows(index: number): boolean {
    return this.#known[index] !== 0;
  }

  /** The same of key token `index`. */
  knowsKey(index: number): boolean {
    return this.#keysKnown[index] !== 0;
  }

  /** Words that the model knows, for token `index` where it does not know that: up to three. */
  suggestions(index: number): string[] {
    return wordsOf(this.#suggestions[index]);
  }

  /** The same for key token `index`. */
  keySuggestions(index: number): string[] {
    return wordsOf(this.#keySuggestions[index]);
  }

  #readTable({ table, buffer, tensorNames }: SnapshotData) {
    if (table.length % entryLength !== 0) throw new RangeError('snapshot table is cut short');
    for (let at = 0; at < table.length; at += entryLength) {
      const [nameIndex, layer, head, rows, columns, offset] = table.subarray(at, at + entryLength);
      const name = tensorNames[nameIndex!];
      const end = offset! + rows! * columns!;
      if (name === undefined || offset! < 0 || rows! < 0 || columns! < 0 || end > buffer.length) {
        throw new RangeError(`snapshot table entry ${at / entryLength} is out of range`);
      }
      this.#tensors.set(key(name, layer!, head!), {
        data: buffer.subarray(offset, end),
        shape: [rows!, columns!],
      });
    }
  }
}

function wordsOf(list: string | undefined): string[] {
  return list ? list.split(' ') : [];
}

function key(name: string, layer: number, head: number): string {
  return `${name} ${layer} ${head}`;
}
