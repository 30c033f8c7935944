import type { ModelData } from '../snapshot/model-data.js';
import { connect } from './connect.js';
import { History } from './history.js';
import type { Command, Job, Link, Report } from './messages.js';
import { notBegun } from './not-begun.js';
import type { RunSettings, Speed, TrainingState } from './types.js';

/** Milliseconds from step to step. */
const intervals: Record<Speed, number> = { slow: 160, medium: 25, full: 0 };

const mostSeed = 2 ** 32;

/** A run, and a control experiment, by a worker of its own, which is started with the first run. */
export class Trainer {
  readonly #onChange: (state: TrainingState) => void;
  #state = notBegun;
  #link: Promise<Link> | undefined;
  // Of the links, so that what a former one says late is not heard.
  #generation = 0;
  #run = 0;
  // Of the run that is on its way: several settings can change before it is there.
  #wanted = notBegun.settings;
  #history = new History();
  #isResting = false;
  #isDisposed = false;
  // Who waits for the run that begins, and for a saved file.
  #waiting: (() => void)[] = [];
  #savings: ((file: Uint8Array | undefined) => void)[] = [];
  #takings: ((model: ModelData | undefined) => void)[] = [];

  constructor(onChange: (state: TrainingState) => void) {
    this.#onChange = onChange;
  }

  get state(): TrainingState {
    return this.#state;
  }

  /** Builds the run anew, at step 0. Resolves when it is there, or refused, or nobody can train. */
  begin(settings: Partial<RunSettings> = {}): Promise<void> {
    this.#wanted = { ...this.#wanted, ...settings };
    return this.#begin((run) => ({ kind: 'begin', run, settings: this.#wanted }));
  }

  /** Goes on from a saved run, or says in `fault` why not. */
  load(file: Uint8Array): Promise<void> {
    return this.#begin((run) => ({ kind: 'load', run, file }));
  }

  /**
   * The model as it is, and all that is needed to go on: a safetensors file. Undefined where the
   * worker failed before it was written.
   */
  async save(): Promise<Uint8Array | undefined> {
    if (!this.#link) return undefined;
    return new Promise((resolve) => {
      this.#savings.push(resolve);
      void this.#send({ kind: 'save' });
    });
  }

  /**
   * The model as the page computes with it. Undefined where the worker failed, or where it is none
   * to compute with: `fault` says why.
   */
  async model(): Promise<ModelData | undefined> {
    if (!this.#link) return undefined;
    this.#set({ fault: null });
    return new Promise((resolve) => {
      this.#takings.push(resolve);
      void this.#send({ kind: 'model' });
    });
  }

  /** The same run from its start. */
  reset(): Promise<void> {
    return this.begin();
  }

  newSeed(): Promise<void> {
    return this.begin({ seed: (this.#wanted.seed + 1) % mostSeed });
  }

  train(): void {
    void this.#whenThere(() => {
      if (this.#state.hasDiverged) return;
      this.#stopExperiment();
      this.#set({ isRunning: true });
      this.#direct();
    });
  }

  pause(): void {
    this.#set({ isRunning: false });
    this.#direct();
  }

  /** Takes one step, and pauses. */
  step(): void {
    void this.#whenThere(() => {
      this.pause();
      void this.#send({ kind: 'step' });
    });
  }

  setSpeed(speed: Speed): void {
    this.#set({ speed });
    this.#direct();
  }

  /** While nobody looks, nothing is done; what is under way goes on afterwards. */
  rest(isResting: boolean): void {
    if (isResting === this.#isResting) return;
    this.#isResting = isResting;
    this.#direct();
  }

  startExperiment(): void {
    void this.#whenThere(() => {
      this.#set({
        isRunning: false,
        experiment: {
          settings: this.#state.settings,
          progress: 0,
          outcomes: [],
          isRunning: true,
        },
      });
      void this.#send({ kind: 'begin-experiment' });
      this.#direct();
    });
  }

  stopExperiment(): void {
    this.#stopExperiment();
    this.#direct();
  }

  /** Ends the worker. */
  dispose(): void {
    this.#isDisposed = true;
    this.#drop();
  }

  #begin(command: (run: number) => Command): Promise<void> {
    this.#run += 1;
    this.#stopExperiment();
    this.pause();
    this.#set({ error: null, fault: null });
    return new Promise((resolve) => {
      this.#waiting.push(resolve);
      void this.#send(command(this.#run));
    });
  }

  // After a failure there is nothing to go on with: first the run begins afresh.
  async #whenThere(act: () => void) {
    if (!this.#link) await this.begin();
    if (this.#link && this.#state.history.length > 0) act();
  }

  #stopExperiment() {
    const { experiment } = this.#state;
    if (!experiment?.isRunning) return;
    this.#set({ experiment: { ...experiment, isRunning: false } });
    void this.#send({ kind: 'end-experiment' });
  }

  // Says what is to be worked on now.
  #direct() {
    if (!this.#link) return;
    const { isRunning, experiment, speed } = this.#state;
    const wanted: Job = experiment?.isRunning ? 'experiment' : isRunning ? 'run' : null;
    const job = this.#isResting ? null : wanted;
    void this.#send({ kind: 'work', job, interval: intervals[speed] });
  }

  async #send(command: Command) {
    if (this.#isDisposed) return;
    this.#link ??= this.#connect();
    const link = this.#link;
    try {
      (await link).send(command);
    } catch (error) {
      if (link === this.#link) this.#fail(error instanceof Error ? error.message : String(error));
    }
  }

  async #connect(): Promise<Link> {
    const generation = this.#generation;
    const link = await connect((report) => {
      if (generation === this.#generation) this.#hear(report);
    });
    if (generation === this.#generation) this.#set({ inSlices: link.inSlices });
    return link;
  }

  #hear(report: Report) {
    if ('run' in report && report.run !== this.#run) return; // of a run before
    switch (report.kind) {
      case 'ready':
        return this.#set({ tasks: report.tasks });
      case 'begun':
        return this.#haveBegun(report);
      case 'refused':
        this.#wanted = this.#state.settings;
        this.#set({ fault: report.message });
        return this.#answer();
      case 'moments':
        return this.#take(report);
      case 'saved':
        return this.#savings.shift()?.(report.file);
      case 'model':
        if (report.message) this.#set({ fault: report.message });
        return this.#takings.shift()?.(report.model ?? undefined);
      case 'experiment':
        return this.#takeOutcomes(report);
      case 'failed':
        return this.#fail(report.message);
    }
  }

  #haveBegun({ settings, sentences, moment }: Extract<Report, { kind: 'begun' }>) {
    this.#wanted = settings;
    this.#history = new History();
    this.#history.add(moment);
    const { experiment } = this.#state;
    this.#set({
      settings,
      sentences,
      history: this.#history.moments(),
      solvedAt: null,
      hasDiverged: false,
      // What was found out of another task or size says nothing of this one.
      experiment: experiment && isSameModel(experiment.settings, settings) ? experiment : null,
    });
    this.#answer();
  }

  #take({ moments, isSolved, hasDiverged }: Extract<Report, { kind: 'moments' }>) {
    for (const moment of moments) this.#history.add(moment);
    const history = this.#history.moments();
    const isNewlySolved = isSolved && this.#state.solvedAt === null;
    this.#set({
      history,
      hasDiverged,
      ...(isNewlySolved && { solvedAt: history.at(-1)!.step }),
      ...((isNewlySolved || hasDiverged) && { isRunning: false }),
    });
  }

  #takeOutcomes({ progress, outcomes, isDone }: Extract<Report, { kind: 'experiment' }>) {
    const { experiment } = this.#state;
    if (!experiment) return;
    const isRunning = experiment.isRunning && !isDone;
    this.#set({ experiment: { ...experiment, progress, outcomes, isRunning } });
  }

  #fail(message: string) {
    this.#drop();
    const { experiment } = this.#state;
    this.#set({
      error: message,
      isRunning: false,
      experiment: experiment && { ...experiment, isRunning: false },
    });
  }

  #drop() {
    this.#link?.then(
      (link) => link.end(),
      () => {},
    );
    this.#link = undefined;
    this.#generation += 1;
    for (const resolve of [...this.#savings, ...this.#takings]) resolve(undefined);
    this.#savings = [];
    this.#takings = [];
    this.#answer();
  }

  #answer() {
    for (const resolve of this.#waiting) resolve();
    this.#waiting = [];
  }

  #set(change: Partial<TrainingState>) {
    this.#state = { ...this.#state, ...change };
    if (!this.#isDisposed) this.#onChange(this.#state);
  }
}

function isSameModel(a: RunSettings, b: RunSettings): boolean {
  const { seed: _a, control: _ca, ...first } = a;
  const { seed: _b, control: _cb, ...second } = b;
  return JSON.stringify(first) === JSON.stringify(second);
}
