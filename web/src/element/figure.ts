import { html, nothing, render } from 'lit';
import { Engine, type Outcome } from '../engine/engine.js';
import { findFault, initialValues, type Values } from '../store/properties.js';
import { initialInterface, type State, Store } from '../store/store.js';
import { texts } from '../texts/en.js';
import { views } from '../views/registry.js';
import type { Actions } from '../views/view.js';
import { applyLights, listenForLights } from './lights.js';
import { Player } from './player.js';
import { styleSheets } from './styles.js';

// All figures of a page share one instance of the core.
const engine = new Engine();

/** What an element shows once it is near the screen: the views, drawn from one store. */
export class Figure {
  readonly #root: ShadowRoot;
  readonly #store: Store;
  readonly #player: Player;
  readonly #actions: Actions;
  readonly #end = new AbortController();

  constructor(root: ShadowRoot, values: Values, set: Actions['set']) {
    this.#root = root;
    this.#store = new Store({
      values: { ...initialValues(), sentence: values.sentence },
      snapshot: null,
      problem: null,
      models: [],
      highlight: {},
      ui: initialInterface,
    });
    this.#player = new Player(this.#store);
    this.#actions = {
      set,
      show: (change) => this.#store.update({ ui: { ...this.#store.state.ui, ...change } }),
      weigh: (token, weight) => this.#weigh(token, weight),
      play: (playing) => (playing ? this.#player.play() : this.#player.stop()),
    };
    root.adoptedStyleSheets = styleSheets();
    listenForLights(root, this.#store, this.#end.signal);
    this.#store.subscribe(() => this.#render());
  }

  /** Computes and draws what follows from the values. */
  async show(values: Values, followEdit: boolean): Promise<Outcome> {
    const wrong = findFault(values);
    const outcome: Outcome = wrong
      ? { kind: 'fault', fault: wrong }
      : await engine.request(this, { ...values, followEdit });
    if (outcome.kind === 'fault') {
      this.#explain(values, outcome.fault);
    } else if (outcome.kind === 'snapshot') {
      this.#draw(values, outcome);
    }
    return outcome;
  }

  unmount(): void {
    engine.cancel(this);
    this.#player.stop();
    this.#end.abort();
    render(nothing, this.#root);
  }

  // The last good picture stays, with the last good value of what is wrong; only the text is left as
  // it is being typed.
  #explain(values: Values, { argument, message }: Extract<Outcome, { kind: 'fault' }>['fault']) {
    const before = this.#store.state.values;
    const kept = argument in before && argument !== 'sentence' ? argument : undefined;
    const shown = kept ? { ...values, [kept]: before[kept as keyof Values] } : values;
    this.#store.update({ values: shown, problem: message });
  }

  #draw(values: Values, { snapshot, catalogue }: Extract<Outcome, { kind: 'snapshot' }>) {
    const { snapshot: before, ui } = this.#store.state;
    const isOtherSum =
      before?.token !== snapshot.token ||
      before.keyTokens.length !== snapshot.keyTokens.length ||
      before.head !== snapshot.head;
    if (before && isOtherSum) this.#player.stop();
    const fresh = isOtherSum ? { step: null, dimension: null, slider: 0, playing: false } : {};
    this.#store.update({
      values,
      snapshot,
      models: catalogue.models,
      problem: null,
      ui: { ...ui, ...fresh },
    });
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

  #render() {
    const { state } = this.#store;
    render(
      html`<div
        class="figure"
        role="group"
        aria-label=${texts.figure}
        data-theme=${state.values.theme}
      >
        <p class="problem" role="alert" ?hidden=${!state.problem}>${state.problem}</p>
        ${this.#sections(state)}
      </div>`,
      this.#root,
    );
    applyLights(this.#root, state.highlight);
  }

  #sections(state: State) {
    const { snapshot } = state;
    const wanted = state.values.views.split(/\s+/);
    return wanted.map((id) => {
      const view = views.find((candidate) => candidate.id === id);
      if (!view?.needs.every((name) => snapshot?.tensor(name))) return nothing;
      return html`<section class=${`view ${id}`} part=${id}>
        ${view.render(state, this.#actions)}
      </section>`;
    });
  }
}
