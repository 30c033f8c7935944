import { beforeAll, describe, expect, test } from 'vitest';
import type { Session } from '../../web/src/session/session.js';
import type { Snapshot, TensorName } from '../../web/src/snapshot/snapshot.js';
import { compute, faultOf, settings, snapshotOf, startSession } from './helpers/session.js';

let session: Session;
beforeAll(async () => {
  session = await startSession();
});

/** Everything that a snapshot shows, as plain data. */
function contents(snapshot: Snapshot) {
  const tensors = snapshot.names.map((name) => [name, snapshot.tensor(name as TensorName)]);
  return { ...snapshot, tensors };
}

describe('faults name the setting and say what would do', () => {
  test.each([
    ['sentence', { sentence: '' }, /words/],
    ['sentence', { sentence: ' \n\t' }, /words/],
    ['model', { model: 'none-such' }, /"none-such".*concept/],
    ['model', { model: '' }, /""/],
    ['projections', { projections: 'all' }, /model, none/],
    ['position', { position: 'rotary' }, /sinusoidal/],
    ['scheme', { scheme: 'hardmax' }, /scaled-softmax/],
    ['mask', { mask: 'diagonal' }, /causal/],
    ['token', { token: 7 }, /7.*0 to 6/],
    ['token', { token: -1 }, /-1/],
    ['token', { token: 1.5 }, /1\.5/],
    ['token', { token: Number.NaN }, /NaN/],
    ['layer', { layer: 99 }, /99/],
    ['layer', { layer: Number.POSITIVE_INFINITY }, /Infinity/],
    ['head', { head: 99 }, /99/],
    ['head', { head: -0.5 }, /-0\.5/],
    ['temperature', { temperature: 0 }, /above 0/],
    ['temperature', { temperature: -1 }, /above 0/],
    ['temperature', { temperature: Number.NaN }, /above 0/],
    ['temperature', { temperature: Number.POSITIVE_INFINITY }, /above 0/],
    ['weighting', { weighting: new Float32Array(3) }, /7/],
    ['weighting', { weighting: Float32Array.of(2, -1, 0, 0, 0, 0, 0) }, /weighting/],
    ['weighting', { weighting: new Float32Array(7).fill(Number.NaN) }, /weighting/],
  ])('%s: %o', (argument, change, message) => {
    const fault = faultOf(session, change);
    expect(fault).toEqual({ argument, message: expect.stringMatching(message) });
    expect(fault.message).toMatch(new RegExp(`^${argument}\\b`));
  });

  test('a fault leaves the last snapshot, and the next settings work', () => {
    const before = contents(snapshotOf(session));
    faultOf(session, { token: 99 });
    expect(contents(session.snapshot())).toEqual(before);
    expect(contents(snapshotOf(session))).toEqual(before);
  });

  test('settings of a wrong type throw, and the next settings work', () => {
    const wrong = [{ sentence: 5 }, { model: {} }, { head: 1n }, { token: Symbol('token') }];
    for (const change of wrong) expect(() => compute(session, change)).toThrow();
    expect(snapshotOf(session).tokens).toHaveLength(7);
  });
});

describe('text', () => {
  const tokens = (sentence: string) => snapshotOf(session, { sentence }).tokens;

  test('lone surrogates become replacement characters', () => {
    expect(tokens('a \ud800 b')).toEqual(['a', '\ufffd', 'b']);
    expect(tokens('a \udc00\ud800')).toEqual(['a', '\ufffd', '\ufffd']);
  });

  test('NUL separates, and does not end the text', () => {
    expect(tokens('one\0two three')).toEqual(['one', 'two', 'three']);
  });

  test('letters of all scripts, emoji and their sequences survive the way there and back', () => {
    const words = ['Żółć', 'שלום', '日本語', '👩‍👩‍👧', '🇫🇷', '❤️', '𝒳', 'e\u0301'];
    expect(tokens(words.join(' '))).toEqual(words);
  });

  test('a lone surrogate, NUL or emoji in a name is a fault like any other', () => {
    for (const name of ['\ud800', 'concept\0', '👩‍👩‍👧']) {
      for (const setting of ['model', 'scheme', 'mask', 'position', 'projections']) {
        expect(faultOf(session, { [setting]: name }).argument).toBe(setting);
      }
    }
  });

  test('a long text is cut, and says how long it was', () => {
    const { tokens, tokensInText } = snapshotOf(session, { sentence: 'cat '.repeat(2100) });
    expect(tokens).toHaveLength(2048);
    expect(tokensInText).toBe(2100);
  });
});

describe('the snapshot is a copy', () => {
  test('equal settings give equal snapshots, with buffers of their own', () => {
    const [one, other] = [snapshotOf(session), snapshotOf(session)];
    expect(contents(other)).toEqual(contents(one));
    expect(other.tensor('output')!.data.buffer).not.toBe(one.tensor('output')!.data.buffer);
  });

  test('later computations do not change it', () => {
    const snapshot = snapshotOf(session);
    const kept = structuredClone(contents(snapshot));
    snapshotOf(session, { sentence: 'other words '.repeat(900), model: 'random' });
    expect(contents(snapshot)).toEqual(kept);
  });

  test('writing into it does not change the next one', () => {
    const kept = contents(snapshotOf(session));
    const wanted = structuredClone(kept);
    snapshotOf(session).tensor('output')!.data.fill(Number.NaN);
    session.snapshot().tensor('output')!.data.fill(Number.NaN);
    expect(contents(session.snapshot())).toEqual(wanted);
  });

  test('another instance computes the same', async () => {
    const fresh = await startSession();
    expect(contents(snapshotOf(fresh))).toEqual(contents(snapshotOf(session)));
  });
});

test('the settings are not changed', () => {
  const given = Object.freeze(settings({ weighting: Float32Array.of(1, 0, 0, 0, 0, 0, 0) }));
  const copy = structuredClone(given);
  expect(session.begin(given)).toBeNull();
  expect(given).toEqual(copy);
});

test('new settings take the place of a computation under way', () => {
  expect(session.begin(settings({ sentence: 'cat '.repeat(2000) }))).toBeNull();
  session.advance();
  expect(snapshotOf(session, { sentence: 'two words' }).tokens).toEqual(['two', 'words']);
});

test('an element that nobody touched asks for a snapshot without a fault', () => {
  const { tokens, token, version } = snapshotOf(session);
  expect(tokens).toEqual(['the', 'black', 'cat', 'sat', 'on', 'the', 'mat']);
  expect(token).toBe(1);
  expect(version).toBe(1);
});

test('a token that an edit removed becomes the last; without an edit it is a fault', () => {
  const change = { sentence: 'two words', token: 5 };
  expect(snapshotOf(session, { ...change, followEdit: true }).token).toBe(1);
  expect(faultOf(session, { ...change, followEdit: false }).argument).toBe('token');
});

test('the catalogue lists what the settings take', () => {
  const { models, schemes } = session.catalogue;
  expect(models).toContain('concept');
  expect(schemes).toContain('scaled-softmax');
  for (const model of models) expect(compute(session, { model })).toHaveProperty('tokens');
  for (const scheme of schemes) expect(compute(session, { scheme })).toHaveProperty('tokens');
});
