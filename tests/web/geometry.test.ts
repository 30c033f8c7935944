import { expect } from 'vitest';
import { shows } from './support/agreement.js';
import { test } from './support/browser.js';
import type { Figure, Numbers } from './support/figure.js';
import { type Drawing, Geometry } from './support/geometry.js';

const page = '<attention-playground views="sentence sum geometry"></attention-playground>';

type Rows = number[][];

function rowsOf({ tensors }: Numbers, name: keyof Numbers['tensors']): Rows {
  const { data, shape } = tensors[name]!;
  return Array.from({ length: shape[0] }, (_, i) => [
    ...data.subarray(i * shape[1], (i + 1) * shape[1]),
  ]);
}

const dot = (a: number[], b: number[]) => a.reduce((sum, number, i) => sum + number * b[i]!, 0);

/** Values and sums in the plane, computed anew in double precision. */
function expectedPlane(numbers: Numbers) {
  const axes = rowsOf(numbers, 'planeAxes');
  const inPlane = (vector: number[]) => axes.map((axis) => dot(axis, vector));
  const weights = rowsOf(numbers, 'weights')[numbers.token]!;
  const values = rowsOf(numbers, 'values');
  const sums = [values[0]!.map(() => 0)];
  for (const [j, value] of values.entries()) {
    sums.push(sums.at(-1)!.map((sum, c) => sum + (weights[j] ? weights[j] * value[c]! : 0)));
  }
  return { weights, values: values.map(inPlane), sums: sums.map(inPlane) };
}

/** The drawing shows the snapshot: one scale for both directions, every point where it belongs. */
function expectDrawn(drawing: Drawing, numbers: Numbers, added = numbers.keyTokens.length) {
  const { values, sums } = expectedPlane(numbers);
  const [x0, y0] = drawing.origin;
  const [far] = [...drawing.dots].sort((a, b) => {
    const size = ({ token }: { token: number }) => Math.hypot(...values[token]!);
    return size(b) - size(a);
  });
  const size = Math.hypot(...values[far!.token]!);
  const scale = size > 0 ? Math.hypot(far!.x - x0, far!.y - y0) / size : 1;
  const isAt = ([x, y]: readonly number[], point: number[], what: string) => {
    const distance = Math.hypot(x! - (x0 + point[0]! * scale), y! - (y0 - point[1]! * scale));
    expect(distance, what).toBeLessThan(0.1);
  };
  for (const { token, x, y } of drawing.dots) isAt([x, y], values[token]!, `value ${token}`);
  const shown = drawing.dots.map(({ token }) => token);
  expect(drawing.arrows.map(({ token }) => token)).toEqual(shown.filter((token) => token < added));
  for (const { token, from, to } of drawing.arrows) {
    isAt(from, sums[token]!, `tail ${token}`);
    isAt(to, sums[token + 1]!, `tip ${token}`);
  }
  isAt(drawing.sum!, sums[added]!, 'the sum');
  // The hull: convex, its corners are values, and no value that may be attended to lies outside.
  for (const { token, x, y } of drawing.dots.filter(({ token }) => !isMasked(numbers, token))) {
    expect(depth(drawing.hull, [x, y]), `value ${token} in the hull`).toBeGreaterThan(-0.1);
  }
}

function isMasked({ tensors: { mask }, token: query }: Numbers, key: number): boolean {
  return mask?.data[query * mask.shape[1] + key] === 0;
}

/** How far a point lies inside a convex polygon; below 0 outside. */
function depth(hull: [number, number][], [x, y]: [number, number]): number {
  const sides = hull.map(([ax, ay], i) => {
    const [bx, by] = hull[(i + 1) % hull.length]!;
    const turn = (bx - ax) * (y - ay) - (by - ay) * (x - ax);
    return turn / (Math.hypot(bx - ax, by - ay) || 1);
  });
  // Counter-clockwise with y upwards is clockwise on the screen.
  return Math.min(...sides.map((side) => -side));
}

const numbersOf = async (figure: Figure) => (await figure.moment()).numbers!;

test('values, hull, arrows and sum stand where the core puts them', async ({ visit, server }) => {
  const figure = await visit(server.page(page));
  const geometry = new Geometry(figure);
  for (const given of [
    {},
    { head: 2, token: 5 },
    { model: 'random', head: 0 },
    { axes: '1 4' },
    { axes: 'variance', mask: 'causal', token: 3 },
    { sentence: 'the old man saw the sea', token: 1 },
  ]) {
    await figure.set(given);
    const drawing = await geometry.drawing();
    expectDrawn(drawing, await numbersOf(figure));
    expect(depth(drawing.hull, drawing.sum!)).toBeGreaterThan(-0.1);
    expect(await geometry.verdict()).toContain('inside the hull');
  }
});

for (const hand of ['keyboard', 'mouse'] as const) {
  test(`a weight moved by ${hand} moves the sum`, async ({ visit, server }) => {
    const figure = await visit(server.page(page));
    await figure.ready();
    const geometry = new Geometry(figure);
    const before = await geometry.drawing();
    const slider = geometry.weights.nth(6);
    if (hand === 'keyboard') {
      await slider.focus();
      for (let i = 0; i < 4; ++i) await figure.press('PageUp');
      await figure.press('ArrowLeft');
      await figure.press('ArrowUp');
      expect(await geometry.weights.nth(5).evaluate((node) => node.matches(':focus'))).toBe(true);
      expect(await figure.focusIsVisible()).toBe(true);
    } else {
      await slider.scrollIntoViewIfNeeded();
      const box = (await slider.boundingBox())!;
      await figure.page.mouse.move(box.x + 4, box.y + box.height / 2);
      await figure.page.mouse.down();
      await figure.page.mouse.move(box.x + box.width * 0.6, box.y + box.height / 2, { steps: 4 });
      await figure.page.mouse.up();
      await figure.ready();
    }
    const numbers = await numbersOf(figure);
    const { weights } = expectedPlane(numbers);
    expect(weights[6]!).toBeGreaterThan(0.4);
    expect(weights.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 5);
    const after = await geometry.drawing();
    expectDrawn(after, numbers);
    expect(after.sum).not.toEqual(before.sum);
    // Nothing but the sum moved.
    expect(after.dots).toEqual(before.dots);
    await geometry.resetWeights.click();
    await figure.ready();
    expect(await geometry.drawing()).toEqual(before);
  });
}

for (const hand of ['keyboard', 'mouse'] as const) {
  test(`the query moved by ${hand} moves weights and sum`, async ({ visit, server }) => {
    const figure = await visit(server.page(page));
    await figure.ready();
    const geometry = new Geometry(figure);
    const first = await numbersOf(figure);
    const before = rowsOf(first, 'queries')[first.token]!;
    const bar = geometry.query.nth(1);
    let wanted = before[1]! - 2.2;
    if (hand === 'keyboard') {
      await geometry.query.first().focus();
      await figure.press('ArrowDown');
      for (const key of ['PageDown', 'PageDown', 'ArrowLeft', 'ArrowLeft']) await figure.press(key);
      expect(await figure.focusIsVisible()).toBe(true);
    } else {
      await bar.scrollIntoViewIfNeeded();
      const box = (await bar.boundingBox())!;
      const reach = Number(await bar.getAttribute('aria-valuemax'));
      await figure.page.mouse.move(box.x + box.width * 0.7, box.y + box.height / 2);
      await figure.page.mouse.down();
      await figure.page.mouse.move(box.x + box.width * 0.2, box.y + box.height / 2, { steps: 4 });
      await figure.page.mouse.up();
      await figure.ready();
      wanted = -0.6 * reach;
    }
    const numbers = await numbersOf(figure);
    const query = rowsOf(numbers, 'queries')[numbers.token]!;
    expect(query[1]!).toBeCloseTo(wanted, 1);
    expect(query.filter((_, c) => c !== 1)).toEqual(before.filter((_, c) => c !== 1));
    expect([...(await figure.get('query'))!.values()]).toEqual(query);
    // The weights follow from this query.
    const keys = rowsOf(numbers, 'keys');
    const powers = keys.map((key) => Math.exp(dot(query, key) / Math.sqrt(query.length)));
    const total = powers.reduce((sum, power) => sum + power, 0);
    const { weights } = expectedPlane(numbers);
    for (const [j, weight] of weights.entries()) expect(weight).toBeCloseTo(powers[j]! / total, 5);
    expectDrawn(await geometry.drawing(), numbers);

    await geometry.resetQuery.click();
    await figure.ready();
    const after = await numbersOf(figure);
    expect(rowsOf(after, 'queries')).toEqual(rowsOf(first, 'queries'));
    expect(await geometry.resetQuery.count()).toBe(0);
  });
}

test('the axes are chosen, from the keyboard too', async ({ visit, server }) => {
  const figure = await visit(server.page(page));
  await figure.ready();
  const geometry = new Geometry(figure);
  await geometry.up.selectOption({ index: 4 });
  await figure.ready();
  expect(await figure.get('axes')).toMatch(/^\d+ 3$/);
  expectDrawn(await geometry.drawing(), await numbersOf(figure));
  await geometry.across.selectOption({ index: 1 });
  await figure.ready();
  expect(await figure.get('axes')).toBe('0 3');
  const numbers = await numbersOf(figure);
  expect(rowsOf(numbers, 'planeAxes').map((axis) => axis.indexOf(1))).toEqual([0, 3]);
  expectDrawn(await geometry.drawing(), numbers);

  await geometry.across.focus();
  await figure.press('ArrowUp');
  expect(await figure.get('axes')).toBe('variance');
  expect(await figure.focusIsVisible()).toBe(true);
});

test('the arrows follow the words that were added', async ({ visit, server }) => {
  const figure = await visit(server.page(page));
  await figure.ready();
  const geometry = new Geometry(figure);
  await figure.stepSlider.focus();
  await figure.press('Home');
  for (let added = 0; added <= 7; ++added) {
    const drawing = await geometry.drawing();
    expectDrawn(drawing, await numbersOf(figure), added);
    expect(drawing.labels).toContain(added === 7 ? 'the sum' : `${added} of 7 added`);
    await figure.press('ArrowRight');
  }
});

test('pointing at a value lights its arrow and tells its step', async ({ visit, server }) => {
  const figure = await visit(server.page(page));
  await figure.ready();
  const geometry = new Geometry(figure);
  await geometry.dot(1).hover();
  expect(await geometry.readout()).toMatch(/^black: 0\.\d\d × \(.+\) takes the sum from/);
  expect(await geometry.arrow(1).getAttribute('data-lit-token')).toBe('');
  await geometry.weights.nth(3).focus();
  expect(await geometry.readout()).toMatch(/^sat: /);
  expect(await geometry.dot(3).getAttribute('data-lit-token')).toBe('');
});

test('coordinates are taken apart, in two actions', async ({ visit, server }) => {
  const figure = await visit(server.page(page));
  await figure.ready();
  const geometry = new Geometry(figure);
  await geometry.numbers.click();
  await geometry.chooseNumbers('mat');
  const { numbers } = await figure.moment();
  const { weights, values, sums } = expectedPlane(numbers!);
  const lines = await geometry.apart();
  for (const [axis, title] of ['Across', 'Up'].entries()) {
    const [, coordinate] = / = (\S+)/.exec(lines.find((line) => line.startsWith(title))!)!;
    expect(shows(coordinate!, values[6]![axis]!, 2), coordinate).toBe(true);
    const sum = lines.find((line) => line.startsWith(`sum, ${title.toLowerCase()}`))!;
    const parts = /: (\S+) \+ (\S+) × (\S+) = (\S+)$/.exec(sum)!.slice(1);
    const expected = [sums[6]![axis]!, weights[6]!, values[6]![axis]!, sums[7]![axis]!];
    const right = parts.map((part, i) => shows(part.replace(/[()]/g, ''), expected[i]!, 4));
    expect(right, sum).toEqual([true, true, true, true]);
  }
});

test('under a mask the hull is that of the words that may be attended to', async ({
  visit,
  server,
}) => {
  const figure = await visit(server.page(page));
  await figure.set({ mask: 'causal', token: 1 });
  const drawing = await new Geometry(figure).drawing();
  expectDrawn(drawing, await numbersOf(figure));
  expect(drawing.hull).toHaveLength(2);
});

test('equal values share a label', async ({ visit, server }) => {
  const figure = await visit(server.page(page));
  await figure.ready();
  expect((await new Geometry(figure).drawing()).labels).toContain('the ×2');
});

test('without a distribution nothing is promised, or moved', async ({ visit, server }) => {
  const figure = await visit(server.page(page));
  await figure.set({ model: 'random', scheme: 'dot-normalised' });
  const geometry = new Geometry(figure);
  const seen = { negative: 0, inside: 0 };
  for (let seed = 1; seed <= 6; ++seed) {
    await figure.set({ seed });
    const numbers = await numbersOf(figure);
    const { weights } = expectedPlane(numbers);
    expectDrawn(await geometry.drawing(), numbers);
    const isNegative = weights.some((weight) => weight < 0);
    ++seen[isNegative ? 'negative' : 'inside'];
    expect(await geometry.verdict()).toContain(isNegative ? 'below 0' : 'inside the hull');
    const slider = geometry.weights.first();
    expect(await slider.getAttribute('aria-disabled')).toBe(isNegative ? 'true' : null);
    if (!isNegative) continue;
    await slider.focus();
    await figure.press('PageUp');
    expect(await figure.get('weighting')).toBeUndefined();
    expect(await figure.problem()).toBeNull();
  }
  expect(seen.negative).toBeGreaterThan(0);
});

test('of a long text the heaviest words are drawn', async ({ visit, server }) => {
  const figure = await visit(server.page(page));
  const words = Array.from({ length: 300 }, (_, i) => ['the', 'black', 'cat', 'sat'][i % 4]);
  await figure.set({ sentence: words.join(' '), model: 'random', token: 0 });
  const geometry = new Geometry(figure);
  const drawing = await geometry.drawing();
  const numbers = await numbersOf(figure);
  expect(drawing.dots.length).toBe(40);
  expectDrawn(drawing, numbers);
  const { weights } = expectedPlane(numbers);
  const drawn = new Set(drawing.dots.map(({ token }) => token));
  const least = Math.min(...[...drawn].map((token) => weights[token]!));
  for (const [j, weight] of weights.entries())
    if (!drawn.has(j)) expect(weight).toBeLessThanOrEqual(least);
  expect(await geometry.weights.count()).toBe(40);
});
