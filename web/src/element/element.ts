import { version } from '../../../package.json';
import type { Snapshot } from '../snapshot/snapshot.js';
import { History } from '../store/history.js';
import {
  attributeOf,
  initialValues,
  isLinked,
  type Property,
  type PropertyName,
  properties,
  propertyNames,
  toValue,
  type Values,
} from '../store/properties.js';
import type { Figure } from './figure.js';
import { Poster } from './poster.js';

type Drawn = Extract<Awaited<ReturnType<Figure['show']>>, { kind: 'snapshot' }>;

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

// A server that renders the page has no HTMLElement; importing the class there must not throw.
const Base = globalThis.HTMLElement ?? (class {} as typeof HTMLElement);

/**
 * `<attention-playground>`: holds properties and promises; views and engine are loaded when the
 * element comes near the screen. Its texts are in the language of its `lang` attribute or, without
 * one, of the nearest ancestor's: French, or English for every other.
 *
 * @tagname attention-playground
 * @cssprop [--ap-ink] - the text's colour. Of every colour the hue is kept, and the lightness brought to where it stands out in the theme: one colour serves light and dark
 * @cssprop [--ap-paper] - the ground's colour: light in the light theme, dark in the dark one
 * @cssprop [--ap-soft] - the colour of what is said beside; by default between ink and paper
 * @cssprop [--ap-line] - the colour of lines and borders; by default between ink and paper
 * @cssprop [--ap-panel] - the ground of panels, on which all text colours must stand out too; by default a shade of the paper
 * @cssprop [--ap-cell] - the colour of a cell whose number is 0, and of empty bars; by default a shade of the paper
 * @cssprop [--ap-positive] - the colour of numbers above 0; its hue must differ from that of the negative ones
 * @cssprop [--ap-negative] - the colour of numbers below 0
 * @cssprop [--ap-focus] - the outline of what has the keyboard's focus
 * @cssprop [--ap-query] - the query token's colour; by default the ink's
 * @cssprop [--ap-word-1] - the colour of the word that weighs most, besides the query token; the hues of the five must differ
 * @cssprop [--ap-word-2] - the colour of the second
 * @cssprop [--ap-word-3] - the colour of the third
 * @cssprop [--ap-word-4] - the colour of the fourth
 * @cssprop [--ap-word-5] - the colour of the fifth
 * @cssprop [--ap-rest] - the colour of all other words; by default the soft one
 * @cssprop [--ap-serif] - the fonts of sentence and headings
 * @cssprop [--ap-sans] - the fonts of all else
 * @cssprop [--ap-font-size=medium] - the size of the type, which all else follows; `inherit` for that of the text around
 * @cssprop [--ap-padding=0] - the room between the figure and the edge of its ground
 * @cssprop [--ap-gap=2rem] - the room between views
 * @cssprop [--ap-max-inline-size=none] - the greatest width of the figure
 * @cssprop [--ap-poster-block-size] - the least height, which is reserved until the picture is there: as high as the picture, nothing below it moves
 * @slot - what is shown in place of the figure where there can be none: without scripts, without WebAssembly, or when the core could not be loaded
 * @slot poster - what is shown until the first picture; by default the sentence
 * @csspart figure - all that is drawn, on its ground
 * @csspart view - every view
 * @csspart sentence - the view of this id
 * @csspart manual - the view of this id, in which numbers are typed
 * @csspart sum - the view of this id
 * @csspart geometry - the view of this id
 * @csspart dot-product - the view of this id
 * @csspart matrix - the view of this id
 * @csspart kept - the view of this id
 * @csspart projections - the view of this id
 * @csspart training - the view of this id
 * @csspart question - the heading of a view: the question that it answers
 * @csspart words - the words of the sentence
 * @csspart word - a word of the sentence
 * @csspart query - the word of the sentence that asks
 * @csspart edit - what edits a sentence; `controls: none` hides it too
 * @csspart controls - settings: of the computation, and of what a view shows; `controls: none` hides them all
 * @csspart answer - what the weights say, in a sentence
 * @csspart row - a row of the sum: one word, its weight and its value
 * @csspart output - the last row of the sum: the output
 * @csspart steps - what adds the words to the sum one after the other
 * @csspart formula - the sum as a formula
 * @csspart terms - one number of the output, taken apart
 * @csspart numbers - the fold of all numbers as a table
 * @csspart hint - what is said beside
 * @csspart problem - what is wrong now
 * @csspart poster - what stands in for the picture until there is one, or where there can be none
 * @csspart share - the button that opens the panel for sharing
 * @csspart share-panel - that panel
 * @csspart lesson - the panel of the lesson that is open
 * @fires {CustomEvent} ap-ready - after the first picture
 * @fires {CustomEvent} ap-change - after each later picture
 * @fires {CustomEvent<{ token: number }>} ap-select - when the query token changed
 * @fires {CustomEvent<{ error: PlaygroundError }>} ap-error - when something is wrong
 */
export class AttentionPlayground extends Base {
  /** The package's version. */
  static readonly version: string = version;

  static observedAttributes: readonly string[] = [...propertyNames.map(attributeOf), 'lang'];

  #values = initialValues();
  // Those that the snapshot was made with.
  #made = initialValues();
  // A token set since the last result must be in range; one that an edit removed moves to the last.
  #tokenIsNew = false;
  // Rows that a script set must fit the text; those that were drawn are fitted to an edit.
  #manualIsNew = false;
  #snapshot: Snapshot | null = null;
  #error: PlaygroundError | null = null;

  readonly #poster: Poster;
  readonly #history = new History();
  // What is being set in one go: how it was before, and the names so far.
  #change: { before: Values; names: Set<PropertyName> } | undefined;

  #figure: Promise<Figure> | undefined;
  #observer: IntersectionObserver | undefined;
  #near = false;

  #ready: Promise<void>;
  // Who waits for a picture, and from which drawing on it is the right one.
  #waiting: { drawing: number; resolve: () => void }[] = [];
  #drawings = 0;
  #scheduled = false;
  // How many links are being read.
  #opening = 0;

  constructor() {
    super();
    this.#poster = new Poster(this.attachShadow({ mode: 'open' }));
    this.#poster.say(this.#values.sentence);
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

  /** Whether there is a step to take back. */
  get canUndo(): boolean {
    this.#endChange();
    return this.#history.canUndo;
  }

  /** Whether there is a step that was taken back. */
  get canRedo(): boolean {
    this.#endChange();
    return this.#history.canRedo;
  }

  /** Takes the last step back: what the reader did, or a script set. */
  undo(): void {
    this.#endChange();
    const values = this.#history.undo({ ...this.#values });
    if (values) this.#restore(values);
  }

  /** Takes the step again that was taken back last. */
  redo(): void {
    this.#endChange();
    const values = this.#history.redo({ ...this.#values });
    if (values) this.#restore(values);
  }

  /** A link that restores what is on the screen. Where it cannot hold all, it says so itself. */
  async permalink(): Promise<string> {
    const { asShown, linkTo } = await import('./permalink.js');
    await this.ready;
    return linkTo(
      this.#values.permalinkBase || location.href,
      await asShown(this.#values, this.#figure),
    );
  }

  /**
   * Shows what a permalink (or its fragment) stands for, and resolves after the picture is drawn.
   * `remarks` are sentences for the reader: what the link could not hold or, where it was not
   * `opened`, what is wrong with it; then everything is as the attributes say.
   */
  async openPermalink(link: string): Promise<{ opened: boolean; remarks: string[] }> {
    const { valuesOf, refused } = await this.#beforeDrawing(async () => {
      // Or closing the lesson would put back what was before it.
      await this.#inFigure((figure) => figure.startOver());
      return import('./permalink.js');
    });
    const { values, remarks } = valuesOf(link);
    this.#beginChange(propertyNames);
    this.#restore(values ?? this.#fromAttributes());
    const shown = this.#values;
    await this.ready;
    const error = this.#error;
    // Where the core could not be loaded, the link is not at fault; nor for what came after it.
    const isRefused = values && error && error.argument !== 'core' && this.#values === shown;
    if (isRefused) {
      this.#restore(this.#fromAttributes());
      await this.ready;
    }
    await this.#inFigure((figure) => figure.speak());
    if (isRefused) return { opened: false, remarks: refused(error.message) };
    return { opened: values !== null, remarks: remarks() };
  }

  /**
   * Opens a panel over the page: a link to what is on the screen, codes that show it in a page of the
   * reader's own, and files of its pictures and numbers. Waits for `ready`; without a result there is
   * nothing to share, and no panel.
   */
  async share(): Promise<void> {
    const { openShare } = await import('./share/share.js');
    await this.ready;
    await openShare(this, this.#values, this.#snapshot, this.#figure);
  }

  /**
   * A view as SVG: vectors and texts in the colours of the theme, on the figure's own ground, below
   * the sentence; its title is the view's question. As wide as the figure is now. A view that is
   * folded or not listed is drawn aside.
   *
   * Waits for `ready`. Rejects with a `RangeError` when there is no such view, or not with this model,
   * with `error` when there is no result, with an `Error` when the element takes up no space.
   */
  async exportSVG(view: string = 'sum'): Promise<string> {
    const { exporting, snapshot, made } = await this.#toExport();
    return exporting.viewSvg(this, view, snapshot, made);
  }

  /** The same as a PNG image, with two pixels for one of the screen's. */
  async exportPNG(view: string = 'sum'): Promise<Blob> {
    const { pngOf } = await import('../export/export.js');
    return pngOf(await this.exportSVG(view));
  }

  /**
   * A tensor of the selected layer and head as comma-separated values: a header of the columns'
   * names, then a line for each row, its name first. Every number reads back as the same 32-bit float;
   * what is none is `NaN`, `Infinity` or `-Infinity`. A name that a spreadsheet would take for a
   * formula has an apostrophe before it.
   *
   * Waits for `ready`, and is of the last good result. Rejects with a `RangeError` when there is no
   * tensor of this name, with `error` when there is no result.
   */
  async exportCSV(tensor: string = 'weights'): Promise<string> {
    const { exporting, snapshot } = await this.#toExport();
    return exporting.tensorCsv(snapshot, tensor);
  }

  /**
   * The last good result as JSON: the settings that made it, tokens, and every tensor of every layer
   * and head as `{ name, layer?, head?, shape, data }`, row by row. Every number reads back as the
   * same 32-bit float; what is none is the text `"NaN"`, `"Infinity"` or `"-Infinity"`.
   *
   * Waits for `ready`. Rejects with `error` when there is no result.
   */
  async exportJSON(): Promise<string> {
    const { exporting, snapshot, made } = await this.#toExport();
    return exporting.snapshotJson(snapshot, made);
  }

  // Who exports wants the picture now, however far below the screen it is.
  async #toExport() {
    if (!this.#near) this.#comeNear();
    const exporting = await import('../export/export.js');
    await this.ready;
    if (!this.#snapshot) throw this.#error;
    return { exporting, snapshot: this.#snapshot, made: this.#made };
  }

  // Nothing is drawn meanwhile, or the reader would see for a moment what the link replaces.
  async #beforeDrawing<Result>(load: () => Promise<Result>): Promise<Result> {
    this.#opening += 1;
    try {
      return await load();
    } finally {
      this.#opening -= 1;
      this.#schedule();
    }
  }

  #fromAttributes(): Values {
    const values = initialValues();
    for (const name of propertyNames) {
      Object.assign(values, { [name]: toValue(name, this.getAttribute(attributeOf(name))) });
    }
    return values;
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
    // Paper shows what nobody scrolled to.
    addEventListener('beforeprint', this.#comeNear);
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
    removeEventListener('beforeprint', this.#comeNear);
    this.#near = false;
    const figure = this.#figure;
    this.#figure = undefined;
    this.#poster.wait();
    figure?.then(
      (mounted) => mounted.unmount(),
      () => {},
    );
    // Nobody may wait for ever; who comes back is drawn anew, with a new promise.
    for (const { resolve } of this.#waiting) resolve();
    this.#waiting = [];
  }

  attributeChangedCallback(attribute: string, _old: string | null, text: string | null) {
    const name = propertyNames.find((one) => attributeOf(one) === attribute);
    if (name) return this.#set(name, text);
    // Another language: the same picture, in other words.
    this.#ready = this.#renewReady();
    this.#schedule();
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
    this.#beginChange([name]);
    const before = this.#values[name];
    Object.assign(this.#values, { [name]: toValue(name, given) });
    if (name === 'sentence') this.#poster.say(this.#values.sentence);
    if (name === 'token') this.#tokenIsNew = true;
    if (name === 'manual') this.#manualIsNew = true;
    if (this.#values[name] !== before) this.#dropWhatIf(name);
    if (this.isConnected && this.#values.loading === 'eager') this.#near = true;
    this.#ready = this.#renewReady();
    this.#schedule();
  }

  // Everything that is seen, at once; a query or a weighting of the reader's own comes with it.
  #restore(values: Values) {
    const { loading, permalinkBase } = this.#values;
    this.#values = { ...values, loading, permalinkBase };
    this.#tokenIsNew = true;
    void this.#inFigure((figure) => figure.closeSource());
    this.#ready = this.#renewReady();
    this.#schedule();
  }

  async #inFigure(act: (figure: Figure) => void) {
    await this.#figure?.then(act, () => {});
  }

  // What is set before the first picture is where the history starts.
  #beginChange(names: readonly PropertyName[]) {
    if (!this.#snapshot && !this.#error) return;
    if (!this.#change) {
      this.#change = { before: { ...this.#values }, names: new Set() };
      queueMicrotask(() => this.#endChange());
    }
    for (const name of names) this.#change.names.add(name);
  }

  #endChange() {
    if (!this.#change) return;
    const { before, names } = this.#change;
    this.#change = undefined;
    const isDifferent = propertyNames.some(
      (name) => isLinked(name) && !Object.is(before[name], this.#values[name]),
    );
    if (isDifferent) this.#history.note(before, [...names], performance.now());
  }

  // A query or a weighting of the reader's own belongs to one query token of one computation, chosen
  // words to one text. What was set before the first picture came with it, in any order.
  #dropWhatIf(changed: PropertyName) {
    const { computed, reads }: Property = properties[changed];
    if (this.#drawings === 0 || !computed || reads) return;
    if (changed === 'sentence' || changed === 'source') this.#values.chosen = undefined;
    if (changed === 'model') this.#values.valueWidth = undefined;
    if (changed !== 'weighting') this.#values.weighting = undefined;
    if (changed !== 'alternative') this.#values.alternative = undefined;
    if (!['weighting', 'alternative', 'query'].includes(changed)) this.#values.query = undefined;
  }

  #renewReady(): Promise<void> {
    return new Promise((resolve) => {
      this.#waiting.push({ drawing: this.#drawings + 1, resolve });
    });
  }

  readonly #comeNear = () => {
    this.#observer?.disconnect();
    this.#near = true;
    this.#schedule();
  };

  // What is set in one go makes one picture.
  #schedule() {
    if (this.#scheduled || !this.#near) return;
    this.#scheduled = true;
    queueMicrotask(() => {
      this.#scheduled = false;
      if (this.#near && this.#opening === 0) void this.#draw();
    });
  }

  async #draw() {
    const drawing = ++this.#drawings;
    const drawn = await this.#show(drawing).catch((error: unknown) => {
      this.#fail('core', error instanceof Error ? error.message : String(error));
      return true;
    });
    // Where a newer drawing took this one's place, that one serves who waits for this.
    if (!drawn) return;
    const served = this.#waiting.filter((waiter) => waiter.drawing <= drawing);
    this.#waiting = this.#waiting.filter((waiter) => waiter.drawing > drawing);
    for (const { resolve } of served) resolve();
  }

  // False when a newer request took the place of this one, or of the rest of its picture.
  async #show(drawing: number): Promise<boolean> {
    this.#figure ??= this.#mount();
    const figure = await this.#figure;
    const values = { ...this.#values };
    const outcome = await figure.show(values, {
      followEdit: !this.#tokenIsNew,
      fitManual: !this.#manualIsNew,
    });
    if (outcome.kind === 'superseded') return false;
    if (outcome.kind === 'fault') this.#fail(outcome.fault.argument, outcome.fault.message);
    else {
      const { snapshot, manual } = outcome;
      this.#made = { ...values, manual, token: values.token && snapshot.token };
      this.#succeed(outcome, drawing);
    }
    return figure.finish();
  }

  #mount(): Promise<Figure> {
    const mounting = import('./figure.js').then(
      ({ Figure }) =>
        new Figure(
          this.shadowRoot!,
          (change) => {
            const changes = typeof change === 'function' ? change(this.#values) : change;
            for (const [name, value] of Object.entries(changes)) {
              this.#set(name as PropertyName, value);
            }
            // What views set fits the text that they show.
            this.#manualIsNew = false;
            // Of nothing new too: what was opened may need more numbers.
            this.#ready = this.#renewReady();
            this.#schedule();
          },
          this,
        ),
    );
    // Or the next try would find this failure again.
    mounting.catch(() => {
      if (this.#figure === mounting) this.#figure = undefined;
    });
    return mounting;
  }

  #succeed({ snapshot, manual }: Drawn, drawing: number) {
    const before = this.#snapshot;
    this.#snapshot = snapshot;
    this.#error = null;
    this.#poster.end();
    // Unless something newer was set meanwhile, which must not be lost.
    if (drawing === this.#drawings && !this.#scheduled) {
      this.#tokenIsNew = false;
      this.#manualIsNew = false;
      this.#values.manual = manual;
      if (this.#values.token !== undefined) this.#values.token = snapshot.token;
      // Or what restores these values would find an index of a word that an edit removed.
      if (this.#values.pair! >= snapshot.keyTokens.length) this.#values.pair = snapshot.pair;
    }
    this.#tell(before ? 'ap-change' : 'ap-ready', {});
    if (before && before.token !== snapshot.token)
      this.#tell('ap-select', { token: snapshot.token });
  }

  #fail(argument: string, message: string) {
    this.#error = new PlaygroundError(argument, message);
    // A picture that is there, or a field to mend the text in, says what is wrong itself.
    if (argument === 'core' && !this.#snapshot) this.#poster.fail(message);
    else this.#poster.end();
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
