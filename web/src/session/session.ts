import {
  instantiateSession,
  type Session as SessionHandle,
  type SessionModule,
} from '../../../wasm/session.js';
import { compileAsset } from '../assets/compile.js';
import { fitRows, type Manual } from '../snapshot/manual.js';
import type { ModelData } from '../snapshot/model-data.js';
import { Snapshot } from '../snapshot/snapshot.js';

/** What the core computes from. Names and ranges are checked there. */
export interface Settings {
  sentence: string;
  /** The words looked at; empty: the sentence itself. */
  source: string;
  /** Index of the query token; undefined: 1, or the last of a shorter text. */
  token: number | undefined;
  /** A token past the end of the text becomes the last, instead of an error. */
  followEdit: boolean;
  model: string;
  /** What the model `file` is; undefined where none was given. */
  file: ModelData | undefined;
  /** Which of the model's attentions; empty: by the model. */
  attention: string;
  /** Of the random model. */
  seed: number;
  /** d_v of the random model; undefined: the model's own. */
  valueWidth: number | undefined;
  projections: string;
  position: string;
  scheme: string;
  ratio: number;
  /** The other token of the scheme `key-key`; undefined: the one before the query token. */
  pair: number | undefined;
  pairReading: string;
  mask: string;
  layer: number;
  head: number;
  temperature: number;
  /** The query token's query in place of the model's: d_k numbers. */
  query: Float32Array | undefined;
  /** The query token's weights in place of the scheme's: one a key token, together 1. */
  weighting: Float32Array | undefined;
  /** Key tokens whose weights are added up, by index. */
  chosen: Float32Array | undefined;
  /**
   * A token's index and an amount from -1 to 1: how far the weights move towards those that give
   * this token the most (1) or the least (-1) with the same output.
   */
  alternative: Float32Array | undefined;
  /** What the query token's sum keeps is analysed too. */
  analyse: boolean;
  /** What the plane shows: `variance`, or two dimensions of the values, "0 3". */
  axes: string;
  /** Q, K and V of the model `manual`; undefined: it starts from the first head of `concept`. */
  manual: Manual | undefined;
  /** Typed rows that are too many or too few for the text are fitted to it, instead of an error. */
  fitManual: boolean;
}

/** What is wrong with settings: the name of one, and a sentence about it. */
export interface Fault {
  argument: string;
  message: string;
}

/** The registries' ids: what there is to choose from. */
export interface Catalogue {
  models: readonly string[];
  schemes: readonly string[];
}

// Enough work to make the call's own cost vanish, and well below a millisecond.
const scoresInSlice = 20_000;

/** The core at work on one computation after the other. It never touches the DOM. */
export class Session {
  static compile = () => compileAsset('session.wasm');

  /** Starts an instance with memory of its own from the compiled module. */
  static async start(module: WebAssembly.Module): Promise<Session> {
    return new Session(await instantiateSession(module));
  }

  readonly catalogue: Catalogue;
  readonly #handle: SessionHandle;
  readonly #reweigh: SessionModule['reweigh'];
  #manual: Manual | undefined;
  // What is loaded as the model `file`.
  #file: ModelData | undefined;

  private constructor(module: SessionModule) {
    this.#handle = new module.Session();
    this.#reweigh = module.reweigh;
    this.catalogue = { models: module.models(), schemes: module.schemes() };
  }

  /** Makes the model `trained`, `translator` or `file` of this, or says what is wrong with it. */
  load(id: string, model: ModelData): Fault | null {
    return this.#handle.load(id, model);
  }

  /** Starts on these settings, or says what is wrong with them. */
  begin(settings: Settings): Fault | null {
    const { manual, fitManual, file } = settings;
    if (file && file !== this.#file) {
      const fault = this.load('file', file);
      if (fault) return fault;
      this.#file = file;
    }
    this.#manual = manual;
    const fault = this.#begin(settings);
    if (!fault?.argument.startsWith('manual ') || !fitManual || !manual) return fault;
    this.#manual = fitRows(manual, ...this.#count(settings));
    return this.#begin({ ...settings, manual: this.#manual });
  }

  /** The typed rows that it computes from: those of the settings, or fitted to the text. */
  get manual(): Manual | undefined {
    return this.#manual;
  }

  // How many tokens ask and are looked at, once all but the typed numbers is found to be right.
  #count(settings: Settings): [number, number] {
    const nothingTyped = {
      manual: undefined,
      query: undefined,
      weighting: undefined,
      chosen: undefined,
      alternative: undefined,
    };
    this.#begin({ ...settings, ...nothingTyped, axes: 'variance' });
    while (!this.advance());
    const { tokens, keyTokens } = this.#handle.read();
    return [tokens.length, keyTokens.length];
  }

  #begin(settings: Settings): Fault | null {
    const {
      query = new Float32Array(),
      weighting = new Float32Array(),
      chosen = new Float32Array(),
      alternative = new Float32Array(),
      manual,
      fitManual: _,
      file: _file,
      sentence,
      source,
      ...others
    } = settings;
    const texts = { sentence: sentence.toWellFormed(), source: source.toWellFormed() };
    return this.#handle.begin(
      { ...others, ...texts },
      query,
      weighting,
      chosen,
      alternative,
      manual ? flatten(manual) : null,
    );
  }

  /** Works for a moment. True when the snapshot is complete. */
  advance(): boolean {
    return this.#handle.advance(scoresInSlice);
  }

  /**
   * The weighting in which `token` has `weight` and all others shrink or grow in proportion (or in
   * proportion to `own`, the scheme's weights, where they have none to grow).
   */
  reweigh(weights: Float32Array, own: Float32Array, token: number, weight: number): Float32Array {
    return this.#reweigh(weights, own, token, weight);
  }

  /** A copy of the last complete snapshot. */
  snapshot(): Snapshot {
    return new Snapshot(this.#handle.read());
  }
}

// Rows of different lengths make a wrong number of numbers, which the core refuses.
function flatten({ queries, keys, values }: Manual) {
  return {
    keyWidth: queries[0]?.length ?? 0,
    valueWidth: values[0]?.length ?? 0,
    queries: Float32Array.from(queries.flat()),
    keys: Float32Array.from(keys.flat()),
    values: Float32Array.from(values.flat()),
  };
}
