import { describe, expect, vi } from 'vitest';
import { longestLink, readPermalink, writePermalink } from '../../web/src/store/permalink.js';
import { initialValues, type Values } from '../../web/src/store/properties.js';
import { expectAgreement, expectSamePicture } from './support/agreement.js';
import { test } from './support/browser.js';
import type { Figure, Playground } from './support/figure.js';
import { LessonPanel } from './support/lesson.js';

const valuesWith = (changes: Partial<Values>): Values => ({ ...initialValues(), ...changes });

/** Numbers from 0 to 1 that are the same in every run. */
function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1664525 + 1013904223) % 2 ** 32;
    return state / 2 ** 32;
  };
}

function randomState(random: () => number): Record<string, unknown> {
  const pick = <Value>(...list: Value[]): Value => list[Math.floor(random() * list.length)]!;
  const sentence = pick('i love sushi', 'Evan’s dog 🐕 is 100 % hyper & fast', 'a+b = c; #1\nдом');
  const state: Record<string, unknown> = {
    sentence,
    source: pick('', '', 'the cat', 'x_y*z'),
    token: Math.floor(random() * 3),
    model: pick('concept', 'random'),
    seed: Math.floor(random() * 1e6),
    position: pick('model', 'none', 'sinusoidal'),
    mask: pick('model', 'none', 'causal'),
    head: pick(0, 1),
    temperature: 2 ** (4 * random() - 2),
    folded: pick('', 'matrix', 'geometry projections'),
    views: 'sentence sum geometry dot-product matrix kept projections',
    theme: pick('auto', 'dark'),
    controls: pick('full', 'compact'),
    chosen: pick(undefined, [1], [0, 1]),
  };
  const hasSource = state.source !== '';
  state.scheme = pick('softmax', 'scaled-softmax', ...(hasSource ? [] : ['fixed', 'key-key']));
  if (state.scheme === 'fixed') state.ratio = random();
  if (state.scheme === 'key-key') state.pairReading = pick('keep', 'replace');
  return state;
}

const open = (figure: Figure, link: string) =>
  figure.element.evaluate((element: Playground, link) => element.openPermalink(link), link);
const linkOf = (figure: Figure) =>
  figure.element.evaluate((element: Playground) => element.permalink());

describe('text and back', () => {
  const states: Record<string, Partial<Values>> = {
    nothing: {},
    texts: { sentence: 'é & = + # % 🐕\n_*', source: ' a  b ' },
    'empty text': { sentence: '' },
    numbers: { token: 3, temperature: 1e-21, ratio: 1 / 3, seed: 1e21 },
    'a weighting': { weighting: Float32Array.of(0.1, 1 / 3, -0, 1e-30, 3e38) },
    'chosen words': { chosen: Float32Array.of(0, 2) },
    'Q, K and V': {
      model: 'manual',
      manual: {
        queries: [[1, -0.5]],
        keys: [
          [0, 1],
          [2, 3],
        ],
        values: [[1], [0.25]],
      },
    },
  };
  for (const [name, changes] of Object.entries(states)) {
    test(name, () => {
      const values = valuesWith(changes);
      const text = writePermalink(values);
      expect(readPermalink(text)).toEqual({ values, omitted: [] });
      const names = [...new URLSearchParams(text).keys()];
      expect(names).toEqual(
        ['v', ...Object.keys(changes)].sort((a, b) => names.indexOf(a) - names.indexOf(b)),
      );
    });
  }

  test('a list of numbers keeps its bits in few digits', () => {
    const weighting = Float32Array.of(0.1, 0.25, 1 / 3);
    const text = writePermalink(valuesWith({ weighting }));
    expect(text).toBe('v=1&weighting=0.1+0.25+0.33333334');
  });

  test('what is too long is left out, and said', () => {
    const row = () => Array.from({ length: 40 }, (_, index) => index / 7);
    const rows = Array.from({ length: 20 }, row);
    const manual = { queries: rows, keys: rows, values: rows };
    const text = writePermalink(valuesWith({ model: 'manual', manual, axes: '30 31' }));
    expect(text.length).toBeLessThanOrEqual(longestLink);
    expect(readPermalink(text)).toEqual({
      values: valuesWith({ model: 'manual' }),
      omitted: ['manual', 'axes'],
    });
    const long = valuesWith({ sentence: 'ж '.repeat(2000), token: 900, temperature: 2 });
    expect(readPermalink(writePermalink(long))).toEqual({
      values: valuesWith({ temperature: 2 }),
      omitted: ['sentence', 'token'],
    });
    expect(writePermalink(long, 0).length, 'no room at all').toBeLessThan(100);
  });

  test('a model of the reader’s own is left out, with what belongs to it', () => {
    const file = { texts: '', structure: new Float32Array(), numbers: new Float32Array() };
    const values = valuesWith({ model: 'file', file, sentence: 'two words', layer: 1, head: 2 });
    expect(readPermalink(writePermalink(values))).toEqual({
      values: valuesWith({ sentence: 'two words' }),
      omitted: ['model', 'layer', 'head'],
    });
  });

  test('where to load and where links lead are not part of it', () => {
    const values = valuesWith({ loading: 'eager', permalinkBase: 'https://example.org/' });
    expect(writePermalink(values)).toBe('v=1');
  });
});

/** Fragments that are no links, each with what is said about it. */
const badLinks: [fragment: string, kind: string][] = [
  ['x', 'noVersion'],
  ['token=2', 'noVersion'],
  ['v=', 'version'],
  ['v=2&token=2', 'version'],
  ['v=1.0', 'version'],
  ['v=1&v=1', 'repeated'],
  ['v=1&token=2&token=2', 'repeated'],
  ['v=1&colour=red', 'unknown'],
  ['v=1&Token=2', 'unknown'],
  ['v=1&pairReading=keep', 'unknown'],
  ['v=1&__proto__=1', 'unknown'],
  ['v=1&constructor=1', 'unknown'],
  ['v=1&toString', 'unknown'],
  ['v=1&loading=lazy', 'unknown'],
  ['v=1&permalink-base=https://example.org/', 'unknown'],
  ['v=1&token=', 'value'],
  ['v=1&token=two', 'value'],
  ['v=1&token=0x1', 'value'],
  ['v=1&temperature=Infinity', 'value'],
  ['v=1&temperature=1e999', 'value'],
  ['v=1&weighting=1+x', 'value'],
  ['v=1&weighting=', 'value'],
  ['v=1&manual=1*2', 'value'],
  ['v=1&manual={}', 'value'],
  ['v=1&omitted=everything', 'value'],
  ['v=1&sentence=%E0%A4', 'encoding'],
  ['v=1&sentence=100%', 'encoding'],
  [`v=1&sentence=${'a'.repeat(longestLink)}`, 'length'],
  ['v=1&views=sum+nothing', 'fault'],
  ['v=1&theme=pink', 'fault'],
];

/** These only the core can refuse. */
const refusedLinks = [
  'v=1&token=99',
  'v=1&model=gpt',
  'v=1&temperature=-1',
  'v=1&sentence=',
  'v=1&weighting=1',
  'v=1&weighting=1e39+0',
];

test('bad links are told apart', () => {
  for (const [fragment, kind] of badLinks) {
    const { problems } = readPermalink(fragment);
    expect(
      problems?.map((problem) => problem.kind),
      fragment.slice(0, 60),
    ).toEqual([kind]);
  }
  const { problems } = readPermalink('v=1&a=1&token=x&theme=pink');
  expect(problems?.map(({ kind }) => kind)).toEqual(['unknown', 'value', 'fault']);
});

test('a bad link shows a notice and the defaults', async ({ visit, server }) => {
  const plain = await visit(server.site);
  await plain.ready();
  const expected = (await plain.moment()).picture;
  const { page } = plain;
  const notice = page.getByRole('alert').filter({ hasText: 'This link does not work' });
  for (const fragment of [...badLinks.map(([text]) => text), ...refusedLinks]) {
    const what = fragment.slice(0, 60);
    await plain.set({ token: 4, temperature: 2 });
    // As if the reader had pasted it into the address bar.
    await page.evaluate((text) => location.assign(`#${text}`), fragment);
    await notice.waitFor();
    const { picture, error } = await plain.moment();
    expectSamePicture(picture, expected, what);
    expect(error, what).toBeNull();
    await notice.getByRole('button', { name: 'Dismiss' }).click();
    expect(await notice.isVisible(), what).toBe(false);
  }
});

test('a page that starts with a bad link says so, and has nothing to undo', async ({
  visit,
  server,
}) => {
  for (const fragment of ['v=1&__proto__=1', 'v=1&token=99']) {
    const figure = await visit(`${server.site}#${fragment}`);
    await figure.page.getByText('This link does not work').waitFor();
    expectAgreement(await figure.moment());
    expect((await figure.moment()).numbers!.token).toBe(1);
    expect(await figure.page.getByRole('button', { name: 'Undo' }).isDisabled()).toBe(true);
  }
});

test('a link restores numbers and texts, both ways', async ({ visit, server }) => {
  const maker = await visit(server.site);
  const reader = await visit(server.site);
  await maker.ready();
  await reader.ready();
  const random = randomNumbers(7);
  const initial = { ...initialValues(), loading: undefined };
  for (let round = 0; round < 24; ++round) {
    const state = randomState(random);
    await maker.set({ ...initial, ...state });
    // What the reader of it would drag comes last.
    const isOpen = state.mask === 'none';
    if (isOpen) await maker.set({ weighting: await someWeighting(maker, random) });
    const what = `round ${round}: ${JSON.stringify(state)}`;
    const made = await maker.moment();
    expect(made.error, what).toBeNull();
    const link = await linkOf(maker);
    expect(await open(reader, link), what).toEqual({ opened: true, remarks: [] });
    await expectSame(reader, maker, what);
    expect(await linkOf(reader), 'and back').toBe(link);
    if (round % 6 !== 0) continue;
    const fresh = await visit(link);
    await fresh.ready();
    await expectSame(fresh, maker, `afresh, ${what}`);
  }
});

async function someWeighting(figure: Figure, random: () => number): Promise<number[]> {
  const { keyTokens } = (await figure.moment()).numbers!;
  const parts = keyTokens.map(() => random());
  const sum = parts.reduce((a, b) => a + b);
  return parts.map((part) => part / sum);
}

async function expectSame(actual: Figure, expected: Figure, what: string) {
  const [one, other] = [await actual.moment(), await expected.moment()];
  expectSamePicture(one.picture, other.picture, what);
  expect(one.numbers, what).toEqual(other.numbers);
  // What is told of the views to who does not see them follows a moment later.
  await vi.waitFor(
    async () => expect(await actual.visibleText(), what).toBe(await expected.visibleText()),
    { timeout: 5000 },
  );
}

test('typed Q, K and V come back', async ({ visit, server }) => {
  const maker = await visit(server.site);
  const manual = {
    queries: [
      [1, 0],
      [0.5, -2],
    ],
    keys: [
      [1, 1],
      [0, 3],
    ],
    values: [
      [1, 2, 3],
      [4, 5, 6],
    ],
  };
  await maker.set({ sentence: 'two words', model: 'manual', manual });
  expect((await maker.moment()).error).toBeNull();
  const reader = await visit(await linkOf(maker));
  await reader.ready();
  expect(await reader.get('manual')).toEqual(manual);
  await expectSame(reader, maker, 'manual');
});

test('a pair that an edit removed does not break the link', async ({ visit, server }) => {
  const maker = await visit(server.site);
  await maker.set({ scheme: 'key-key', pair: 6 });
  await maker.set({ sentence: 'only two' });
  const reader = await visit(await linkOf(maker));
  await reader.ready();
  await expectSame(reader, maker, 'the pair');
});

test('what a link could not carry is said', async ({ visit, server }) => {
  const maker = await visit(server.site);
  await maker.set({ sentence: 'ж '.repeat(1500), temperature: 2 });
  const link = await linkOf(maker);
  expect(link.length).toBeLessThanOrEqual(longestLink);
  const reader = await visit(link);
  await reader.page.getByText('could not hold sentence').waitFor();
  expect(await reader.get('temperature')).toBe(2);
});

test('a link opens the page that it is meant for', async ({ visit, server }) => {
  const figure = await visit(
    server.page(
      '<attention-playground permalink-base="/site/?from=here#old"></attention-playground>',
    ),
  );
  await figure.set({ token: 2 });
  const link = await linkOf(figure);
  expect(link).toBe(`${server.site}?from=here#v=1&token=2`);
  const reader = await visit(link);
  await reader.ready();
  await expectSame(reader, figure, 'the site');
  await figure.set({ permalinkBase: undefined });
  expect(await linkOf(figure)).toBe(`${figure.page.url()}#v=1&token=2`);
});

describe('a link that is followed again is applied again', () => {
  const follow = async (figure: Figure, fragment: string) => {
    await figure.page.evaluate((hash) => {
      const link =
        document.querySelector<HTMLAnchorElement>('#again') ?? document.createElement('a');
      link.id = 'again';
      link.href = hash;
      link.textContent = 'once more';
      document.querySelector('header')!.append(link);
    }, fragment);
    await figure.page.getByRole('link', { name: 'once more' }).click();
  };

  test('with other settings in between', async ({ visit, server }) => {
    const figure = await visit(server.site);
    await figure.ready();
    for (let time = 0; time < 2; ++time) {
      await follow(figure, '#v=1&token=2&temperature=2');
      await expect.poll(() => figure.get('temperature')).toBe(2);
      await figure.ready();
      await figure.set({ temperature: 3 });
    }
  });

  test('a lesson starts from its beginning', async ({ visit, server }) => {
    const figure = await visit(server.site);
    await figure.ready();
    const panel = new LessonPanel(figure);
    for (let time = 0; time < 2; ++time) {
      await follow(figure, '#v=1&lesson=first-look');
      await expect
        .poll(() => panel.region.allInnerTexts())
        .toEqual([expect.stringContaining('step 1 of')]);
      await figure.ready();
      await panel.press('next');
      expect(await panel.text).toContain('step 2 of');
    }
  });

  test('what it stands for comes in place of an open lesson', async ({ visit, server }) => {
    const figure = await visit(server.site);
    await figure.set({ lesson: 'first-look' });
    await follow(figure, '#v=1&sentence=i+love+sushi&temperature=2');
    await expect.poll(() => figure.get('lesson')).toBe('');
    await figure.ready();
    expect(await figure.get('sentence')).toBe('i love sushi');
    expect(await figure.get('temperature')).toBe(2);
  });
});
