import type { Locator } from 'playwright-core';
import { expect } from 'vitest';
import { expectAgreement, shows } from './support/agreement.js';
import { test } from './support/browser.js';
import type { Figure, Playground } from './support/figure.js';
import { expectAttention, type Settings } from './support/reference.js';

async function expectRight(figure: Figure, settings: Partial<Settings> = {}): Promise<void> {
  const moment = await figure.moment();
  expect(moment.error).toBeNull();
  expectAgreement(moment);
  expectAttention(moment.numbers!, { mask: 'none', temperature: 1, ...settings });
}

const embeddings = async (figure: Figure) =>
  (await figure.moment()).numbers!.tensors.embeddings!.data;

test('choosing a model shows its numbers, from its first head', async ({ visit, server }) => {
  const figure = await visit(server.site);
  await figure.set({ head: 2 });
  const before = await embeddings(figure);
  await figure.chooseModel('random');
  await expectRight(figure);
  expect(await figure.get('model')).toBe('random');
  expect((await figure.moment()).numbers!.head).toBe(0);
  expect(await embeddings(figure)).not.toEqual(before);

  await figure.chooseModel('concept');
  await expectRight(figure);
  expect(await embeddings(figure)).toEqual(before);
});

test('choosing a head shows that head', async ({ visit, server }) => {
  const figure = await visit(server.site);
  await figure.ready();
  const count = (await figure.moment()).numbers!.heads.length;
  expect(await figure.headControls.count()).toBe(count);
  const seen = new Set<string>();
  for (let head = count - 1; head >= 0; --head) {
    await figure.chooseHead(head);
    await expectRight(figure);
    const { numbers } = await figure.moment();
    expect(numbers!.head).toBe(head);
    seen.add(JSON.stringify(numbers!.tensors.weights!.data));
  }
  expect(seen.size, 'different weights').toBe(count);
});

test('choosing a mask hides what comes later', async ({ visit, server }) => {
  const figure = await visit(server.site);
  await figure.ready();
  await figure.chooseMask('causal');
  await expectRight(figure, { mask: 'causal' });
  const { rows } = (await figure.moment()).picture;
  expect(rows.map(({ score }) => score === '–')).toEqual([
    false,
    false,
    true,
    true,
    true,
    true,
    true,
  ]);
  expect(rows.slice(2).every(({ share }) => share === '0 %')).toBe(true);

  await figure.chooseMask('none');
  await expectRight(figure);
});

test('choosing a position changes the embeddings', async ({ visit, server }) => {
  const figure = await visit(server.site);
  await figure.ready();
  const seen = new Set<string>();
  for (const position of ['none', 'sinusoidal', 'model']) {
    await figure.choosePosition(position);
    await expectRight(figure);
    seen.add(JSON.stringify(await embeddings(figure)));
  }
  expect(seen.size).toBe(3);
});

test('moving the temperature changes the weights, and says how far', async ({ visit, server }) => {
  const figure = await visit(server.site);
  await figure.ready();
  for (const steps of [8, -20]) {
    const before = await figure.get('temperature');
    await figure.moveTemperature(steps);
    const temperature = await figure.get('temperature');
    expect(Math.sign(temperature - before)).toBe(Math.sign(steps));
    expect(shows(await figure.displayedTemperature(), temperature, 1)).toBe(true);
    await expectRight(figure, { temperature });
  }
});

test('further settings are folded until one of them is not the default', async ({
  visit,
  server,
}) => {
  const figure = await visit(server.site);
  await figure.ready();
  const further = {
    mask: 'causal',
    position: 'sinusoidal',
    temperature: 2,
    scheme: 'softmax',
  };
  expect(await figure.modelControl.isVisible(), 'model').toBe(true);
  expect(await figure.headControls.first().isVisible(), 'head').toBe(true);
  expect(await figure.maskControl.isVisible(), 'as it opens').toBe(false);
  for (const [name, value] of Object.entries(further)) {
    await figure.set({ [name]: value });
    expect(await figure.maskControl.isVisible(), name).toBe(true);
    expect(await figure.furtherSwitch.innerText()).toContain('changed');
    await figure.element.evaluate((element) => (element as Playground).undo());
    await figure.ready();
    expect(await figure.maskControl.isVisible(), `without ${name}`).toBe(false);
  }
});

test('the reader folds and unfolds them whatever they are', async ({ visit, server }) => {
  const figure = await visit(server.site);
  await figure.set({ temperature: 2 });
  await figure.furtherSwitch.click();
  expect(await figure.maskControl.isVisible()).toBe(false);
  await figure.set({ temperature: 3 });
  expect(await figure.maskControl.isVisible(), 'it stays as the reader left it').toBe(false);
  expect(await figure.furtherSwitch.innerText()).toContain('temperature');
  await figure.furtherSwitch.click();
  await figure.set({ temperature: 1 });
  expect(await figure.maskControl.isVisible()).toBe(true);
});

// What a choice called “as the model has it” says must be what the core does.
for (const { model, mask, position } of [
  { model: 'concept', mask: 'none', position: null },
  { model: 'random', mask: 'none', position: 'sinusoidal' },
]) {
  test(`the choices say what the model ${model} has`, async ({ visit, server }) => {
    const figure = await visit(server.site);
    await figure.set({ model });
    await figure.unfoldSettings();
    const ofModel = (control: Locator) => control.locator('option[value="model"]').textContent();
    expect(await ofModel(figure.maskControl)).toContain(`: ${mask}`);
    if (position) expect(await ofModel(figure.positionControl)).toContain(`: ${position}`);
    const before = await figure.moment();
    await figure.set(position ? { mask, position } : { mask });
    expect((await figure.moment()).numbers).toEqual(before.numbers);
  });
}

test('the keyboard alone reaches and changes every setting', async ({ visit, server }) => {
  const figure = await visit(server.site);
  await figure.ready();
  const settings = [
    { control: figure.modelControl, key: 'ArrowDown', name: 'model' },
    { control: figure.headControls.first(), key: 'ArrowRight', name: 'head' },
    { control: figure.furtherSwitch, key: 'Enter', name: null },
    { control: figure.maskControl, key: 'ArrowDown', name: 'mask' },
    { control: figure.positionControl, key: 'ArrowDown', name: 'position' },
    { control: figure.temperatureControl, key: 'ArrowRight', name: 'temperature' },
  ] as const;
  for (const { control, key, name } of settings) {
    const what = name ?? 'more settings';
    expect(await figure.tabTo(control), `Tab comes to ${what}`).toBe(true);
    expect(await figure.focusIsVisible(), `visible focus on ${what}`).toBe(true);
    const before = name && (await figure.get(name));
    await figure.press(key);
    if (!name) continue;
    expect(await figure.get(name), `${name} after ${key}`).not.toBe(before);
  }
  const temperature = await figure.get('temperature');
  const mask = (await figure.get('mask')) as 'none' | 'causal';
  await expectRight(figure, { mask, temperature });
});

test('numbers can be shown, by hand and by keyboard', async ({ visit, server }) => {
  const figure = await visit(server.site);
  await figure.ready();
  expect(await figure.numbersAreVisible()).toBe(false);
  await figure.toggleNumbers();
  expectAgreement(await figure.moment());
  expect(await figure.numbersAreVisible()).toBe(true);
  expect(await figure.tabTo(figure.editButton)).toBe(true);
  expect(await figure.tabTo(figure.numbersSwitch)).toBe(true);
  expect(await figure.focusIsVisible()).toBe(true);
  await figure.press('Enter');
  expect(await figure.numbersAreVisible()).toBe(false);
});

test('both sentences say what they give', async ({ visit, server }) => {
  const figure = await visit(server.site);
  await figure.ready();
  const first = figure.element.getByText('First sentence: its words ask');
  expect(await first.count()).toBe(0);
  await figure.set({ source: 'a small dog saw the white bird' });
  expect(await first.innerText()).toContain('queries');
  expect(await figure.element.getByText('Second sentence: its words').innerText()).toContain(
    'keys and values',
  );
});
