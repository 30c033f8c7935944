import { type Catalogue, type Fault, Session, type Settings } from '../session/session.js';
import type { Manual } from '../snapshot/manual.js';
import type { ModelData } from '../snapshot/model-data.js';
import type { Snapshot } from '../snapshot/snapshot.js';
import { nextFrame } from './frame.js';

export type { Fault, Settings };

/**
 * How a request ended. `superseded`: a newer one of the same client took its place. `manual`: the
 * typed rows, fitted to the text.
 */
export type Outcome =
  | { kind: 'snapshot'; snapshot: Snapshot; catalogue: Catalogue; manual: Manual | undefined }
  | { kind: 'fault'; fault: Fault }
  | { kind: 'superseded' };

interface Request {
  client: object;
  settings: Settings;
  begun: boolean;
  finish(outcome: Outcome): void;
}

// Half a frame at 60 Hz: what takes longer goes on in the next one.
const budget = 8;

/**
 * One instance of the core for all elements of a page. It works once a frame; of each client only
 * the newest request counts; after an unexpected error the instance is replaced by a fresh one.
 */
export class Engine {
  readonly #compile: () => Promise<WebAssembly.Module>;
  #module: Promise<WebAssembly.Module> | undefined;
  #session: Session | undefined;
  #starting: Promise<Session> | undefined;
  // What every instance is given.
  readonly #models = new Map<string, ModelData>();
  #queue: Request[] = [];
  #running = false;

  constructor(compile: () => Promise<WebAssembly.Module> = () => Session.compile()) {
    this.#compile = compile;
  }

  /** Computes a snapshot on the next frame. The promise never rejects. */
  request(client: object, settings: Settings): Promise<Outcome> {
    this.cancel(client);
    return new Promise((finish) => {
      this.#queue.push({ client, settings, begun: false, finish });
      if (!this.#running) void this.#run();
    });
  }

  /** Whether a model of this name was loaded. */
  has(model: string): boolean {
    return this.#models.has(model);
  }

  /** Makes a model of this, for this instance and all that replace it; or says what is wrong. */
  async load(id: string, model: ModelData): Promise<Fault | null> {
    try {
      const fault = (await this.#instance()).load(id, model);
      if (!fault) this.#models.set(id, model);
      return fault;
    } catch (error) {
      return this.#replace(error);
    }
  }

  /** Session.reweigh, at once; undefined while there is no instance. */
  reweigh(...parameters: Parameters<Session['reweigh']>): Float32Array | undefined {
    try {
      return this.#session?.reweigh(...parameters);
    } catch (error) {
      this.#replace(error);
      return undefined;
    }
  }

  /** Drops what a client asked for. */
  cancel(client: object): void {
    for (const request of this.#queue) {
      if (request.client === client) request.finish({ kind: 'superseded' });
    }
    this.#queue = this.#queue.filter((request) => request.client !== client);
  }

  async #run() {
    this.#running = true;
    while (this.#queue.length > 0) {
      try {
        // The first picture waits for no frame: there is none that it could hold up.
        if (this.#session) await nextFrame();
        this.#work(await this.#instance());
      } catch (error) {
        this.#replace(error);
      }
    }
    this.#running = false;
  }

  async #instance(): Promise<Session> {
    if (this.#session) return this.#session;
    this.#starting ??= this.#start();
    try {
      this.#session = await this.#starting;
    } finally {
      this.#starting = undefined;
    }
    return this.#session;
  }

  async #start(): Promise<Session> {
    this.#module ??= this.#compile();
    const session = await Session.start(await this.#module);
    for (const [id, model] of this.#models) session.load(id, model);
    return session;
  }

  #work(session: Session) {
    const deadline = performance.now() + budget;
    while (this.#queue.length > 0 && performance.now() < deadline) {
      const request = this.#queue[0]!;
      if (!request.begun) {
        request.begun = true;
        const fault = session.begin(request.settings);
        if (fault) {
          this.#finish(request, { kind: 'fault', fault });
          continue;
        }
      }
      if (session.advance()) {
        const { catalogue, manual } = session;
        const snapshot = session.snapshot();
        this.#finish(request, { kind: 'snapshot', snapshot, catalogue, manual });
      }
    }
  }

  #finish(request: Request, outcome: Outcome) {
    this.#queue = this.#queue.filter((other) => other !== request);
    request.finish(outcome);
  }

  // Whatever went wrong, memory may be in any state: all who wait are told, the next request starts
  // from the compiled module, or from the file where compiling was what failed.
  #replace(error: unknown): Fault {
    if (!this.#session) this.#module = undefined;
    this.#session = undefined;
    const reason = error instanceof Error ? error.message : String(error);
    const fault = { argument: 'core', message: reason };
    for (const request of this.#queue) request.finish({ kind: 'fault', fault });
    this.#queue = [];
    return fault;
  }
}
