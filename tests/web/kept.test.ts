import { describe, expect } from 'vitest';
import { shows } from './support/agreement.js';
import { test, type Visit } from './support/browser.js';
import type { Figure, Numbers, Playground } from './support/figure.js';
import { Kept } from './support/kept.js';
import type { Server } from './support/server.js';

const page = '<attention-playground views="sentence sum kept"></attention-playground>';

async function visitKept(visit: Visit, server: Server) {
  const figure = await visit(server.page(page));
  await figure.ready();
  return { figure, kept: new Kept(figure) };
}

const numbersOf = async (figure: Figure): Promise<Numbers> => (await figure.moment()).numbers!;

function weightsOf({ tensors, token }: Numbers): number[] {
  const { data, shape } = tensors.weights!;
  return [...data.subarray(token * shape[1], (token + 1) * shape[1])];
}

const heaviest = (weights: number[]) => weights.indexOf(Math.max(...weights));

describe('each example says what its sum keeps', () => {
  const verdicts: Record<string, RegExp> = {
    'i love sushi': /^The weights can be read back from the sum exactly\.$/,
    'the same word twice': /^The two the can trade weight; nothing else can\.$/,
    'the same, with position': /^The weights can be read back from the sum exactly\.$/,
    'two weightings, one sum':
      /^A 4-dimensional family of weightings gives this very sum: all 7 words can trade weight\.$/,
    'long sentence, narrow head':
      /^An 8-dimensional family of weightings gives this very sum: all 11 words can trade weight\.$/,
    'another word on top':
      /^A 4-dimensional family of weightings gives this very sum: all 7 words can trade weight\.$/,
  };
  test('in a sentence', async ({ visit, server }) => {
    const { kept } = await visitKept(visit, server);
    for (const [example, verdict] of Object.entries(verdicts)) {
      await kept.choose(example);
      expect(await kept.verdict(), example).toMatch(verdict);
      expect(await kept.button(example).getAttribute('aria-pressed'), example).toBe('true');
    }
  });
});

test('the reckoning is that of the core, and says why', async ({ visit, server }) => {
  const { figure, kept } = await visitKept(visit, server);
  await kept.choose('the same word twice');
  expect(await kept.reckoning()).toMatch(/7\s*−\s*6\s*=\s*1/);
  await kept.why.click();
  const why = await kept.reckoning();
  expect(why).toContain('d_v + 1 = 12 + 1 = 13 equations, of which 6 say something new');
  expect(why).toContain('Here some values are equal');
  const { tensors } = await numbersOf(figure);
  expect(tensors.ambiguityRank!.data[0]).toBe(6);
});

test('what is read back stands beside the truth', async ({ visit, server }) => {
  const { figure, kept } = await visitKept(visit, server);
  await kept.choose('i love sushi');
  const { tensors, ...numbers } = await numbersOf(figure);
  const weights = weightsOf({ tensors, ...numbers });
  for (const { token, own, last, range } of await kept.rows()) {
    expect(shows(own, weights[token]!, 4), own).toBe(true);
    expect(shows(last, tensors.recoveredWeights!.data[token]!, 4), last).toBe(true);
    expect(range).toBe('pinned');
  }
  expect(await kept.sliders.count()).toBe(0);
});

test('a pinned word has no slider but a mark', async ({ visit, server }) => {
  const { kept } = await visitKept(visit, server);
  await kept.choose('the same word twice');
  expect(await kept.sliders.count()).toBe(2);
  const ranges = (await kept.rows()).map(({ range }) => range);
  expect(ranges.map((range) => range === 'pinned')).toEqual([
    false,
    true,
    true,
    true,
    true,
    false,
    true,
  ]);
});

test('at the end of a slider another word is on top, and no digit of the sum changes', async ({
  visit,
  server,
}) => {
  const { figure, kept } = await visitKept(visit, server);
  await kept.choose('another word on top');
  const before = await numbersOf(figure);
  const output = await kept.output();
  const sumCells = await figure.sumCells.evaluateAll((cells) =>
    cells.map((cell) => cell.ariaLabel),
  );
  expect(before.keyTokens[heaviest(weightsOf(before))]).toBe('black');
  await kept.slider(4).focus();
  await figure.press('End');
  const weights = weightsOf(await numbersOf(figure));
  expect(before.keyTokens[heaviest(weights)]).toBe('on');
  expect(weights[4]).toBeGreaterThan(0.7);
  expect(await kept.status()).toBe('now on weighs most, and the sum is the same');
  expect(await kept.output()).toBe(output);
  expect(await figure.sumCells.evaluateAll((cells) => cells.map((cell) => cell.ariaLabel))).toEqual(
    sumCells,
  );
  await kept.button('Back to the true weights').click();
  await figure.ready();
  expect(weightsOf(await numbersOf(figure))).toEqual(weightsOf(before));
});

test('sliders go by the keyboard, and say what they mean', async ({ visit, server }) => {
  const { figure, kept } = await visitKept(visit, server);
  await kept.choose('the same word twice');
  const slider = kept.slider(0);
  expect(await figure.tabTo(slider)).toBe(true);
  expect(await figure.focusIsVisible()).toBe(true);
  expect(await slider.getAttribute('aria-label')).toBe('the (1): weight with the same sum');
  const { leastWeights, greatestWeights } = (await numbersOf(figure)).tensors;
  const [least, greatest] = [leastWeights!.data[0]!, greatestWeights!.data[0]!];
  const weight = async () => weightsOf(await numbersOf(figure))[0]!;
  await figure.press('Home');
  expect(await weight()).toBeCloseTo(least, 5);
  await figure.press('ArrowRight');
  expect(await weight()).toBeCloseTo(least + 0.05 * (greatest - least), 5);
  await figure.press('End');
  expect(await weight()).toBeCloseTo(greatest, 5);
  const text = (await slider.getAttribute('aria-valuetext'))!;
  expect(text).toMatch(/^(\d+ %), between \d+ % and \1; the true weight is \d+ %$/);
  // What one gives the other takes.
  await figure.press('ArrowDown');
  expect(await kept.slider(5).evaluate((node) => node.matches(':focus'))).toBe(true);
  expect(weightsOf(await numbersOf(figure))[5]).toBeCloseTo(0, 5);
});

test('a handle follows the mouse as far as the sum allows', async ({ visit, server }) => {
  const { figure, kept } = await visitKept(visit, server);
  await kept.choose('the same word twice');
  const { greatestWeights } = (await numbersOf(figure)).tensors;
  const slider = kept.slider(0);
  await slider.scrollIntoViewIfNeeded();
  const box = (await slider.boundingBox())!;
  const y = box.y + box.height / 2;
  await figure.page.mouse.move(box.x + box.width * 0.3, y);
  await figure.page.mouse.down();
  await figure.page.mouse.move(box.x + box.width * 0.45, y, { steps: 3 });
  await figure.ready();
  expect(weightsOf(await numbersOf(figure))[0]).toBeCloseTo(0.45, 2);
  await figure.page.mouse.move(box.x + box.width * 0.95, y, { steps: 3 });
  await figure.page.mouse.up();
  await figure.ready();
  expect(weightsOf(await numbersOf(figure))[0]).toBeCloseTo(greatestWeights!.data[0]!, 5);
});

test('whether a query gives the weights is said', async ({ visit, server }) => {
  const { figure, kept } = await visitKept(visit, server);
  await kept.choose('the same word twice');
  expect(await kept.badge()).toBe('From a query? yes');
  await figure.set({ alternative: '0 0.5' });
  expect(await kept.badge()).toBe('From a query? no');
  await kept.choose('another word on top');
  await figure.set({ alternative: '4 1' });
  expect(await kept.badge()).toBe('From a query? only in the limit');
});

test('a link restores the weights with the same sum', async ({ visit, server }) => {
  const { figure, kept } = await visitKept(visit, server);
  await kept.choose('another word on top');
  await kept.slider(4).focus();
  await figure.press('End');
  const weights = weightsOf(await numbersOf(figure));
  const link = await figure.element.evaluate((element: Playground) => element.permalink());
  await figure.set({ sentence: 'i love sushi', alternative: undefined });
  await figure.element.evaluate(
    (element: Playground, link) => element.openPermalink(link) as Promise<unknown>,
    link,
  );
  expect(weightsOf(await numbersOf(figure))).toEqual(weights);
  expect(await kept.status()).toContain('now on weighs most');
});

test('masked words take no part', async ({ visit, server }) => {
  const { figure, kept } = await visitKept(visit, server);
  await figure.set({ mask: 'causal', token: 3 });
  expect((await kept.rows()).map(({ range }) => range === 'masked')).toEqual([
    false,
    false,
    false,
    false,
    true,
    true,
    true,
  ]);
  expect(await kept.reckoning()).toMatch(/4\s*−\s*4\s*=\s*0/);
});

test('of a text that is too long for intervals it says so', async ({ visit, server }) => {
  const { figure, kept } = await visitKept(visit, server);
  await figure.set({ sentence: 'many different words '.repeat(50), token: 0 });
  expect(await kept.text()).toContain('too long for intervals and sliders');
  expect(await kept.verdict()).toMatch(/^An? \d+-dimensional family of weightings/);
  expect(await kept.sliders.count()).toBe(0);
});

test('weights that are no distribution are not analysed, and it says why', async ({
  visit,
  server,
}) => {
  const { figure, kept } = await visitKept(visit, server);
  await figure.set({ scheme: 'dot-normalised' });
  expect(await kept.verdict()).toMatch(/no distribution|undefined/);
  await kept.button('Weigh by softmax, scaled').click();
  await figure.ready();
  expect(await figure.get('scheme')).toBe('scaled-softmax');
  expect(await kept.verdict()).not.toMatch(/no distribution|undefined/);
});

test('wider values keep what narrow ones lose', async ({ visit, server }) => {
  const { figure, kept } = await visitKept(visit, server);
  expect(await kept.text()).toContain('choosing one switches to it');
  await kept.width.focus();
  await figure.press('Home');
  expect(await figure.get('model')).toBe('random');
  expect(await figure.get('valueWidth')).toBe(2);
  expect(await kept.text()).toContain('Now it is the random model');
  expect(await kept.count()).toContain('7 words against d_v + 1 = 3: more words than equations');
  expect(await kept.verdict()).toContain('4-dimensional');
  await kept.words.focus();
  await figure.press('Home');
  await figure.press('ArrowRight');
  expect(await figure.get('sentence')).toBe('yesterday the old');
  expect(await kept.verdict()).toBe('The weights can be read back from the sum exactly.');
  await figure.press('End');
  expect(await kept.reckoning()).toMatch(/22\s*−\s*3\s*=\s*19/);
});

test('rankings that disagree are named and marked', async ({ visit, server }) => {
  const { kept } = await visitKept(visit, server);
  await kept.choose('long sentence, narrow head');
  expect(await kept.first()).toMatch(/^They do not agree on the first word: .+ by weight; .+ by /);
  expect(await kept.rankings.innerText()).toMatch(/▲\d/);
  await kept.choose('i love sushi');
  expect(await kept.first()).toBe('Here all of them put the same word first.');
});

test('what the layer leaves open is that of the core', async ({ visit, server }) => {
  const { figure, kept } = await visitKept(visit, server);
  await kept.choose('another word on top');
  const [before, after] = (await numbersOf(figure)).tensors.layerDimensions!.data;
  expect(await kept.layer()).toContain(
    `4 heads side by side leave open ${before} of 28 dimensions after W_O are open ${after} of 28`,
  );
  await figure.set({ projections: 'none', head: 0, valueWidth: undefined });
  expect(await kept.layer()).toContain('There is no W_O after this head');
});

test('what the sum keeps is analysed only while it is asked', async ({ visit, server }) => {
  const figure = await visit(server.site);
  await figure.ready();
  const kept = new Kept(figure);
  const isAnalysed = async () => (await numbersOf(figure)).tensors.ambiguityRank !== undefined;
  expect(await isAnalysed()).toBe(false);
  await kept.heading.click();
  await kept.view.locator('.kept-verdict').waitFor();
  await figure.ready();
  expect(await isAnalysed()).toBe(true);
  await kept.heading.click();
  await figure.set({ token: 2 });
  expect(await isAnalysed()).toBe(false);
});

test('a word that is pointed at is lit in all views', async ({ visit, server }) => {
  const { figure, kept } = await visitKept(visit, server);
  await kept.view.locator('.kept-row[data-token="2"]').hover();
  const lit = await figure.element.evaluate((element) =>
    [...element.shadowRoot!.querySelectorAll('[data-lit-token]')].map(
      (part) => `${part.closest('.view')!.part[0]} ${part.getAttribute('data-token')}`,
    ),
  );
  expect([...new Set(lit)].toSorted()).toEqual(['kept 2', 'sentence 2', 'sum 2']);
});
