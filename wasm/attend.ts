import type { Attention, MainModule } from '../build/wasm/modules/numbers.mjs';
import type {
  AttentionInput,
  AttentionPlan,
  AttentionResult,
  AttentionShape,
  MaskedShape,
} from './api.js';
import { check, checkArray, isSame, maskName, type Problem, read, tooMuch } from './attention.js';

/** A plan for a shape. */
export function plan(module: MainModule, shape: AttentionShape): AttentionPlan {
  const problem = read(shape);
  check(module, problem);
  checkMask(module, problem, shape);
  const made = new Plan(module, problem);
  if (shape.mask instanceof Uint8Array) made.mask.set(shape.mask);
  return made;
}

// Buffers up to this size are kept from one call of attend to the next.
const mostKeptBytes = 1 << 24;

/** attend() with copies of its own. */
export class Attender {
  readonly #module: MainModule;
  #kept: Plan | undefined;

  constructor(module: MainModule) {
    this.#module = module;
  }

  attend(input: AttentionInput): AttentionResult {
    // All is checked before any memory is taken.
    const problem = read(input);
    const isKnown = this.#kept !== undefined && isSame(this.#kept.problem, problem);
    if (!isKnown) check(this.#module, problem);
    const { heads, n, m, d, dv } = problem;
    checkArray(this.#module, 'q', input.q, heads * n * d);
    checkArray(this.#module, 'k', input.k, heads * m * d);
    checkArray(this.#module, 'v', input.v, heads * m * dv);
    checkMask(this.#module, problem, input);

    if (!isKnown) this.#keep(new Plan(this.#module, problem));
    const plan = this.#kept!;
    plan.q.set(input.q);
    plan.k.set(input.k);
    plan.v.set(input.v);
    if (input.mask instanceof Uint8Array) plan.mask.set(input.mask);
    plan.run();
    const output = plan.output.slice();
    const result = problem.weights ? { output, weights: plan.weights!.slice() } : { output };
    if (bytes(problem) > mostKeptBytes) this.#keep(undefined);
    return result;
  }

  #keep(plan: Plan | undefined) {
    this.#kept?.dispose();
    this.#kept = plan;
  }
}

function checkMask(module: MainModule, { n, m }: Problem, { mask }: MaskedShape) {
  if (mask instanceof Uint8Array) checkArray(module, 'mask', mask, n * m, Uint8Array);
}

function bytes({ heads, n, m, d, dv, weights }: Problem): number {
  return 4 * heads * ((n + m) * (d + dv) + (weights ? n * m : 0)) + n * m;
}

type ArrayName = 'q' | 'k' | 'v' | 'output' | 'weights';

class Plan implements AttentionPlan {
  readonly problem: Problem;
  #attention: Attention | undefined;
  readonly #views: Partial<Record<ArrayName, Float32Array>> = {};

  constructor(module: MainModule, problem: Problem) {
    this.problem = problem;
    this.#attention = new module.Attention(problem, maskName(module, problem), problem.weights);
    if (!this.#attention.fits()) {
      this.dispose();
      throw tooMuch();
    }
  }

  get q() {
    return this.#view('q');
  }
  get k() {
    return this.#view('k');
  }
  get v() {
    return this.#view('v');
  }
  get mask() {
    return this.#held.mask();
  }
  get output() {
    return this.#view('output');
  }
  get weights() {
    return this.problem.weights ? this.#view('weights') : undefined;
  }
  run() {
    this.#held.run();
  }
  dispose() {
    this.#attention?.delete();
    this.#attention = undefined;
  }

  // A view has no length any more when memory grew.
  #view(name: ArrayName): Float32Array {
    const held = this.#held;
    const last = this.#views[name];
    if (last?.length) return last;
    const view = held[name]();
    this.#views[name] = view;
    return view;
  }

  get #held(): Attention {
    if (!this.#attention) throw new Error('the plan was disposed of');
    return this.#attention;
  }
}
