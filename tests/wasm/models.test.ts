import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import type { TrainingModule } from '../../wasm/training.js';
import type { Session } from '../../web/src/session/session.js';
import type { ModelData } from '../../web/src/snapshot/model-data.js';
import { faultOf, snapshotOf, startSession } from './helpers/session.js';
import { begun, startTraining } from './helpers/training.js';

let training: TrainingModule;
beforeAll(async () => {
  training = await startTraining();
});

const shipped = (name: string) =>
  new Uint8Array(readFileSync(`core/models/weights/${name}.safetensors`));

/** A file's model, on its way between the modules: as a worker would send it. */
function modelOf(file: Uint8Array): ModelData {
  const { fault, model } = training.readModel(file);
  if (!model) throw new Error(fault!.message);
  return structuredClone(model);
}

async function sessionWith(id: string, file: Uint8Array): Promise<Session> {
  const session = await startSession();
  expect(session.load(id, modelOf(file))).toBeNull();
  return session;
}

describe('trained', () => {
  test('finds what a pronoun stands for, by a head that is named so', async () => {
    const session = await sessionWith('trained', shipped('trained'));
    const sentence = (reason: string) =>
      `the animal did not cross the street because it was too ${reason}`;
    const { heads } = snapshotOf(session, {
      model: 'trained',
      sentence: sentence('tired'),
      layer: 1,
    });
    const head = heads.findIndex((name) => name.includes('two-candidate-it'));
    expect(head).toBeGreaterThanOrEqual(0);
    for (const [reason, word] of [
      ['tired', 'animal'],
      ['wide', 'street'],
    ]) {
      const snapshot = snapshotOf(session, {
        model: 'trained',
        sentence: sentence(reason!),
        token: 8,
        layer: 1,
        head,
      });
      const { data, shape } = snapshot.tensor('weights')!;
      const row = data.subarray(8 * shape[1], 9 * shape[1]);
      expect(snapshot.tokens[row.indexOf(Math.max(...row))]).toBe(word);
      expect(snapshot.attentions).toEqual(['encoder']);
      expect(snapshot.saysNext).toBe(false);
    }
  });

  test('marks words that it does not know, and offers others', async () => {
    const session = await sessionWith('trained', shipped('trained'));
    const snapshot = snapshotOf(session, { model: 'trained', sentence: 'The catt sat' });
    expect([0, 1, 2].map((index) => snapshot.knows(index))).toEqual([true, false, true]);
    expect(snapshot.suggestions(0)).toEqual([]);
    expect(snapshot.suggestions(1)).toContain('cat');
    expect(snapshot.keySuggestions(1)).toEqual(snapshot.suggestions(1));
  });
});

test('translator: writes, reads what is typed, and has three attentions', async () => {
  const session = await sessionWith('translator', shipped('translator'));
  const settings = { model: 'translator', sentence: '', source: 'the black cat' };
  const snapshot = snapshotOf(session, settings);
  expect(snapshot.tokens).toEqual(['le', 'chat', 'noir']);
  expect(snapshot.keyTokens).toEqual(['the', 'black', 'cat']);
  expect(snapshot.attention).toBe('cross');
  expect(snapshot.saysNext).toBe(true);
  expect(snapshot.tensor('encoded')!.shape).toEqual([3, 48]);
  for (const attention of snapshot.attentions) {
    const other = snapshotOf(session, { ...settings, attention });
    expect(other.attention).toBe(attention);
    expect(other.tokens).toEqual(attention === 'encoder' ? snapshot.keyTokens : snapshot.tokens);
  }
  expect(snapshotOf(session, { ...settings, source: '' }).tokens.length).toBeGreaterThan(3);
  expect(faultOf(session, { ...settings, attention: 'both' }).message).toMatch(
    /"both".*encoder, decoder, cross/,
  );
});

test('a model that a run trained can be used as a file', async () => {
  const run = begun(training, { task: 'word-before' });
  run.advance(200);
  const session = await sessionWith('file', run.save());
  const { words } = run.sentences(1)[0]!;
  const snapshot = snapshotOf(session, { model: 'file', sentence: words.join(' ') });
  const { weights } = run.measure(1, 1);
  const shown = snapshot.tensor('weights')!.data;
  expect(shown.length).toBe(weights.length);
  for (const [at, weight] of weights.entries()) expect(shown[at]).toBeCloseTo(weight, 5);
});

test('settings bring the reader’s own model, and the next ones another', async () => {
  const session = await startSession();
  const run = begun(training, { task: 'word-before' });
  const sentence = run.sentences(1)[0]!.words.join(' ');
  const settings = () => ({ model: 'file', sentence, file: modelOf(run.save()) });
  const weights = (change: object) => snapshotOf(session, change).tensor('weights');
  const first = settings();
  const before = weights(first);
  expect(weights({ ...first, token: 0 })).toEqual(before);
  run.advance(20);
  expect(weights(first)).toEqual(before);
  expect(weights(settings())).not.toEqual(before);
  const damaged = { ...settings(), file: { ...first.file, texts: '' } };
  expect(faultOf(session, damaged).message).toMatch(/do not fit together/);
});

describe('what is wrong is said', () => {
  test('with a file', () => {
    const { fault, model } = training.readModel(new Uint8Array(3));
    expect(model).toBeNull();
    expect(fault).toEqual({ argument: 'file', message: 'file cannot be read: it is too short' });
    const run = begun(training, { control: 'uniform' });
    expect(training.readModel(run.save()).fault!.message).toMatch(/not learned, but uniform/);
  });

  test('with data, or a name; and what was loaded before stays', async () => {
    const session = await sessionWith('file', shipped('trained'));
    const model = modelOf(shipped('trained'));
    expect(session.load('concept', model)!.message).toMatch(/trained, translator, file/);
    const damaged: Partial<ModelData>[] = [
      { texts: '' },
      { structure: new Float32Array() },
      { structure: model.structure.map(() => Number.NaN) },
      { numbers: model.numbers.subarray(1) },
    ];
    for (const part of damaged) {
      expect(session.load('file', { ...model, ...part })).toEqual({
        argument: 'model',
        message: 'model cannot be read: its numbers do not fit together',
      });
    }
    expect(snapshotOf(session, { model: 'file' }).layers).toBe(2);
  });

  test('with a model that was not loaded', async () => {
    expect(faultOf(await startSession(), { model: 'trained' })).toEqual({
      argument: 'model',
      message: 'model "trained" is not loaded',
    });
  });
});
