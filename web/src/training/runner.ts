import { instantiateTraining, type Training, type TrainingModule } from '../../../wasm/training.js';
import type { Command, Job, Report } from './messages.js';
import type { Moment, RunSettings } from './types.js';

/** Enough that one more right answer makes no step in the curve. */
const questions = 256;

/** How many of the questions can be looked at. */
const sentences = 4;

/** Solved is who gets this much right in so many moments in a row. */
const solved = { accuracy: 0.99, moments: 3 };

/** How often a control experiment says how far it is, in milliseconds. */
const betweenReports = 50;

/**
 * Trains, in slices of time, and says what comes of it: in a worker, or beside the page where there
 * is none. Between slices it hears what is asked of it.
 */
export class Runner {
  readonly #module: TrainingModule;
  readonly #training: Training;
  readonly #tell: (report: Report) => void;
  /** How long a slice lasts, and the pause after it, in milliseconds. */
  readonly #slice: { work: number; pause: number };
  #timer: ReturnType<typeof setTimeout> | undefined;
  #job: Job = null;
  #interval = 0;
  #run = 0;
  #hasRun = false;
  // A step was taken, and what it changed has not been measured yet.
  #isUnmeasured = false;
  // Measured in this slice.
  #moments: Moment[] = [];
  #solvedMoments = 0;
  #isSolved = false;
  #reported = 0;

  private constructor(
    module: TrainingModule,
    tell: (report: Report) => void,
    slice: { work: number; pause: number },
  ) {
    this.#module = module;
    this.#training = new module.Training();
    this.#tell = tell;
    this.#slice = slice;
    tell({ kind: 'ready', tasks: module.tasks() });
  }

  /** Starts an instance of the core with memory of its own. */
  static async start(
    module: WebAssembly.Module,
    tell: (report: Report) => void,
    slice: { work: number; pause: number },
  ): Promise<Runner> {
    return new Runner(await instantiateTraining(module), tell, slice);
  }

  /** Does what is asked, or begins to. */
  hear(command: Command): void {
    this.#try(() => {
      switch (command.kind) {
        case 'begin':
          return this.#begin(command.run, () =>
            this.#training.begin({ ...command.settings, steps: 0 }),
          );
        case 'load':
          return this.#begin(command.run, () => this.#training.load(command.file));
      }
      if (this.#hasRun) this.#goOn(command);
    });
  }

  /** Does nothing more. */
  end(): void {
    clearTimeout(this.#timer);
    this.#training.delete();
  }

  #begin(run: number, begin: () => { message: string } | null) {
    const fault = begin();
    this.#run = run;
    if (fault) return this.#tell({ kind: 'refused', run, message: fault.message });
    this.#hasRun = true;
    this.#isUnmeasured = false;
    this.#moments = [];
    this.#solvedMoments = 0;
    this.#isSolved = false;
    this.#work(null);
    this.#tell({
      kind: 'begun',
      run,
      settings: this.#settings(),
      sentences: this.#training.sentences(sentences),
      moment: this.#training.measure(questions, sentences),
    });
  }

  // What needs a run.
  #goOn(command: Command) {
    switch (command.kind) {
      case 'save':
        return this.#tell({ kind: 'saved', file: this.#training.save() });
      case 'model':
        return this.#tellModel();
      case 'step':
        this.#finishStep();
        this.#step();
        return this.#finishStep();
      case 'work':
        this.#interval = command.interval;
        if (command.job !== 'run') this.#finishStep();
        return this.#work(command.job);
      case 'begin-experiment':
        this.#training.beginExperiment(this.#training.settings());
        return this.#tellExperiment(false);
      case 'end-experiment':
        return this.#training.endExperiment();
    }
  }

  #tellModel() {
    const { fault, model } = this.#module.readModel(this.#training.save());
    this.#tell({ kind: 'model', model, message: fault?.message ?? null });
  }

  #settings(): RunSettings {
    const { steps: _, task, control, ...numbers } = this.#training.settings();
    return { task: String(task), control: String(control), ...numbers };
  }

  #work(job: Job) {
    this.#job = job;
    this.#schedule(0);
  }

  #schedule(pause: number) {
    clearTimeout(this.#timer);
    if (this.#job) this.#timer = setTimeout(() => this.#try(() => this.#doSlice()), pause);
  }

  #doSlice() {
    const start = performance.now();
    const deadline = start + this.#slice.work;
    const isRun = this.#job === 'run';
    if (isRun) this.#train(deadline);
    else this.#experiment(deadline);
    const rest = isRun ? this.#interval - (performance.now() - start) : 0;
    this.#schedule(Math.max(rest, this.#slice.pause));
  }

  // Steps and measurements in turn, so that no slice gets longer than one of them.
  #train(deadline: number) {
    do {
      if (!this.#isUnmeasured) this.#step();
      else this.#measure();
      if (this.#interval > 0 && !this.#isUnmeasured) break;
    } while (this.#job && performance.now() < deadline);
    this.#tellMoments();
  }

  // Nobody sees half a step.
  #finishStep() {
    if (this.#isUnmeasured) this.#measure();
    this.#tellMoments();
  }

  #step() {
    if (this.#training.advance(1) > 0) this.#isUnmeasured = true;
    else this.#job = null;
  }

  #measure() {
    this.#isUnmeasured = false;
    const moment: Moment = this.#training.measure(questions, sentences);
    this.#moments.push(moment);
    this.#solvedMoments = moment.accuracy >= solved.accuracy ? this.#solvedMoments + 1 : 0;
    if (this.#isSolved || this.#solvedMoments < solved.moments) return;
    this.#isSolved = true;
    this.#job = null;
  }

  #tellMoments() {
    const hasDiverged = this.#training.hasDiverged();
    if (this.#moments.length === 0 && !hasDiverged) return;
    const [run, moments, isSolved] = [this.#run, this.#moments, this.#isSolved];
    this.#tell({ kind: 'moments', run, moments, isSolved, hasDiverged });
    this.#moments = [];
  }

  #experiment(deadline: number) {
    let isDone = false;
    do isDone = this.#training.advanceExperiment(1);
    while (!isDone && performance.now() < deadline);
    if (isDone) this.#job = null;
    const now = performance.now();
    if (!isDone && now - this.#reported < betweenReports) return;
    this.#reported = now;
    this.#tellExperiment(isDone);
  }

  #tellExperiment(isDone: boolean) {
    this.#tell({ kind: 'experiment', ...this.#training.experiment(), isDone });
  }

  #try(act: () => void) {
    try {
      act();
    } catch (error) {
      clearTimeout(this.#timer);
      this.#job = null;
      this.#tell({
        kind: 'failed',
        message: error instanceof Error ? error.message : String(error),
      });
    }
  }
}
