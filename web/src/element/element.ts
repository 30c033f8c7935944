import type { Snapshot } from '../snapshot/snapshot.js';
import {
  initialValues,
  type PropertyName,
  properties,
  propertyNames,
  toValue,
  type Values,
} from '../store/properties.js';
import type { Figure } from './figure.js';

/** What is wrong now: `argument` names the property (or `core`), `message` says it in a sentence. */
export class PlaygroundError extends Error {
  override name = 'PlaygroundError';
  readonly argument: string;

  constructor(argument: string, message: string) {
    super(message);
    this.argument = argument;
  }
}

// How far below the screen a lazy figure starts to load.
const nearScreen = '400px';

/**
 * `<attention-playground>`: holds properties and promises; views and engine are loaded when the
 * element comes near the screen.
 *
 * Events, all bubbling and composed: `ap-ready` after the first picture, `ap-change` after each
 * later one, `ap-select` when the query token changed (`detail.token`), `ap-error` when something
 * is wrong (`detail.error`).
 */
// A server that renders the page has no HTMLElement; importing the class there must not throw.
const Base = globalThis.HTMLElement ?? (class {} as typeof HTMLElement);

export class AttentionPlayground extends Base {
  static observedAttributes: readonly string[] = propertyNames;

  #values = initialValues();
  // A token set since the last result must be in range; one that an edit removed moves to the last.
  #tokenIsNew = false;
  #snapshot: Snapshot | null = null;
  #error: PlaygroundError | null = null;

  #figure: Promise<Figure> | undefined;
  #observer: IntersectionObserver | undefined;
  #near = false;

  #ready: Promise<void>;
  // Who waits for a picture, and from which drawing on it is the right one.
  #waiting: { drawing: number; resolve: () => void }[] = [];
  #drawings = 0;
  #scheduled = false;

  constructor() {
    super();
    this.attachShadow({ mode: 'open' });
    this.#ready = this.#renewReady();
  }

  /** Resolves after the picture for all that is set now was drawn, or after `error` was set. */
  get ready(): Promise<void> {
    return this.#ready;
  }

  /** The last good result. */
  get snapshot(): Snapshot | null {
    return this.#snapshot;
  }

  /** Null, or what is wrong now. */
  get error(): PlaygroundError | null {
    return this.#error;
  }

  connectedCallback() {
    if (this.#figure) return; // It was moved.
    this.#adoptEarlyProperties();
    this.#ready = this.#renewReady();
    this.#observer?.disconnect();
    this.#observer = new IntersectionObserver(
      (entries) => {
        if (entries.some((entry) => entry.isIntersecting)) this.#comeNear();
      },
      { rootMargin: nearScreen },
    );
    this.#observer.observe(this);
    if (this.#values.loading === 'eager') this.#comeNear();
  }

  disconnectedCallback() {
    // Whoever moves an element takes it out and puts it back at once: the picture stays.
    queueMicrotask(() => {
      if (!this.isConnected) this.#unmount();
    });
  }

  #unmount() {
    this.#observer?.disconnect();
    this.#near = false;
    const figure = this.#figure;
    this.#figure = undefined;
    void figure?.then((mounted) => mounted.unmount());
  }

  attributeChangedCallback(name: PropertyName, _old: string | null, text: string | null) {
    this.#set(name, text);
  }

  // Properties that a script set before the element was defined hide the accessors.
  #adoptEarlyProperties() {
    for (const name of propertyNames) {
      if (!Object.hasOwn(this, name)) continue;
      const given: unknown = this[name];
      delete (this as Partial<Values>)[name];
      this.#set(name, given);
    }
  }

  // What attributes, accessors and the views' actions come down to.
  #set(name: PropertyName, given: unknown) {
    Object.assign(this.#values, { [name]: toValue(name, given) });
    if (name === 'token') this.#tokenIsNew = true;
    // A weighting belongs to one query token of one computation.
    if (name !== 'weighting' && properties[name].computed) this.#values.weighting = undefined;
    if (this.isConnected && this.#values.loading === 'eager') this.#near = true;
    this.#ready = this.#renewReady();
    this.#schedule();
  }

  #renewReady(): Promise<void> {
    return new Promise((resolve) => {
      this.#waiting.push({ drawing: this.#drawings + 1, resolve });
    });
  }

  #comeNear() {
    this.#observer?.disconnect();
    this.#near = true;
    this.#schedule();
  }

  // What is set in one go makes one picture.
  #schedule() {
    if (this.#scheduled || !this.#near) return;
    this.#scheduled = true;
    queueMicrotask(() => {
      this.#scheduled = false;
      void this.#draw();
    });
  }

  async #draw() {
    const drawing = ++this.#drawings;
    const drawn = await this.#show().catch((error: unknown) => {
      this.#fail('core', error instanceof Error ? error.message : String(error));
      return true;
    });
    // Where a newer drawing took this one's place, that one serves who waits for this.
    if (!drawn) return;
    const served = this.#waiting.filter((waiter) => waiter.drawing <= drawing);
    this.#waiting = this.#waiting.filter((waiter) => waiter.drawing > drawing);
    for (const { resolve } of served) resolve();
  }

  // False when a newer request took the place of this one.
  async #show(): Promise<boolean> {
    this.#figure ??= this.#mount();
    const figure = await this.#figure;
    const outcome = await figure.show({ ...this.#values }, !this.#tokenIsNew);
    if (outcome.kind === 'superseded') return false;
    if (outcome.kind === 'fault') this.#fail(outcome.fault.argument, outcome.fault.message);
    else this.#succeed(outcome.snapshot);
    return true;
  }

  async #mount(): Promise<Figure> {
    const { Figure } = await import('./figure.js').catch((error: unknown) => {
      // Or the next try would find this failure again.
      this.#figure = undefined;
      throw error;
    });
    return new Figure(this.shadowRoot!, { ...this.#values }, (changes) => {
      for (const [name, value] of Object.entries(changes)) this.#set(name as PropertyName, value);
    });
  }

  #succeed(snapshot: Snapshot) {
    const before = this.#snapshot;
    this.#snapshot = snapshot;
    this.#error = null;
    this.#tokenIsNew = false;
    if (this.#values.token !== undefined) this.#values.token = snapshot.token;
    this.#tell(before ? 'ap-change' : 'ap-ready', {});
    if (before && before.token !== snapshot.token)
      this.#tell('ap-select', { token: snapshot.token });
  }

  #fail(argument: string, message: string) {
    this.#error = new PlaygroundError(argument, message);
    this.#tell('ap-error', { error: this.#error });
  }

  #tell(type: string, detail: object) {
    this.dispatchEvent(new CustomEvent(type, { bubbles: true, composed: true, detail }));
  }

  static {
    for (const name of propertyNames) {
      Object.defineProperty(AttentionPlayground.prototype, name, {
        configurable: true,
        enumerable: true,
        get(this: AttentionPlayground) {
          return this.#values[name];
        },
        set(this: AttentionPlayground, given: unknown) {
          this.#set(name, given);
        },
      });
    }
  }
}

export interface AttentionPlayground extends Values {}
