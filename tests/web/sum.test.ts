import { expect } from 'vitest';
import { expectAgreement, shows } from './support/agreement.js';
import { test } from './support/browser.js';
import type { Figure } from './support/figure.js';

/** The weights of the query token, and what they give. */
async function query(figure: Figure) {
  const { picture, numbers } = await figure.moment();
  const { token, tensors, keyTokens } = numbers!;
  const rowOf = (name: 'weights' | 'output') => {
    const { data, shape } = tensors[name]!;
    return data.slice(token * shape[1], (token + 1) * shape[1]);
  };
  return {
    picture,
    tensors,
    m: keyTokens.length,
    weights: rowOf('weights'),
    output: rowOf('output'),
  };
}

const total = (numbers: Float32Array) => numbers.reduce((sum, number) => sum + number, 0);

test('a cell of the sum opens its terms', async ({ visit, server }) => {
  const figure = await visit(server.site);
  await figure.ready();
  const count = (await query(figure)).output.length;
  for (const dimension of [count - 1, 0]) {
    await figure.sumCells.nth(dimension).click();
    expect((await query(figure)).picture.waterfall!.dimension).toBe(dimension);
    expectAgreement(await figure.moment());
  }
  await figure.press('ArrowRight');
  expect((await query(figure)).picture.waterfall!.dimension).toBe(1);
  expect(await figure.focusIsVisible()).toBe(true);
  expectAgreement(await figure.moment());
});

for (const hand of ['keyboard', 'mouse'] as const) {
  test(`a weight is moved by ${hand}: all others make room`, async ({ visit, server }) => {
    const figure = await visit(server.site);
    await figure.ready();
    const before = await query(figure);
    const slider = figure.weightSliders.nth(6);
    if (hand === 'keyboard') {
      await slider.focus();
      for (let i = 0; i < 3; ++i) await figure.press('PageUp');
    } else {
      await slider.scrollIntoViewIfNeeded();
      const box = (await slider.boundingBox())!;
      await figure.page.mouse.move(box.x + 2, box.y + box.height / 2);
      await figure.page.mouse.down();
      await figure.page.mouse.move(box.x + box.width * 0.5, box.y + box.height / 2, { steps: 5 });
      await figure.page.mouse.up();
      await figure.ready();
    }

    const after = await query(figure);
    expect(after.weights[6]!).toBeGreaterThan(before.weights[6]! + 0.2);
    expect(total(after.weights)).toBeCloseTo(1, 5);
    // The others keep their proportions.
    const ratio = after.weights[0]! / before.weights[0]!;
    for (let j = 0; j < 6; ++j)
      expect(after.weights[j]! / before.weights[j]!).toBeCloseTo(ratio, 3);
    // And the sum is that of the weights as they are now.
    const { data, shape } = after.tensors.values!;
    for (const [c, number] of after.output.entries()) {
      const sum = after.weights.reduce(
        (sum, weight, j) => sum + weight * data[j * shape[1] + c]!,
        0,
      );
      expect(number).toBeCloseTo(sum, 5);
    }
    expectAgreement(await figure.moment());

    await figure.resetButton.click();
    await figure.ready();
    expect((await query(figure)).weights).toEqual(before.weights);
    expectAgreement(await figure.moment());
  });
}

test('words are added to the sum one at a time', async ({ visit, server }) => {
  const figure = await visit(server.site);
  await figure.ready();
  const { tensors, m, weights, output } = await query(figure);
  const { data, shape } = tensors.values!;
  await figure.stepSlider.focus();
  await figure.press('Home');
  for (let added = 0; added < m; ++added) {
    const texts = await figure.sumTexts();
    for (const c of output.keys()) {
      let sum = 0;
      for (let j = 0; j < added; ++j) sum += weights[j]! * data[j * shape[1] + c]!;
      expect(shows(texts[c]!, sum, 3), `${added} words, ${c}: ${texts[c]}, not ${sum}`).toBe(true);
    }
    await figure.press('ArrowRight');
  }
  for (const [c, text] of (await figure.sumTexts()).entries()) {
    expect(shows(text, output[c]!, 3)).toBe(true);
  }
});

test('formula and terms follow the words that are added', async ({ visit, server }) => {
  const figure = await visit(server.site);
  await figure.set({ folded: '' });
  const { tensors, m, picture } = await query(figure);
  const sums = tensors.partialSums!;
  const { dimension } = picture.waterfall!;
  await figure.stepSlider.focus();
  await figure.press('Home');
  for (let added = 0; added < m; ++added) {
    const isWaiting = (token: number) => token >= added;
    const { terms, spoken } = await figure.formula();
    expect(terms.map(({ isFaded }) => isFaded)).toEqual(terms.map(({ token }) => isWaiting(token)));
    expect(spoken.slice(0, 2).join(' ')).toContain(
      `so far equals the sum over j up to ${added} of`,
    );
    expect(await figure.fadedTerms()).toEqual(
      picture.waterfall!.terms.map(({ token }) => token).filter(isWaiting),
    );
    const { total } = (await query(figure)).picture.waterfall!;
    const expected = added === 0 ? 0 : sums.data[(added - 1) * sums.shape[1] + dimension]!;
    expect(shows(total, expected, 3), `${added} words: ${total}, not ${expected}`).toBe(true);
    await figure.press('ArrowRight');
  }
  const { terms, spoken } = await figure.formula();
  expect(terms.some(({ isFaded }) => isFaded)).toBe(false);
  expect(spoken[0]).toContain('output of black');
  expectAgreement(await figure.moment());
});

test('the word that was added last is lit wherever it stands', async ({ visit, server }) => {
  const figure = await visit(server.site);
  await figure.set({ folded: '' });
  await figure.stepSlider.focus();
  await figure.press('Home');
  expect((await figure.lit()).tokens, 'none was added').toEqual([]);
  for (const added of [1, 2, 3]) {
    await figure.press('ArrowRight');
    const { tokens, viewsWithToken } = await figure.lit();
    expect(tokens).toEqual([added - 1]);
    expect(viewsWithToken).toEqual(expect.arrayContaining(['sentence', 'sum', 'geometry']));
  }
  await figure.press('End');
  expect((await figure.lit()).tokens, 'all were added').toEqual([]);
});

test('the formula is read aloud, with the numbers as they are now', async ({ visit, server }) => {
  const figure = await visit(server.site);
  await figure.ready();
  const expectFormula = async () => {
    const { weights, picture } = await query(figure);
    const { spoken, terms } = await figure.formula();
    expect(terms.map(({ token }) => token)).toEqual([...weights.keys()]);
    for (const { token, number, word } of terms) {
      expect(shows(number, weights[token]!, 2), `${number} of ${word}`).toBe(true);
      expect(word).toContain(picture.words[token]!.text);
      expect(spoken).toContain(`${number} times v of ${word}`);
    }
  };
  await expectFormula();
  await figure.weightSliders.nth(6).press('PageUp');
  await figure.ready();
  await expectFormula();
  await figure.set({ sentence: 'many words '.repeat(10) });
  const { terms } = await figure.formula();
  expect(terms).toHaveLength(8);
  expect(await figure.visibleText()).toContain('12 more terms');
});

test('on a phone every number has a cell, and every bar room', async ({ visit, server }) => {
  const figure = await visit(server.site, { viewport: { width: 390, height: 900 } });
  await figure.ready();
  const { output, m } = await query(figure);
  expect(await figure.weightSliders.count()).toBe(m);
  for (const slider of await figure.weightSliders.all()) {
    expect((await slider.boundingBox())!.width).toBeGreaterThan(150);
  }
  for (const tensor of ['values', 'scaledValues', 'output']) {
    const cells = figure.element.locator(`.view.sum .strip [data-tensor="${tensor}"]`);
    expect(await cells.count()).toBe(output.length * (tensor === 'output' ? 1 : m));
    for (const cell of await cells.all()) {
      const { x, width } = (await cell.boundingBox())!;
      expect(width).toBeGreaterThan(10);
      expect(x + width).toBeLessThanOrEqual(390);
    }
  }
  expect(await figure.stripLabels()).toEqual(
    Array.from({ length: m }, () => ['value', '× weight']).flat(),
  );
});

test('what is pointed at or focused is lit wherever it stands', async ({ visit, server }) => {
  const figure = await visit(server.site);
  await figure.set({ folded: '' });
  const cell = { token: 2, dimension: 9 };
  await figure.element
    .locator(
      `[data-tensor="scaledValues"][data-token="${cell.token}"][data-dimension="${cell.dimension}"]`,
    )
    .first()
    .hover();
  const lit = await figure.lit();
  expect(lit.tokens).toEqual([cell.token]);
  expect(lit.dimensions).toEqual([cell.dimension]);
  // In the sentence, the rows, the formula and the matrix at least.
  expect(lit.viewsWithToken).toEqual(expect.arrayContaining(['sentence', 'sum', 'matrix']));

  await figure.words.nth(2).focus();
  expect((await figure.lit()).tokens).toEqual([2]);
});

test('a row of the matrix chooses its word', async ({ visit, server }) => {
  const figure = await visit(server.site);
  await figure.set({ folded: '' });
  await figure.matrixRows.nth(4).click();
  await figure.ready();
  expect((await figure.moment()).numbers!.token).toBe(4);
  expectAgreement(await figure.moment());
  await figure.press('ArrowDown');
  expect((await figure.moment()).numbers!.token).toBe(5);
  expectAgreement(await figure.moment());
});

for (const hand of ['mouse', 'keyboard'] as const) {
  test(`play adds the words by itself, and pauses, by ${hand}`, async ({ visit, server }) => {
    const figure = await visit(server.site);
    await figure.ready();
    const press = async (name: string) => {
      const button = figure.element.getByRole('button', { name });
      if (hand === 'mouse') return button.click();
      await button.focus();
      await figure.page.keyboard.press('Enter');
    };
    await press('Add the words one at a time');
    await figure.element.getByText('2 of 7 words added').waitFor();
    await press('Pause');
    const added = await figure.stepSlider.inputValue();
    expect(Number(added)).toBeGreaterThanOrEqual(2);
    expect(Number(added)).toBeLessThan(7);
    await figure.element
      .getByRole('button', { name: 'Add the words one at a time' })
      .waitFor({ state: 'visible' });
  });
}
