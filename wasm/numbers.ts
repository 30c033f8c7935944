import createNumbers, {
  type AttendRequest,
  type Attention,
  type MainModule,
} from '../build/wasm/modules/numbers.mjs';
import { compile, instantiate } from './compile.js';

/** Which keys a query may attend to: all; those up to its own index; bytes (n, m), 1 = may attend. */
export type AttentionMask = 'none' | 'causal' | Uint8Array;

export interface AttentionShape {
  /** Number of heads. */
  heads: number;
  /** Number of queries. */
  n: number;
  /** Number of keys and values. */
  m: number;
  /** Width of a query and of a key. */
  d: number;
  /** Width of a value; as wide as a key by default. */
  dv?: number;
  /** What q·k is multiplied by; 1/sqrt(d) by default. */
  scale?: number;
  mask?: AttentionMask;
  /** Also return the weights; not by default. */
  weights?: boolean;
}

export interface AttentionInput extends AttentionShape {
  /** (heads, n, d), flat and row-major, as all arrays here. */
  q: Float32Array;
  /** (heads, m, d) */
  k: Float32Array;
  /** (heads, m, dv) */
  v: Float32Array;
}

export interface AttentionResult {
  /** (heads, n, dv) */
  output: Float32Array;
  /** (heads, n, m), when asked for. */
  weights?: Float32Array;
}

/** Attention on buffers in WASM memory, to be written, run and read without copies. */
export interface AttentionPlan {
  /** (heads, n, d), to write into. Fetch it anew after other calls: memory may have grown. */
  readonly q: Float32Array;
  /** (heads, m, d) */
  readonly k: Float32Array;
  /** (heads, m, dv) */
  readonly v: Float32Array;
  /** Computes `output`, and `weights` when asked for. */
  run(): void;
  /** (heads, n, dv), holds until the next call into the core. */
  readonly output: Float32Array;
  /** (heads, n, m), holds until the next call into the core. */
  readonly weights?: Float32Array;
  /** Frees the buffers. The plan is of no use afterwards. */
  dispose(): void;
}

export interface Core {
  /** Which build was loaded. */
  readonly build: 'simd';
  /**
   * softmax(q kᵀ · scale) v for each head: scaled dot-product attention (Vaswani et al. 2017,
   * equation 1). A row that may attend to nothing gives weights 0 and output 0.
   *
   * @throws RangeError for wrong lengths, a size below 1 or a scale that is not finite; TypeError
   * for what is no number or an array of another type. Both name the argument.
   */
  attend(input: AttentionInput): AttentionResult;
  /** The same without copies, for who calls it often. */
  plan(shape: AttentionShape): AttentionPlan;
}

export interface LoadOptions {
  /** `auto` takes the fastest build that runs here. */
  build?: 'auto' | 'simd';
  /** The WASM file; by default the one beside this module. */
  wasmUrl?: string;
}

/** Loads the numeric core: in pages, in workers and in Node. */
export async function loadCore(options: LoadOptions = {}): Promise<Core> {
  const { build = 'auto', wasmUrl } = options;
  if (build !== 'auto' && build !== 'simd') {
    throw new RangeError(`build is "${build}", but must be one of auto, simd`);
  }
  const url = wasmUrl ?? new URL('../build/wasm/modules/numbers.wasm', import.meta.url);
  const module = await instantiate(createNumbers, await compile(url));
  return {
    build: 'simd',
    attend: (input) => attend(module, input),
    plan: (shape) => new Plan(module, shape),
  };
}

function attend(module: MainModule, input: AttentionInput): AttentionResult {
  // All is checked before any memory is taken.
  const { heads, n, m, d, dv } = checkShape(module, input);
  const lengths = { q: heads * n * d, k: heads * m * d, v: heads * m * dv };
  for (const name of ['q', 'k', 'v'] as const) {
    const array = input[name];
    if (!(array instanceof Float32Array)) throw new TypeError(`${name} must be a Float32Array`);
    refuse(module.checkLength(name, array.length, lengths[name]));
  }

  const plan = new Plan(module, input);
  try {
    for (const name of ['q', 'k', 'v'] as const) plan[name].set(input[name]);
    plan.run();
    const output = plan.output.slice();
    return plan.weights ? { output, weights: plan.weights.slice() } : { output };
  } finally {
    plan.dispose();
  }
}

class Plan implements AttentionPlan {
  #attention: Attention | undefined;
  readonly #withWeights: boolean;

  constructor(module: MainModule, shape: AttentionShape) {
    const request = checkShape(module, shape);
    const { mask = 'none', weights } = shape;
    this.#withWeights = weights === true;
    this.#attention = new module.Attention(request, this.#withWeights);
    if (!this.#attention.fits()) {
      this.dispose();
      throw new RangeError('heads, n, m, d and dv ask for more memory than there is');
    }
    if (mask instanceof Uint8Array) this.#attention.giveMask(mask);
    else this.#attention.setMask(mask);
  }

  get q() {
    return this.#held.q();
  }
  get k() {
    return this.#held.k();
  }
  get v() {
    return this.#held.v();
  }
  get output() {
    return this.#held.output();
  }
  get weights() {
    return this.#withWeights ? this.#held.weights() : undefined;
  }
  run() {
    this.#held.run();
  }
  dispose() {
    this.#attention?.delete();
    this.#attention = undefined;
  }

  get #held(): Attention {
    if (!this.#attention) throw new Error('the plan was disposed of');
    return this.#attention;
  }
}

// Sizes, scale and mask are right, or an error names the one that is not.
function checkShape(module: MainModule, shape: AttentionShape): AttendRequest {
  const { heads, n, m, d, dv = d, mask = 'none' } = shape;
  const sizes = { heads, n, m, d, dv };
  for (const [name, size] of Object.entries(sizes)) checkNumber(name, size);
  const { scale = 1 / Math.sqrt(d) } = shape;
  checkNumber('scale', scale);
  const request = { ...sizes, scale };
  refuse(module.check(request, shape.weights === true));

  if (mask instanceof Uint8Array) {
    refuse(module.checkLength('mask', mask.length, n * m));
  } else if (typeof mask !== 'string') {
    throw new TypeError('mask must be none, causal or a Uint8Array');
  } else if (mask !== 'none' && mask !== 'causal') {
    throw new RangeError(`mask is "${mask}", but must be none, causal or a Uint8Array`);
  }
  return request;
}

// The border would take "3", true and null for numbers.
function checkNumber(name: string, value: unknown): void {
  if (typeof value !== 'number') throw new TypeError(`${name} must be a number`);
}

function refuse(fault: { message: string } | null): void {
  if (fault) throw new RangeError(fault.message);
}
