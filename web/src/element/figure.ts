import { html, nothing, render } from 'lit';
import { Engine, type Fault, type Outcome, type Settings } from '../engine/engine.js';
import { nextFrame } from '../engine/frame.js';
import { Models, shippedModels } from '../engine/models.js';
import type { Snapshot } from '../snapshot/snapshot.js';
import type * as Details from '../store/details.js';
import { isWritten, modelChange, unwritten } from '../store/model-change.js';
import {
  changedFurther,
  findFault,
  initialValues,
  type PropertyName,
  properties,
  propertyNames,
  type Values,
} from '../store/properties.js';
import { initialUiState, type State, Store, type UiState } from '../store/store.js';
import { texts } from '../texts/en/figure.js';
import { problemTexts } from '../texts/en/problems.js';
import { fetchLanguage, type Language, languageOf, speak } from '../texts/language.js';
import { notBegun } from '../training/not-begun.js';
import type { Actions } from '../views/view.js';
import type { Assist } from './assist.js';
import { followFontSize } from './font-size.js';
import { listenForUndo, type Undoable } from './keys.js';
import type { Lessons } from './lessons.js';
import { applyLights, justAdded, listenForLights, nothingLit } from './lights.js';
import { Player } from './player.js';
import { listenForPresses } from './pressed.js';
import { Sections } from './sections.js';
import { adopt } from './style-sheets.js';
import { Training } from './training.js';

// Whose handlers may read texts.
const handled = ['click', 'input', 'change', 'keydown', 'focus', 'blur', 'toggle', 'paste'];

// All figures of a page share one instance of the core.
const engine = new Engine();
const models = new Models(engine);

/** A picture's numbers, and whether they say what the sum keeps. */
type Drawn = Extract<Outcome, { kind: 'snapshot' }> & { analysed: boolean };

type Followed = Exclude<Outcome, { kind: 'snapshot' }> | Drawn;

const superseded: Followed = { kind: 'superseded' };

/** What an edit of the text may take along: the query token, the rows that were typed. */
export type EditRules = Pick<Settings, 'followEdit' | 'fitManual'>;

/** What an element shows once it is near the screen: the views, drawn from one store. */
export class Figure {
  readonly #root: ShadowRoot;
  readonly #host: Undoable & Shareable;
  readonly #store: Store;
  #language: Language = 'en';
  readonly #player: Player;
  readonly #training: Training;
  readonly #actions: Actions;
  readonly #sections: Sections;
  readonly #end = new AbortController();
  // Fetched with the first lesson.
  #lessons: Lessons | undefined;
  // Fetched with the first picture, which does not wait for it.
  #assist: Assist | undefined;
  #last: { values: Values; outcome: Drawn } | undefined;
  // How often something was to be shown.
  #calls = 0;
  // Those that were read last; none before everything starts over.
  #details: string | undefined = '';
  // What they set, with the picture that is on its way.
  #wanted: Details.Wanted | undefined;

  constructor(root: ShadowRoot, set: Actions['set'], host: Undoable & Shareable) {
    this.#root = root;
    this.#host = host;
    this.#store = new Store({
      values: initialValues(),
      snapshot: null,
      problem: null,
      models: [],
      schemes: [],
      changed: [],
      highlight: {},
      isWritten: false,
      fetching: null,
      training: notBegun,
      ui: initialUiState,
    });
    this.#training = new Training(this.#store);
    this.#player = new Player(this.#store);
    this.#actions = {
      set,
      show: (change) => this.#show(change),
      weigh: (token, weight) => this.#weigh(token, weight),
      play: (playing) => (playing ? this.#player.play() : this.#player.stop()),
      train: (command) => this.#training.act(command),
      chooseModel: (model) => set((now) => modelChange(model, now)),
      translate: () => set(unwritten()),
    };
    this.#sections = new Sections(root, this.#actions);
    // Of several figures, each reads its texts in its own language.
    const { signal } = this.#end;
    for (const type of handled) {
      root.addEventListener(type, () => this.speak(), { capture: true, signal });
    }
    followFontSize(root, signal);
    listenForLights(root, this.#store, signal);
    listenForPresses(root, signal);
    listenForUndo(root, host, signal);
    for (const [type, isWhole] of [
      ['beforeprint', true],
      ['afterprint', false],
    ] as const) {
      const draw = () => {
        this.#sections.isWhole = isWhole;
        this.#render();
      };
      addEventListener(type, draw, { signal });
    }
    // A run changes up to once a frame: then the view that shows it is drawn alone.
    this.#store.listen((before) => {
      const isTraining = isSameBut('training', before, this.#store.state);
      this.#render(isTraining ? 'training' : undefined);
    });
  }

  /**
   * Computes and draws what follows from the values. Of several calls only the last is drawn: one
   * that was overtaken, whatever it waited for, ends as `superseded`. Views that nobody sees may
   * be left to `finish`.
   */
  async show(values: Values, edit: EditRules): Promise<Outcome> {
    const call = ++this.#calls;
    const isOvertaken = () => call !== this.#calls;
    const { details } = values;
    if (details !== this.#details) {
      const { wanted } = await import('./permalink.js');
      this.#wanted = wanted(details, this.#details, this.#wanted);
      this.#details = details;
    }
    const outcome = await this.#outcome(values, edit, isOvertaken);
    if (isOvertaken() || outcome.kind === 'superseded') return superseded;
    const next =
      outcome.kind === 'snapshot'
        ? { ...this.#coming(values), snapshot: outcome.snapshot }
        : this.#store.state;
    // Fetched before anything is drawn, so that nothing shifts when a view arrives.
    const [language] = await Promise.all([
      fetchLanguage(languageOf(this.#root.host)),
      this.#sections.load(next),
    ]);
    if (language !== this.#language) await this.#lessons?.translate(language);
    if (isOvertaken()) return superseded;
    this.#learn(language);
    if (outcome.kind === 'fault') this.#explain(values, outcome.fault);
    else this.#draw({ ...values, manual: outcome.manual }, outcome);
    return outcome;
  }

  /**
   * Draws the views that nobody saw, one a frame, so that scrolling and dragging go on meanwhile,
   * and waits for the first moment of the training that is to be seen. False when another picture is
   * to be shown first, and this is to be called again.
   */
  async finish(): Promise<boolean> {
    const call = this.#calls;
    while (this.#sections.isWaiting) {
      await nextFrame();
      if (call !== this.#calls || this.#end.signal.aborted) return false;
      this.#sections.takeTurn();
      this.#render();
    }
    this.#fetchMedia();
    if (!this.#assist) await this.#beginAssist();
    await this.#training.begun;
    return call === this.#calls;
  }

  async #beginAssist() {
    const { Assist } = await import('./assist.js');
    if (!this.#end.signal.aborted) {
      const speak = () => this.speak();
      this.#assist ??= new Assist(this.#root, this.#store, this.#sections, speak, this.#end.signal);
    }
  }

  #fetchMedia() {
    import('./media.js').then(
      ({ mediaStyles }) => adopt(this.#root, ...mediaStyles),
      // The screen needs none of it.
      () => {},
    );
  }

  async #outcome(values: Values, edit: EditRules, isOvertaken: () => boolean): Promise<Followed> {
    const wrong = findFault(values);
    if (wrong) {
      engine.cancel(this);
      return { kind: 'fault', fault: wrong };
    }
    const isFollowed = await this.#follow(values, isOvertaken);
    if (!isFollowed || isOvertaken()) return superseded;
    const last = this.#last;
    const analyse = this.#sections.analyses(this.#coming(values));
    const isSame =
      last &&
      (last.outcome.analysed || !analyse) &&
      propertyNames.every((name) => !isNew(name, values, last.values));
    // What only changes the look needs no new numbers.
    if (isSame) return last.outcome;
    const fault = await this.#fetchModel(values.model, isOvertaken);
    if (isOvertaken()) return superseded;
    if (fault) return { kind: 'fault', fault };
    const sentence = isWritten(values) ? '' : values.sentence;
    const outcome = await engine.request(this, { ...values, sentence, ...edit, analyse });
    return outcome.kind === 'snapshot' ? { ...outcome, analysed: analyse } : outcome;
  }

  /** Without words in it, the second sentence has no field. */
  closeSource(): void {
    if (this.#store.state.ui.sourceOpen) void this.#show({ sourceOpen: false });
  }

  /** From here on, texts are read in the language of this figure. */
  speak(): void {
    speak(this.#language);
  }

  /** What the reader opened and chose. */
  get ui(): UiState {
    return this.#store.state.ui;
  }

  /**
   * With the next picture everything is as at first, but for what its details say. A lesson that is
   * asked for then starts from its beginning.
   */
  startOver(): void {
    this.#lessons?.leave();
    this.#details = undefined;
  }

  // What is under way is said where the model is chosen.
  async #fetchModel(model: string, isOvertaken: () => boolean): Promise<Fault | null> {
    if (!models.isMissing(model)) return null;
    const say = (share: number) => {
      if (!isOvertaken()) this.#store.update({ fetching: { model, share } });
    };
    say(0);
    const fault = await models.fetch(model, say);
    if (!isOvertaken()) this.#store.update({ fetching: null });
    return fault;
  }

  // Opens or closes the lesson that is asked for. False when its settings ask for another picture.
  async #follow(values: Values, isOvertaken: () => boolean): Promise<boolean> {
    if (!this.#lessons && values.lesson === '') return true;
    if (!this.#lessons) {
      const { Lessons } = await import('./lessons.js');
      this.#lessons ??= new Lessons(this.#root, this.#store, this.#actions);
    }
    if (this.#lessons.follows(values)) return true;
    const lesson = await this.#lessons.load(
      values,
      await fetchLanguage(languageOf(this.#root.host)),
    );
    if (isOvertaken()) return false;
    const changes = this.#lessons.follow(values, lesson);
    if (Object.keys(changes).length === 0) return true;
    this.#actions.set(changes);
    return false;
  }

  unmount(): void {
    this.#calls += 1;
    engine.cancel(this);
    this.#player.stop();
    this.#training.unmount();
    this.#end.abort();
    this.#sections.unmount();
    render(nothing, this.#root);
  }

  async #show(given: Parameters<Actions['show']>[0]) {
    const change = () => (typeof given === 'function' ? given(this.#store.state.ui) : given);
    const coming = change();
    // What is opened may have to be fetched first.
    const { unfolded, settings, sourceOpen, numbers, tables } = coming;
    if (unfolded || settings || sourceOpen || numbers || tables) {
      const { state } = this.#store;
      await this.#sections.load({ ...state, ui: { ...state.ui, ...coming } });
    }
    this.#store.update({ ui: { ...this.#store.state.ui, ...change() } });
    // What was unfolded may need numbers that nobody asked for yet.
    if (!coming.unfolded || this.#last?.outcome.analysed) return;
    if (this.#sections.analyses(this.#store.state)) this.#actions.set({});
  }

  // Whatever was drawn in another language goes, and with it what is kept until its numbers change.
  #learn(language: Language) {
    if (language === this.#language) return;
    this.#language = language;
    render(nothing, this.#root);
    this.#sections.forget();
  }

  // The last good picture stays, with the values that made it; only the texts are left as they are
  // being typed.
  #explain({ sentence, source }: Values, { argument, message }: Fault) {
    // Without a core there is nothing to look at or to mend; the element has something for this case.
    if (argument === 'core' && !this.#store.state.snapshot) return render(nothing, this.#root);
    const values = { ...this.#store.state.values, sentence, source };
    this.#store.update({ values, problem: message });
  }

  // The state to come, as far as it says which views are to be seen.
  #coming(values: Values): State {
    const { state } = this.#store;
    const wanted = { ...state.ui, ...this.#wanted?.() };
    const ui = { ...wanted, ...this.#lessons?.coming(wanted) };
    return { ...state, values, changed: changedFurther(values), ui };
  }

  #draw(values: Values, outcome: Drawn) {
    const { snapshot, catalogue } = outcome;
    const { snapshot: before, ui } = this.#store.state;
    const wanted = this.#wanted?.(snapshot);
    this.#wanted = undefined;
    const isOtherSum =
      before?.token !== snapshot.token ||
      before.keyTokens.length !== snapshot.keyTokens.length ||
      before.head !== snapshot.head ||
      before.tensor('values')?.shape[1] !== snapshot.tensor('values')?.shape[1];
    if (before && isOtherSum) this.#player.stop();
    const fresh = {
      ...(isOtherSum && freshChoices),
      // A number of another row of the matrix brings its key token along.
      ...(isOtherSum &&
        ui.matrix.cell?.query === snapshot.token && { keyToken: ui.matrix.cell.key }),
      // Picked words keep their meaning as long as the texts stay.
      ...(before &&
        !haveSameWords(before, snapshot) && {
          matrix: { ...ui.matrix, pinned: null, cell: null },
        }),
      ...wanted,
    };
    this.#last = { values, outcome };
    this.#store.update({
      values,
      snapshot,
      isWritten: isWritten(values),
      models: namesOfModels(catalogue.models, values),
      schemes: catalogue.schemes,
      changed: changedFurther(values),
      problem: null,
      ui: { ...ui, ...fresh, ...this.#lessons?.arrive(values, snapshot, ui) },
    });
  }

  // Whether the picture is of other texts than those that are wrong now.
  #isStale({ problem, values }: State): boolean {
    const drawn = this.#last?.values;
    const isDrawn = drawn?.sentence === values.sentence && drawn.source === values.source;
    return problem !== null && drawn !== undefined && !isDrawn;
  }

  #weigh(token: number, weight: number) {
    const { snapshot } = this.#store.state;
    const weights = snapshot?.tensor('weights');
    if (!snapshot || !weights) return;
    const m = weights.shape[1];
    const row = weights.data.subarray(snapshot.token * m, (snapshot.token + 1) * m);
    const own = snapshot.tensor('schemeWeights')?.data ?? row;
    const weighting = engine.reweigh(row, own, token, weight);
    if (weighting) this.#actions.set({ weighting });
  }

  // Below the views, where it disturbs none of them.
  #tools() {
    return html`<p class="tools">
      <button type="button" part="share" @click=${() => this.#host.share()}>
        ${texts.share}
      </button>
    </p>`;
  }

  // All of it, or one view: then the others stay as they are.
  #render(only?: string) {
    const { state } = this.#store;
    if (!state.snapshot && !state.problem) return;
    this.speak();
    const isStale = this.#isStale(state);
    render(
      html`<div
        class="figure"
        dir="ltr"
        part="figure"
        role="group"
        lang=${this.#language}
        aria-label=${texts.figure}
        data-theme=${state.values.theme}
        data-controls=${state.values.lesson ? 'full' : state.values.controls}
        ?data-stale=${isStale}
      >
        <p class="problem" part="problem" role="alert" ?hidden=${!state.problem}>${state.problem && problemTexts.said(state.problem)}</p>
        ${isStale ? html`<p class="hint" part="hint">${lastPicture(state.values)}</p>` : nothing}
        ${this.#lessons?.render(state)}
        ${this.#sections.render(state, isStale, only)}
        ${state.values.controls === 'full' && state.snapshot ? this.#tools() : nothing}
        <p class="live" role="status"></p>
      </div>`,
      this.#root,
    );
    this.#assist?.follow();
    if (only && !this.#lessons?.isOpen) return;
    this.#training.want(this.#sections.trains(state));
    const light = { ...(this.#lessons?.light ?? nothingLit), ...justAdded(state) };
    applyLights(this.#root, state.highlight, light);
    this.#sections.observe();
    if (!this.#sections.isWaiting) this.#lessons?.look();
  }
}

/** What can be shared, and asks how. */
interface Shareable {
  share(): void;
}

// Those of the core, those that can be fetched, and the reader's own where there is one; what is
// typed comes last.
function namesOfModels(ofCore: readonly string[], { file }: Values): string[] {
  const own = file ? ['file'] : [];
  return [...ofCore.filter((id) => id !== 'manual'), ...shippedModels, ...own, 'manual'];
}

// Whether two states differ in nothing but what this view shows: its part, and its choices.
function isSameBut(view: 'training', before: State, after: State): boolean {
  const names = Object.keys(after) as (keyof State)[];
  const choices = Object.keys(after.ui) as (keyof UiState)[];
  return (
    names.every((name) => name === view || name === 'ui' || before[name] === after[name]) &&
    choices.every((name) => name === view || before.ui[name] === after.ui[name])
  );
}

function lastPicture({ sentence }: Values): string {
  return sentence.trim() === '' ? texts.emptySentence : texts.lastPicture;
}

// What was chosen in one sum means nothing in another.
const freshChoices: Partial<UiState> = {
  step: null,
  dimension: null,
  pinned: null,
  playing: false,
  keyToken: null,
};

function haveSameWords(a: Snapshot, b: Snapshot): boolean {
  const words = ({ tokens, keyTokens }: Snapshot) => JSON.stringify([tokens, keyTokens]);
  return words(a) === words(b);
}

// Whether a property that the core computes with differs.
function isNew(name: PropertyName, values: Values, last: Values): boolean {
  return properties[name].computed && values[name] !== last[name];
}
