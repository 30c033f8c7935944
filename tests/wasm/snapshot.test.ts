import { beforeAll, describe, expect, test } from 'vitest';
import { instantiateSession } from '../../wasm/session.js';
import { Session } from '../../web/src/session/session.js';
import { Snapshot, type SnapshotData, type TensorName } from '../../web/src/snapshot/snapshot.js';
import { settings, snapshotOf } from './helpers/session.js';

let data: SnapshotData;
let session: Session;
beforeAll(async () => {
  const compiled = await Session.compile();
  session = await Session.start(compiled);
  // What the core really hands over, to be damaged below.
  const module = await instantiateSession(compiled);
  const handle = new module.Session();
  const { query, weighting, chosen, alternative, manual, ...others } = settings();
  const none = new Float32Array();
  handle.begin(others, none, none, none, none, null);
  while (!handle.advance(1e6));
  data = handle.read();
});

const damaged = (change: (copy: SnapshotData) => void) => () => {
  const copy = structuredClone(data);
  change(copy);
  return new Snapshot(copy);
};

describe('what does not fit together is refused on reading', () => {
  test('the untouched data is fine', () => {
    expect(damaged(() => {})().tokens).toEqual(data.tokens);
  });

  test.each([0, 2, 1.5, Number.NaN])('version %d', (version) => {
    const read = damaged((copy) => {
      copy.version = version;
    });
    expect(read).toThrow(RangeError);
    expect(read).toThrow(/version/);
  });

  test('a table or buffer that is cut short', () => {
    const cuts = [
      damaged((copy) => {
        copy.table = copy.table.slice(0, -1);
      }),
      damaged((copy) => {
        copy.buffer = copy.buffer.slice(0, -1);
      }),
      damaged((copy) => {
        copy.buffer = new Float32Array();
      }),
      damaged((copy) => {
        copy.tensorNames = copy.tensorNames.slice(0, 1);
      }),
    ];
    for (const read of cuts) expect(read).toThrow(RangeError);
  });

  // A table entry: name, layer, head, rows, columns, offset.
  test.each([
    ['name', 0, -1],
    ['name', 0, 99],
    ['rows', 3, -1],
    ['rows', 3, 1_000_000],
    ['columns', 4, -1],
    ['columns', 4, 2 ** 31 - 1],
    ['offset', 5, -1],
    ['offset', 5, 2 ** 31 - 1],
  ])('a table whose %s is out of range', (_what, column, number) => {
    for (let entry = 0; entry < data.table.length; entry += 6) {
      const read = damaged((copy) => {
        copy.table[entry + column] = number;
      });
      expect(read).toThrow(RangeError);
      expect(read).toThrow(new RegExp(`entry ${entry / 6}\\b`));
    }
  });
});

describe('tensor', () => {
  const shapes = (snapshot: Snapshot, names: TensorName[]) =>
    names.map((name) => snapshot.tensor(name)?.shape);

  test('rows and columns fit the tokens', () => {
    const snapshot = snapshotOf(session, { sentence: 'one two three' });
    const [n, m] = [snapshot.tokens.length, snapshot.keyTokens.length];
    expect(shapes(snapshot, ['scores', 'logits', 'weights'])).toEqual(Array(3).fill([n, m]));
    const [[rows, d]] = shapes(snapshot, ['embeddings']) as [[number, number]];
    expect(rows).toBe(n);
    expect(shapes(snapshot, ['combined', 'residual'])).toEqual(Array(2).fill([n, d]));
    const { data: numbers, shape } = snapshot.tensor('values')!;
    expect(shape[0]).toBe(m);
    expect(numbers).toHaveLength(shape[0] * shape[1]);
    expect(shapes(snapshot, ['scaledValues', 'output'])).toEqual([shape, [n, shape[1]]]);
  });

  test('what was added up of the weights, and of the scores and their transpose', () => {
    const snapshot = snapshotOf(session);
    const numberOf = (name: TensorName) => snapshot.tensor(name)!.data[0]!;
    expect(numberOf('weightSum')).toBeCloseTo(1, 6);
    const ratio = numberOf('scoreDifference') / numberOf('scoreNorm');
    expect(numberOf('asymmetry')).toBeCloseTo(ratio, 6);
    expect(ratio).toBeGreaterThan(0);
  });

  test('layer and head default to the selected ones', () => {
    const first = snapshotOf(session, { head: 0 });
    const second = snapshotOf(session, { head: 1 });
    expect(second.head).toBe(1);
    for (const name of ['queries', 'weights', 'output'] as const) {
      const chosen = second.tensor(name);
      expect(chosen).toEqual(second.tensor(name, second.layer, 1));
      expect(chosen).toEqual(first.tensor(name, first.layer, 1));
      expect(chosen).not.toEqual(second.tensor(name, second.layer, 0));
    }
  });

  test('what belongs to no head or no layer is found under any', () => {
    const snapshot = snapshotOf(session);
    expect(snapshot.tensor('embeddings', 5, 7)).toEqual(snapshot.tensor('embeddings'));
    expect(snapshot.tensor('combined', 0, 7)).toEqual(snapshot.tensor('combined'));
  });

  test('what is absent is undefined', () => {
    const snapshot = snapshotOf(session);
    expect(snapshot.tensor('weights', 99)).toBeUndefined();
    expect(snapshot.tensor('weights', 0, 99)).toBeUndefined();
    expect(snapshot.tensor('none-such' as TensorName)).toBeUndefined();
    expect(snapshot.tensor('constructor' as TensorName)).toBeUndefined();
  });

  test('of a long text, only the selected head keeps its n x m tensors', () => {
    const snapshot = snapshotOf(session, { sentence: 'cat '.repeat(1100), head: 1 });
    expect(snapshot.tensor('weights')!.shape).toEqual([1100, 1100]);
    expect(snapshot.tensor('weights', 0, 0)).toBeUndefined();
    expect(snapshot.tensor('output', 0, 0)).toBeDefined();
  });
});

describe('names', () => {
  test('list what tensor() has, by the names of the contract', () => {
    const snapshot = snapshotOf(session);
    const contract = ['embeddings', 'queries', 'keys', 'values', 'scores', 'logits', 'weights'];
    contract.push('scaledValues', 'output', 'combined', 'residual');
    expect(snapshot.names).toEqual(expect.arrayContaining(contract));
    for (const name of snapshot.names) expect(snapshot.tensor(name as TensorName)).toBeDefined();
  });

  test('leave out what a setting leaves out', () => {
    const { names } = snapshotOf(session, { projections: 'none' });
    expect(names).toContain('output');
    expect(names).not.toContain('combined');
    expect(names).not.toContain('residual');
  });
});

test('it says which words the model had to guess', () => {
  const snapshot = snapshotOf(session, { sentence: 'cat qwrtzx' });
  expect([snapshot.knows(0), snapshot.knows(1)]).toEqual([true, false]);
});
