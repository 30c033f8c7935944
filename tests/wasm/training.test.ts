import { beforeAll, describe, expect, test } from 'vitest';
import type { Training, TrainingModule } from '../../wasm/training.js';
import { bits } from './helpers/core.js';
import { begun, runSettings, startTraining } from './helpers/training.js';

let module: TrainingModule;
beforeAll(async () => {
  module = await startTraining();
});

const questions = 64;

/** All that can be seen of a run, with the bits of its numbers. */
function seenOf(training: Training) {
  const { weights, gradLogits, ...others } = training.measure(questions, 3);
  return { ...others, weights: bits(weights), gradLogits: gradLogits && bits(gradLogits) };
}

describe('a task', () => {
  test('says what guessing and a bag of words reach, and whether there is a place to look at', () => {
    const tasks = new Map(module.tasks().map((task) => [task.id, task]));
    expect(tasks.get('look-it-up')).toMatchObject({
      longest: 5,
      chance: 1 / 8,
      bagOfWords: 1 / 4,
      hasPlace: true,
    });
    expect(tasks.get('majority')).toMatchObject({ chance: 1 / 2, bagOfWords: 1, hasPlace: false });
    expect(tasks.get('on-its-own')!.words).toContain('hot');
  });

  test('is learned, from chance to nearly all right', () => {
    for (const { id, chance } of module.tasks()) {
      const training = begun(module, { task: id });
      expect(training.measure(questions, 0).accuracy, id).toBeLessThan(chance + 0.3);
      training.advance(225);
      expect(training.measure(questions, 0).accuracy, id).toBeGreaterThan(0.9);
      training.delete();
    }
  });

  test('has questions with a right answer, one place to look at, or none', () => {
    const questionsOf = (task: string) => begun(module, { task }).sentences(3);
    for (const { words, answer, look } of questionsOf('who-is-she')) {
      expect(words).toHaveLength(5);
      expect(words[look]).toBe(answer);
    }
    for (const { look } of questionsOf('on-its-own')) expect(look).toBe(-1);
  });
});

describe('a run', () => {
  test('from one seed twice has the same bits, whatever is looked at between', () => {
    const one = begun(module, { seed: 7 });
    const other = begun(module, { seed: 7 });
    one.advance(20);
    for (let step = 0; step < 20; ++step) {
      other.advance(1);
      seenOf(other);
    }
    expect(seenOf(other)).toEqual(seenOf(one));
    other.begin(runSettings({ seed: 8 }));
    other.advance(20);
    expect(seenOf(other)).not.toEqual(seenOf(one));
  });

  test('saved, loaded and trained on equals one without a break', () => {
    const whole = begun(module, { task: 'word-before', layers: 2, heads: 2 });
    whole.advance(10);
    const file = whole.save();
    whole.advance(10);
    const later = new module.Training();
    expect(later.load(file)).toBeNull();
    expect(later.settings()).toMatchObject({ task: 'word-before', layers: 2, heads: 2 });
    later.advance(10);
    expect(seenOf(later)).toEqual(seenOf(whole));
  });

  test('has no loss before its first step, and an accuracy', () => {
    const { step, loss, accuracy } = begun(module).measure(questions, 0);
    expect(step).toBe(0);
    expect(loss).toBeNaN();
    expect(accuracy).toBeLessThan(0.5);
  });

  test('that diverges takes no further step', () => {
    const training = begun(module, { learningRate: 1e30 });
    expect(training.advance(50)).toBeLessThan(50);
    expect(training.hasDiverged()).toBe(true);
    expect(training.advance(5)).toBe(0);
    training.begin(runSettings());
    expect(training.hasDiverged()).toBe(false);
    expect(training.advance(5)).toBe(5);
  });
});

describe('what is seen of a sentence', () => {
  const shapes = [
    { layers: 1, heads: 1 },
    { layers: 2, heads: 4 },
  ];
  test.each(shapes)('rows of weights sum to 1, rows of gradients to 0, %o', ({ layers, heads }) => {
    const training = begun(module, { task: 'agreement-far', layers, heads });
    training.advance(5);
    const { weights, gradLogits } = training.measure(questions, 4);
    let row = 0;
    const sum = (numbers: Float32Array, n: number) =>
      numbers.subarray(row, row + n).reduce((total, number) => total + number, 0);
    for (const { words } of training.sentences(4)) {
      for (let count = layers * heads * words.length; count > 0; --count) {
        expect(sum(weights, words.length)).toBeCloseTo(1, 5);
        expect(Math.abs(sum(gradLogits!, words.length))).toBeLessThan(1e-6);
        row += words.length;
      }
    }
    expect(weights).toHaveLength(row);
    expect(gradLogits).toHaveLength(row);
    expect(Math.max(...gradLogits!.map(Math.abs))).toBeGreaterThan(1e-3);
  });

  test('the numbers are copies', () => {
    const training = begun(module);
    const { weights } = training.measure(questions, 1);
    const before = weights.slice();
    training.advance(10);
    training.measure(questions, 1).weights.fill(Number.NaN);
    expect(weights).toEqual(before);
    expect(training.measure(questions, 1).weights).not.toContain(Number.NaN);
  });

  test('weights that come from no logits have no gradients on them', () => {
    const { weights, gradLogits } = begun(module, { control: 'uniform' }).measure(questions, 1);
    expect(gradLogits).toBeNull();
    expect(weights.slice(-5)).toEqual(new Float32Array(5).fill(0.2));
  });
});

describe('faults name the setting and say what would do', () => {
  test.each([
    ['task', { task: 'chess' }, /"chess".*who-is-she/],
    ['task', { task: '\0' }, /look-it-up/],
    ['control', { control: 'some' }, /"some".*uniform/],
    ['width', { width: 3 }, /3.*4 to 64/],
    ['width', { width: 10, heads: 4 }, /10.*4 heads/],
    ['layers', { layers: 0 }, /0.*1 to 4/],
    ['heads', { heads: 1.5 }, /1\.5/],
    ['hidden', { hidden: 1e9 }, /1000000000/],
    ['batch', { batch: -1 }, /-1/],
    ['learningRate', { learningRate: 0 }, /above 0/],
    ['learningRate', { learningRate: Number.NaN }, /NaN/],
    ['seed', { seed: 2 ** 32 }, /4294967296/],
    ['steps', { steps: -1 }, /-1/],
  ])('%s: %o', (argument, change, message) => {
    const training = begun(module);
    training.advance(3);
    const before = seenOf(training);
    for (const fault of [
      training.begin(runSettings(change)),
      training.beginExperiment(runSettings(change)),
    ]) {
      expect(fault).toEqual({ argument, message: expect.stringMatching(message) });
      expect(fault!.message).toMatch(new RegExp(`^${argument}\\b`));
    }
    expect(seenOf(training)).toEqual(before);
  });

  test('settings of a wrong type throw, and the next settings work', () => {
    const training = new module.Training();
    for (const change of [{ task: 5 }, { control: {} }, { width: Symbol('width') }, { seed: 1n }]) {
      expect(() => training.begin(runSettings(change))).toThrow();
    }
    expect(training.begin(runSettings())).toBeNull();
  });

  test('a file that is none of a run says why, and the run goes on', () => {
    const training = begun(module);
    training.advance(3);
    const before = seenOf(training);
    const file = training.save();
    const broken = [
      new Uint8Array(),
      Uint8Array.of(1, 2, 3),
      new Uint8Array(1000),
      file.subarray(0, file.length - 1),
      Uint8Array.of(...file, 0),
    ];
    for (const bytes of broken) {
      const fault = training.load(bytes);
      expect(fault).toEqual({ argument: 'file', message: expect.stringMatching(/^file cannot/) });
    }
    expect(seenOf(training)).toEqual(before);
  });
});

test('the control experiment trains every control from three seeds, and says how far it is', () => {
  const training = begun(module);
  expect(training.beginExperiment(runSettings({ task: 'look-it-up', seed: 5 }))).toBeNull();
  const { progress, outcomes } = training.experiment();
  expect(progress).toBe(0);
  expect(outcomes.map(({ control }) => control)).toEqual(
    ['learned', 'uniform', 'pattern', 'none'].flatMap((control) => Array(3).fill(control)),
  );
  expect(outcomes.map(({ seed }) => seed)).toEqual([5, 6, 7, 5, 6, 7, 5, 6, 7, 5, 6, 7]);
  for (const { accuracy } of outcomes) expect(accuracy).toBeNaN();
  expect(training.advanceExperiment(450)).toBe(false);
  const some = training.experiment();
  expect(some.progress).toBe(450 / 3600);
  expect(some.outcomes[0]!.accuracy).toBeGreaterThan(0.9);
  expect(some.outcomes[1]!.accuracy).toBeNaN();
  expect(training.advanceExperiment(4000)).toBe(true);
  const ended = training.experiment();
  expect(ended.progress).toBe(1);
  for (const { control, accuracy } of ended.outcomes) {
    if (control === 'learned') expect(accuracy).toBeGreaterThan(0.9);
    else expect(accuracy, control).toBeLessThan(0.5);
  }
});
