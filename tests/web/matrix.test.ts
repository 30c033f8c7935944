import { describe, expect } from 'vitest';
import { expectAgreement, shows } from './support/agreement.js';
import { test, type Visit } from './support/browser.js';
import type { Figure, Playground } from './support/figure.js';
import { Matrix } from './support/matrix.js';
import type { Server } from './support/server.js';

async function open(visit: Visit, server: Server, width = 1280) {
  const figure = await visit(server.site, { viewport: { width, height: 900 } });
  await figure.set({ folded: '' });
  return { figure, matrix: new Matrix(figure) };
}

/** A row of weights; without an index that of the word that asks. */
async function weightsOf(figure: Figure, query?: number): Promise<number[]> {
  const { numbers } = await figure.moment();
  const { data, shape } = numbers!.tensors.weights!;
  const at = query ?? numbers!.token;
  return [...data.slice(at * shape[1], (at + 1) * shape[1])];
}

describe('what is drawn', () => {
  test('scores, logits and weights, each with its own numbers', async ({ visit, server }) => {
    const { figure, matrix } = await open(visit, server);
    await figure.set({ mask: 'causal', token: 3 });
    for (const kind of ['scores', 'logits', 'weights'] as const) {
      await matrix.choose(kind);
      expect(await matrix.button(kind).getAttribute('aria-pressed')).toBe('true');
      const { picture, numbers } = await figure.moment();
      expect(new Set(picture.matrix.map(({ tensor }) => tensor))).toEqual(new Set([kind]));
      const masked = picture.matrix.filter(({ text }) => text === '–').length;
      expect(masked).toBe(kind === 'weights' ? 0 : (7 * 6) / 2);
      expectAgreement({ picture, numbers, error: null });
      if (kind === 'weights') continue;
      const seen = [...numbers!.tensors[kind]!.data].filter(
        (_, at) => numbers!.tensors.logits!.data[at] !== Number.NEGATIVE_INFINITY,
      );
      const text = await matrix.view.locator('.matrix-legend').innerText();
      const [, least, most] = /from (\S+) to (\S+)\./.exec(text)!;
      expect(shows(least!, Math.min(...seen), 2)).toBe(true);
      expect(shows(most!, Math.max(...seen), 2)).toBe(true);
    }
  });

  test('numbers below 0 have another colour than those above', async ({ visit, server }) => {
    const { figure, matrix } = await open(visit, server);
    await matrix.choose('scores');
    const { data } = (await figure.moment()).numbers!.tensors.scores!;
    const signs = await matrix.view
      .locator('.matrix-table td[data-token]')
      .evaluateAll((cells) => cells.map((cell) => cell.className));
    expect(signs).toEqual(Array.from(data, (number) => (number < 0 ? 'negative' : 'positive')));
    expect(new Set(signs).size).toBe(2);
  });

  test('logits only where there are some, and what is no share is hatched', async ({
    visit,
    server,
  }) => {
    const { figure, matrix } = await open(visit, server);
    await matrix.choose('logits');
    const width = (await figure.moment()).numbers!.tensors.queries!.shape[1];
    // Of a query that is 0 the sum to divide by is 0 too, and the weights are undefined.
    for (const query of [undefined, new Array(width).fill(0)]) {
      await figure.set({ scheme: 'dot-normalised', query });
      expect(await matrix.button('logits').count()).toBe(0);
      const { data } = (await figure.moment()).numbers!.tensors.weights!;
      expect(data.some(Number.isNaN)).toBe(query !== undefined);
      const odd = [...data.keys()].filter((at) => !(data[at]! >= 0 && data[at]! <= 1));
      expect(odd.length).toBeGreaterThan(0);
      expect(await matrix.hatched()).toEqual(odd);
      const texts = (await figure.moment()).picture.matrix.map(({ text }) => text);
      const undefinedAt = [...texts.keys()].filter((at) => texts[at] === 'undefined');
      expect(undefinedAt).toEqual([...data.keys()].filter((at) => Number.isNaN(data[at])));
    }
  });
});

describe('a number taken apart', () => {
  /** What is shown stands for the core's numbers of this query with this key. */
  async function expectApart(figure: Figure, matrix: Matrix, query: number, key: number) {
    const { numbers } = await figure.moment();
    expect(numbers!.token).toBe(query);
    const at = (name: 'scores' | 'logits' | 'weights') => {
      const { data, shape } = numbers!.tensors[name]!;
      return data[query * shape[1] + key]!;
    };
    const { steps } = await matrix.apart();
    const score = / = (\S+)/.exec(steps['score q · k']!)![1]!;
    expect(shows(score, at('scores'), 2), score).toBe(true);
    const [, from, scale, width, logit] = /^(\S+) × (\S+) \(1\/√(\d+)\) ÷ 1\.00 = (\S+)$/.exec(
      steps.logit!,
    )!;
    expect(shows(from!, at('scores'), 2)).toBe(true);
    expect(shows(scale!, numbers!.tensors.scale!.data[0]!, 3)).toBe(true);
    expect(Number(width)).toBe(numbers!.tensors.keys!.shape[1]);
    expect(shows(logit!, at('logits'), 2)).toBe(true);
    const [, own, exponential, sum, weight, share] =
      /^exp\((\S+) − \S+\) ÷ \S+ = (\S+) ÷ (\S+) = (\S+), (.+)$/.exec(steps.weight!)!;
    expect(own).toBe(logit);
    expect(shows(exponential!, numbers!.tensors.exponentials!.data[key]!, 3)).toBe(true);
    expect(shows(sum!, numbers!.tensors.exponentialSum!.data[0]!, 3)).toBe(true);
    expect(shows(weight!, at('weights'), 3)).toBe(true);
    expect(shows(share!, at('weights'))).toBe(true);
    expect(await matrix.cell(query, key).getAttribute('data-chosen')).not.toBeNull();
  }

  test('a click on any weight shows score, logit and weight', async ({ visit, server }) => {
    const { figure, matrix } = await open(visit, server);
    for (const [query, key] of [
      [1, 4],
      [5, 6],
    ] as const) {
      await matrix.cell(query, key).click();
      await figure.ready();
      await expectApart(figure, matrix, query, key);
      // The other views explain the same weight.
      const explained = figure.element.getByRole('radiogroup', { name: 'The key word' });
      const radio = explained.getByRole('radio').nth(key);
      expect(await radio.getAttribute('aria-checked')).toBe('true');
    }
    await matrix.choose('scores');
    expect(Object.keys((await matrix.apart()).steps)).toEqual(['score q · k']);
    await matrix.choose('logits');
    expect(Object.keys((await matrix.apart()).steps)).toEqual(['score q · k', 'logit']);
  });

  test('arrow keys go from number to number', async ({ visit, server }) => {
    const { figure, matrix } = await open(visit, server);
    await matrix.cell(2, 3).click();
    await figure.press('ArrowRight');
    await expectApart(figure, matrix, 2, 4);
    await figure.press('ArrowLeft');
    await figure.press('ArrowLeft');
    await expectApart(figure, matrix, 2, 2);
    await figure.press('ArrowDown');
    await expectApart(figure, matrix, 3, 2);
    expect(await matrix.cell(3, 2).evaluate((cell) => cell.matches(':focus'))).toBe(true);
  });

  test('of lines and pinned rows, too', async ({ visit, server }) => {
    const { figure, matrix } = await open(visit, server);
    await matrix.pin(1).click();
    await figure.set({ token: 3 });
    await matrix.view.locator('.matrix-pinned [data-of="1"] td[data-token="6"]').click();
    await figure.ready();
    await expectApart(figure, matrix, 1, 6);
    await matrix.choose('lines');
    await matrix.key(0).focus();
    await figure.press('ArrowDown');
    await figure.press('ArrowDown');
    expect((await matrix.apart()).heading).toBe('“black” with “cat”');
  });

  test('what no softmax made says how it came about', async ({ visit, server }) => {
    const { figure, matrix } = await open(visit, server);
    await figure.set({ mask: 'causal' });
    await matrix.cell(1, 5).click();
    expect(await matrix.view.innerText()).toContain('The mask forbids it');
    for (const [scheme, text] of [
      ['fixed', 'keeps 0.75 of itself'],
      ['key-key', 'Only “black” and “the (1)” are mixed'],
      ['key-key-normalised', 'the sum of the row’s scores'],
      ['dot-normalised', 'the sum of the row’s scores'],
    ] as const) {
      await figure.set({ scheme, mask: 'none' });
      const { steps } = await matrix.apart();
      expect(steps.weight, scheme).toContain(text);
      const sum = (await figure.moment()).numbers!.tensors.scoreSum?.data[0];
      const [, shown] = /^\S+ ÷ (\S+) \(/.exec(steps.weight!) ?? [];
      if (shown) expect(shows(shown, sum!, 3), scheme).toBe(true);
    }
  });
});

describe('the sum of several weights', () => {
  for (const hand of ['mouse', 'keyboard'] as const) {
    test(`words are picked by ${hand}, and added up by the core`, async ({ visit, server }) => {
      const { figure, matrix } = await open(visit, server);
      if (hand === 'mouse') {
        for (const key of [6, 2, 0]) await matrix.key(key).click();
      } else {
        await matrix.key(0).focus();
        await figure.press('Space');
        await figure.press('ArrowRight');
        await figure.press('ArrowRight');
        await figure.press('Enter');
        await figure.press('End');
        await figure.press('Space');
        expect(await figure.focusIsVisible()).toBe(true);
      }
      for (const token of [1, 4]) {
        await figure.set({ token });
        const weights = await weightsOf(figure);
        const { keys, terms, sum, text } = await matrix.total();
        expect(keys).toEqual([0, 2, 6]);
        for (const [at, key] of keys.entries()) {
          expect(shows(terms[at]!, weights[key]!, 4), terms[at]).toBe(true);
        }
        const { chosenWeight } = (await figure.moment()).numbers!.tensors;
        expect(shows(sum, chosenWeight!.data[0]!, 4), sum).toBe(true);
        expect(text).toBe(`${terms.join(' + ')} ≈ ${sum}`);
        const exact = keys.reduce((total, key) => total + weights[key]!, 0);
        expect(shows(sum, exact, 4), sum).toBe(true);
      }
      if (hand === 'mouse') await matrix.key(2).click();
      else {
        await matrix.key(6).focus();
        await figure.press('Space');
      }
      expect((await matrix.total()).keys).toHaveLength(2);
      await matrix.choose('Choose none');
      expect((await matrix.total()).keys).toEqual([]);
    });
  }

  test('weights below 0 are taken away', async ({ visit, server }) => {
    const { figure, matrix } = await open(visit, server);
    await figure.set({ scheme: 'dot-normalised', token: 4 });
    const weights = await weightsOf(figure);
    const below = weights.findIndex((weight) => weight < 0);
    const above = weights.findIndex((weight) => weight > 0);
    for (const key of [below, above]) await matrix.key(key).click();
    const { text } = await matrix.total();
    const [, result] = / ≈ (\S+)$/.exec(text)!;
    expect(shows(result!, weights[below]! + weights[above]!, 4), text).toBe(true);
    expect(text).toMatch(/−/);
    expect(text).not.toMatch(/\+ −/);
  });
});

describe('chosen words', () => {
  test('are a setting of the element, in links and in the history', async ({ visit, server }) => {
    const { figure, matrix } = await open(visit, server);
    for (const key of [6, 2]) await matrix.key(key).click();
    await figure.ready();
    expect(await figure.get('chosen')).toEqual(Float32Array.of(2, 6));
    const link = await figure.element.evaluate((element: Playground) => element.permalink());
    const reader = await visit(link);
    await reader.ready();
    expect(await new Matrix(reader).total()).toEqual(await matrix.total());
    await figure.page.keyboard.press('Control+z');
    await figure.ready();
    expect((await matrix.total()).keys).toEqual([6]);
  });

  test('chosen faster than pictures come are all chosen', async ({ visit, server }) => {
    const { figure, matrix } = await open(visit, server);
    await figure.element.evaluate(async (element: Playground) => {
      for (const key of [1, 3, 5, 3]) {
        element.shadowRoot!.querySelector<HTMLElement>(`.matrix [data-key="${key}"]`)!.click();
      }
      await element.ready;
    });
    expect((await matrix.total()).keys).toEqual([1, 5]);
  });

  test('leave a weighting of the reader’s own as it is', async ({ visit, server }) => {
    const { figure, matrix } = await open(visit, server);
    await figure.set({ weighting: [0.4, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1] });
    for (const key of [0, 1]) await matrix.key(key).click();
    await figure.ready();
    expect((await matrix.total()).sum).toBe('0.5000');
  });
});

describe('a pinned word', () => {
  for (const hand of ['mouse', 'keyboard'] as const) {
    test(`stays beside the one that asks, by ${hand}`, async ({ visit, server }) => {
      const { figure, matrix } = await open(visit, server);
      await matrix.row(1).focus();
      if (hand === 'mouse') await matrix.pin(1).click();
      else await figure.press('Enter');
      expect((await matrix.pinned()).map(({ query }) => query)).toEqual([1]);
      if (hand === 'mouse') await matrix.row(4).click();
      else {
        await matrix.row(1).focus();
        for (let i = 0; i < 3; ++i) await figure.press('ArrowDown');
      }
      await figure.ready();
      const strip = await matrix.pinned();
      expect(strip.map(({ query }) => query)).toEqual([1, 4]);
      for (const { query, shares } of strip) {
        const weights = await weightsOf(figure, query);
        expect(shares.every((share, key) => shows(share, weights[key]!))).toBe(true);
        expect(shares).toHaveLength(weights.length);
      }
      expect(await matrix.view.locator('.matrix-pinned').innerText()).toContain('pinned: black');
      if (hand === 'mouse') await matrix.choose('Unpin');
      else {
        await matrix.pin(1).focus();
        await figure.press('Enter');
      }
      expect(await matrix.pinned()).toEqual([]);
      // Letting go of a row does not choose it.
      expect((await figure.moment()).numbers!.token).toBe(4);
    });
  }

  test('each word says what Enter does with it', async ({ visit, server }) => {
    const { figure, matrix } = await open(visit, server);
    for (const picture of ['table', 'lines'] as const) {
      await matrix.choose(picture);
      const word = picture === 'table' ? matrix.row(1) : matrix.query(1);
      const told = () => word.getAttribute('aria-description');
      await word.click();
      await figure.ready();
      expect(await told()).toBe('Enter pins it');
      await figure.press('Enter');
      expect(await told()).toBe('Enter unpins it');
      await figure.press('Enter');
      expect(await told()).toBe('Enter pins it');
    }
  });

  test('goes with the text it stood in, and not with the head', async ({ visit, server }) => {
    const { figure, matrix } = await open(visit, server);
    await matrix.pin(1).click();
    await matrix.key(2).click();
    await figure.set({ head: 1 });
    expect(await matrix.pinned()).toHaveLength(1);
    expect((await matrix.total()).keys).toEqual([2]);
    await figure.set({ sentence: 'the white cat sat on the mat' });
    expect(await matrix.pinned()).toEqual([]);
    expect((await matrix.total()).keys).toEqual([]);
  });
});

describe('the line picture', () => {
  test('thicker is stronger, in the word’s own colour', async ({ visit, server }) => {
    const { figure, matrix } = await open(visit, server);
    await matrix.choose('lines');
    const weights = await weightsOf(figure);
    const lines = await matrix.lines('own');
    expect(lines.map(({ token }) => token)).toEqual([...weights.keys()]);
    const unit = Math.max(...lines.map(({ width }) => width)) / Math.max(...weights);
    for (const { token, width, isDashed, colour } of lines) {
      expect(width).toBeCloseTo(unit * weights[token]!, 1);
      expect(isDashed).toBe(false);
      const word = await matrix.key(token).evaluate((button) => getComputedStyle(button).color);
      expect(colour).toBe(word);
    }
    const label = await matrix.view.locator('.matrix-drawing').getAttribute('aria-label');
    const told = /cat (\d+ %)/.exec(label!)![1]!;
    expect(shows(told, weights[2]!)).toBe(true);

    expect(await matrix.lines('other')).toEqual([]);
    await matrix.choose('Lines of all words');
    const others = (await matrix.lines('other')).map(({ width }) => width);
    expect(others.length).toBeGreaterThan(10);
    expect(Math.max(...others)).toBeLessThanOrEqual(4);
  });

  test('its words are chosen, picked and pinned by keyboard', async ({ visit, server }) => {
    const { figure, matrix } = await open(visit, server);
    await matrix.choose('lines');
    await matrix.query(1).focus();
    await figure.press('Enter');
    await figure.press('ArrowDown');
    await figure.press('ArrowDown');
    expect((await figure.moment()).numbers!.token).toBe(3);
    expect(await matrix.query(3).evaluate((button) => button.matches(':focus'))).toBe(true);
    expect((await matrix.pinned()).map(({ query }) => query)).toEqual([1, 3]);
    await matrix.key(0).focus();
    await figure.press('ArrowDown');
    await figure.press('Space');
    expect((await matrix.total()).keys).toEqual([1]);
    expect((await figure.lit()).tokens).toEqual([1]);
  });

  test('of a long text it says what it leaves out', async ({ visit, server }) => {
    const { figure, matrix } = await open(visit, server, 320);
    await figure.set({ sentence: 'the black cat sat on the mat and '.repeat(8), token: 30 });
    await matrix.choose('lines', 'Lines of all words');
    const weights = await weightsOf(figure);
    const drawn = (await matrix.lines('own')).map(({ token }) => token);
    expect(drawn).toHaveLength(40);
    const left = [...weights.keys()].filter((key) => !drawn.includes(key));
    expect(Math.max(...left.map((key) => weights[key]!))).toBeLessThanOrEqual(
      Math.min(...drawn.map((key) => weights[key]!)),
    );
    expect(await matrix.view.innerText()).toMatch(/40 words that weigh most for “mat”, of 64/);
    await matrix.query(30).focus();
    for (let i = 0; i < 3; ++i) await figure.press('ArrowDown');
    expect(await matrix.query(33).evaluate((button) => button.matches(':focus'))).toBe(true);
    const over = await figure.page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(over).toBe(0);
  });

  test('what is no share is dashed', async ({ visit, server }) => {
    const { figure, matrix } = await open(visit, server);
    await figure.set({ scheme: 'dot-normalised', token: 4 });
    await matrix.choose('lines');
    const weights = await weightsOf(figure);
    for (const { token, isDashed } of await matrix.lines('own')) {
      expect(isDashed).toBe(!(weights[token]! >= 0 && weights[token]! <= 1));
    }
  });
});

describe('lines that are too thin to draw', () => {
  const caption = 'Grey lines of less than 2 % are not drawn.';

  test('are spoken of exactly when there are some', async ({ visit, server }) => {
    const { figure, matrix } = await open(visit, server);
    await matrix.choose('lines');
    expect(await matrix.view.innerText(), 'no grey lines').not.toContain(caption);
    await matrix.choose('Lines of all words');
    const isCaptionRight = async () => {
      const { data, shape } = await matrix.weightsOf(0);
      const { token } = (await figure.moment()).numbers!;
      const isThin = data.some(
        (weight, at) => weight > 0 && weight < 0.02 && Math.floor(at / shape[1]) !== token,
      );
      expect((await matrix.view.innerText()).includes(caption)).toBe(isThin);
      return isThin;
    };
    expect(await isCaptionRight()).toBe(true);
    await figure.set({ temperature: 100 });
    expect(await isCaptionRight()).toBe(false);
    await figure.set({ mask: 'causal' });
    expect(await isCaptionRight(), 'what is masked has no line').toBe(false);
  });

  test('so are those without a defined weight', async ({ visit, server }) => {
    const { figure, matrix } = await open(visit, server);
    await matrix.choose('lines', 'Lines of all words');
    await figure.set({ scheme: 'dot-normalised' });
    expect(await matrix.view.innerText()).toContain('undefined or negative weights are not drawn');
    await figure.set({ scheme: 'scaled-softmax' });
    expect(await matrix.view.innerText()).not.toContain('undefined or negative');
  });
});

describe('all heads in small', () => {
  test('each picture is that of its head, and chooses it', async ({ visit, server }) => {
    const { figure, matrix } = await open(visit, server);
    const { heads, token } = (await figure.moment()).numbers!;
    for (const head of heads.keys()) {
      const { data, shape } = await matrix.weightsOf(head);
      const pixels = (await matrix.headPicture(head))!;
      expect(pixels).toHaveLength(data.length);
      for (const [at, pixel] of pixels.entries()) {
        // The row of the word that asks is never fainter than can be seen.
        const least = Math.floor(at / shape[1]) === token ? 60 : 0;
        const expected = Math.max(255 * Math.sqrt(data[at]!), least);
        expect(Math.abs(pixel - expected)).toBeLessThan(1);
      }
    }
    await matrix.head(2).click();
    await figure.ready();
    expect((await figure.moment()).numbers!.head).toBe(2);
    expect(await matrix.head(2).getAttribute('aria-pressed')).toBe('true');
    expectAgreement(await figure.moment());
    await matrix.head(3).focus();
    await figure.press('Enter');
    expect((await figure.moment()).numbers!.head).toBe(3);
    expect((await matrix.head(1).innerText()).trim()).toBe(heads[1]);
  });

  test('of a very long text only the chosen one is there', async ({ visit, server }) => {
    const { figure, matrix } = await open(visit, server);
    await figure.set({ views: 'matrix', sentence: 'many words '.repeat(300), token: 5 });
    expect(await matrix.headPicture(0)).not.toBeNull();
    expect(await matrix.headPicture(1)).toBeNull();
    expect(await matrix.view.innerText()).toContain('only the chosen head’s weights are kept');
    await matrix.head(1).click();
    await figure.ready();
    expect(await matrix.headPicture(1)).not.toBeNull();
  });
});
