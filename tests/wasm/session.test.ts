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

/** Two words, with queries, keys and values of two dimensions. */
function typed(change: object = {}) {
  const queries = [
    [1, 2],
    [3, 4],
  ];
  const manual = { queries, keys: queries, values: queries, ...change };
  return { sentence: 'two words', model: 'manual', manual };
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
    ['chosen', { chosen: Float32Array.of(0, 7) }, /7.*0 to 6/],
    ['chosen', { chosen: Float32Array.of(1.5) }, /1\.5/],
    ['chosen', { chosen: Float32Array.of(Number.NaN) }, /NaN/],
    ['alternative', { alternative: Float32Array.of(1) }, /length 1.*length 2/],
    ['alternative', { alternative: Float32Array.of(7, 0) }, /7.*0 to 6/],
    ['alternative', { alternative: Float32Array.of(0, 2) }, /2.*-1 to 1/],
    [
      'alternative',
      { alternative: Float32Array.of(0, 1), weighting: Float32Array.of(1, 0, 0, 0, 0, 0, 0) },
      /weighting/,
    ],
    ['valueWidth', { valueWidth: 4 }, /random.*"concept"/],
    ['valueWidth', { valueWidth: 17, model: 'random' }, /17.*2 to 16/],
    ['seed', { seed: -1 }, /-1.*0 to 2147483647/],
    ['seed', { seed: 2 ** 31, model: 'random' }, /2147483648/],
    ['seed', { seed: Number.NaN }, /NaN/],
    ['scheme', { source: 'i love sushi', scheme: 'key-key' }, /"key-key".*second sentence/],
    ['ratio', { ratio: 1.5 }, /1\.5.*0 to 1/],
    ['ratio', { ratio: Number.NaN }, /NaN/],
    ['pair', { pair: 7 }, /7.*0 to 6/],
    ['pair', { pair: -1 }, /-1/],
    ['pairReading', { pairReading: 'both' }, /"both".*keep, replace/],
    ['axes', { axes: 'x' }, /"x".*variance/],
    ['axes', { axes: '0' }, /"0"/],
    ['axes', { axes: '0 1 2' }, /"0 1 2"/],
    ['axes', { axes: '99 0' }, /"99 0".*0 to/],
    ['query', { query: new Float32Array(3) }, /length 3/],
    ['query', { query: new Float32Array(9).fill(Number.NaN) }, /NaN/],
    ['manual', { model: 'manual', sentence: 'cat '.repeat(13) }, /13 tokens.*12/],
    ['manual', typed({ queries: [[], []] }), /0 dimensions.*1 to 16/],
    ['manual', typed({ values: [Array(17).fill(0), Array(17).fill(0)] }), /17 dimensions/],
    ['manual queries', typed({ queries: [[1, 2]] }), /length 2.*length 4/],
    ['manual queries', typed({ queries: [[1, 2], [3]] }), /length 3.*length 4/],
    [
      'manual keys',
      typed({
        keys: [
          [1, 2],
          [3, 4],
          [5, 6],
        ],
      }),
      /length 6.*length 4/,
    ],
    [
      'manual keys',
      typed({
        keys: [
          [1, 2],
          [3, Number.NaN],
        ],
      }),
      /NaN/,
    ],
    ['manual', typed({ values: [] }), /0 dimensions/],
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

  test('a second sentence goes the same way', () => {
    const source = 'Żółć\0👩‍👩‍👧 \ud800';
    const snapshot = snapshotOf(session, { source });
    expect(snapshot.keyTokens).toEqual(['Żółć', '👩‍👩‍👧', '\ufffd']);
    expect(snapshot.tokens).toHaveLength(7);
    expect(snapshot.tensor('weights')!.shape).toEqual([7, 3]);
    expect(snapshotOf(session, { source: ' \n' }).keyTokens).toEqual(snapshot.tokens);
  });

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

describe('what a reader gives crosses the border as it is', () => {
  test('queries, keys and values', () => {
    const numbers = {
      queries: [[1], [0.1]],
      keys: [[3], [4], [-5]],
      values: [
        [1, 2],
        [3, 4],
        [5, 6],
      ],
    };
    const snapshot = snapshotOf(session, { ...typed(numbers), source: 'one two three' });
    for (const name of ['queries', 'keys', 'values'] as const) {
      const rows = numbers[name];
      expect(snapshot.tensor(name)).toEqual({
        data: Float32Array.from(rows.flat()),
        shape: [rows.length, rows[0]!.length],
      });
    }
    expect(snapshot.names).not.toContain('embeddings');
    expect(snapshot.names).not.toContain('combined');
  });

  test('the model manual starts from the first head of concept', () => {
    const manual = snapshotOf(session, { model: 'manual' });
    const first = snapshotOf(session);
    expect(manual.tensor('keys')).toEqual(first.tensor('keys'));
    expect(manual.tensor('weights')).toEqual(first.tensor('weights'));
  });

  test('a query', () => {
    const query = Float32Array.of(1, -1, 0.1, 0, 0, 0, 0, 1e-30, 1e30);
    const { data, shape } = snapshotOf(session, { query, token: 3 }).tensor('queries')!;
    expect(data.subarray(3 * shape[1], 4 * shape[1])).toEqual(query);
  });

  test('chosen key tokens, whose weights the core adds up', () => {
    const chosen = Float32Array.of(6, 0, 6);
    const snapshot = snapshotOf(session, { chosen, token: 3 });
    const { data, shape } = snapshot.tensor('weights')!;
    const sum = data[3 * shape[1]]! + data[3 * shape[1] + 6]!;
    expect(snapshot.tensor('chosenKeys')).toEqual({
      data: Float32Array.of(0, 6),
      shape: [2, 1],
    });
    expect(snapshot.tensor('chosenWeight')!.data[0]).toBe(Math.fround(sum));
    expect(snapshotOf(session).names).not.toContain('chosenWeight');
  });

  test('a mask, and a scheme’s scale or sum', () => {
    const names = (change: object) => snapshotOf(session, change).names;
    expect(names({})).not.toContain('mask');
    const { data, shape } = snapshotOf(session, { mask: 'causal' }).tensor('mask')!;
    expect([...data]).toEqual([...data.keys()].map((at) => Number(at % shape[1] <= at / shape[1])));
    const number = (scheme: string, name: TensorName) =>
      snapshotOf(session, { scheme }).tensor(name)?.data[0];
    expect(number('softmax', 'scale')).toBe(1);
    expect(number('scaled-softmax', 'scale')).toBe(Math.fround(1 / 3));
    expect(number('dot-normalised', 'scale')).toBeUndefined();
    expect(number('dot-normalised', 'scoreSum')).toBeTypeOf('number');
    expect(number('softmax', 'scoreSum')).toBeUndefined();
  });

  test('a seed', () => {
    const weights = (seed: number) =>
      snapshotOf(session, { model: 'random', seed }).tensor('weights');
    expect(weights(2 ** 31 - 1)).toEqual(weights(2 ** 31 - 1));
    expect(weights(2)).not.toEqual(weights(1));
    expect(weights(1)).toEqual(snapshotOf(session, { model: 'random' }).tensor('weights'));
  });

  test('a ratio, a pair and its reading', () => {
    const row = (change: object) => {
      const { data, shape } = snapshotOf(session, { token: 2, ...change }).tensor('weights')!;
      return [...data.subarray(2 * shape[1], 3 * shape[1])];
    };
    expect(row({ scheme: 'fixed', ratio: 0.25 })).toEqual(
      [0, 0, 1, 0, 0, 0, 0].map((own) => (own ? 0.25 : 0.125)),
    );
    const keep = row({ scheme: 'key-key', pair: 5 });
    const replace = row({ scheme: 'key-key', pair: 5, pairReading: 'replace' });
    expect(keep[5]).toBeCloseTo(replace[2]!, 6);
    expect(keep[2]! + keep[5]!).toBeCloseTo(1, 6);
  });

  test('axes', () => {
    const { data, shape } = snapshotOf(session, { axes: '2 0' }).tensor('planeAxes')!;
    const wanted = new Float32Array(data.length);
    wanted[2] = 1;
    wanted[shape[1]] = 1;
    expect(data).toEqual(wanted);
  });
});

test('the catalogue lists what the settings take', () => {
  const { models, schemes } = session.catalogue;
  expect(models).toContain('concept');
  expect(schemes).toContain('scaled-softmax');
  for (const model of models) expect(compute(session, { model })).toHaveProperty('tokens');
  for (const scheme of schemes) expect(compute(session, { scheme })).toHaveProperty('tokens');
});
