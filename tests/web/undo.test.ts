import { expect } from 'vitest';
import { expectAgreement, expectSamePicture } from './support/agreement.js';
import { test } from './support/browser.js';
import type { Figure, Moment, Playground } from './support/figure.js';

const undoButton = ({ page }: Figure) => page.getByRole('button', { name: 'Undo' });
const redoButton = ({ page }: Figure) => page.getByRole('button', { name: 'Redo' });

/** The steps that are left: [back, forth]. */
const steps = (figure: Figure) =>
  figure.element.evaluate((element: Playground) => [element.canUndo, element.canRedo]);

async function momentNow(figure: Figure): Promise<Moment> {
  await figure.ready();
  const moment = await figure.moment();
  expect(moment.error).toBeNull();
  expectAgreement(moment);
  return moment;
}

function expectSame(actual: Moment, expected: Moment, what: string) {
  expectSamePicture(actual.picture, expected.picture, what);
  expect(actual.numbers, what).toEqual(expected.numbers);
}

/** What a reader does, one step each. */
const actions: [what: string, act: (figure: Figure) => Promise<unknown>][] = [
  ['a word', (figure) => figure.clickWord(4)],
  ['another word', (figure) => figure.clickWord(2)],
  ['the mask', (figure) => figure.chooseMask('causal')],
  ['a head', (figure) => figure.chooseHead(1)],
  ['the temperature', (figure) => figure.moveTemperature(5)],
  ['a weight', (figure) => figure.weightSliders.nth(1).press('ArrowRight')],
  ['the model', (figure) => figure.chooseModel('random')],
  ['the sentence', (figure) => typeWords(figure, 'two small words')],
];

async function typeWords(figure: Figure, text: string) {
  await figure.startEditing();
  await figure.typeSentence(text);
  await figure.stopEditing();
}

for (const way of ['mouse', 'keyboard'] as const) {
  test(`every action is taken back and again, by ${way}`, async ({ visit, server }) => {
    const figure = await visit(server.site);
    const moments = [await momentNow(figure)];
    expect(await undoButton(figure).isDisabled()).toBe(true);
    for (const [, act] of actions) {
      await act(figure);
      moments.push(await momentNow(figure));
    }
    const press = async (name: 'undo' | 'redo') => {
      if (way === 'mouse') return (name === 'undo' ? undoButton : redoButton)(figure).click();
      await figure.words.first().focus();
      await figure.press(name === 'undo' ? 'Control+z' : 'Control+Shift+z');
    };
    for (let step = actions.length - 1; step >= 0; --step) {
      await press('undo');
      expectSame(await momentNow(figure), moments[step]!, `before ${actions[step]![0]}`);
    }
    expect(await steps(figure)).toEqual([false, true]);
    expect(await undoButton(figure).isDisabled()).toBe(true);
    for (let step = 1; step <= actions.length; ++step) {
      await press('redo');
      expectSame(await momentNow(figure), moments[step]!, `after ${actions[step - 1]![0]}`);
    }
    expect(await steps(figure)).toEqual([true, false]);
    expect(await redoButton(figure).isDisabled()).toBe(true);
  });
}

test('what a script sets in one go is a step, and a new one ends redo', async ({
  visit,
  server,
}) => {
  const figure = await visit(
    server.page('<attention-playground token="2"></attention-playground>'),
  );
  await figure.ready();
  expect(await steps(figure), 'attributes are the start').toEqual([false, false]);
  await figure.set({ token: 3, mask: 'causal' });
  await figure.set({ theme: 'dark', views: 'sum' });
  await figure.set({ loading: 'eager', permalinkBase: '/' });
  await figure.set({ theme: 'dark' });
  const read = await figure.element.evaluate(async (element: Playground) => {
    const seen: unknown[] = [];
    const note = () => seen.push([element.token, element.mask, element.theme, element.loading]);
    element.undo();
    note();
    element.undo();
    element.undo();
    note();
    element.redo();
    note();
    element.head = 1;
    seen.push([element.canUndo, element.canRedo]);
    await element.ready;
    return seen;
  });
  expect(read).toEqual([
    [3, 'causal', 'auto', 'eager'],
    [2, 'model', 'auto', 'eager'],
    [3, 'causal', 'auto', 'eager'],
    [true, false],
  ]);
  expectAgreement(await figure.moment());
});

test('a drag is one step; after a pause begins another', async ({ visit, server }) => {
  const figure = await visit(server.site);
  await figure.ready();
  await figure.unfoldSettings();
  const drag = async () => {
    const box = (await figure.temperatureControl.boundingBox())!;
    const { mouse } = figure.page;
    await mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    await mouse.down();
    for (let at = 5; at > 1; --at) await mouse.move(box.x + box.width / at, box.y + 5);
    await mouse.up();
    await figure.ready();
  };
  await drag();
  const first = await figure.get('temperature');
  await figure.page.waitForTimeout(1100);
  await figure.moveTemperature(3);
  await undoButton(figure).click();
  expect(await figure.get('temperature')).toBe(first);
  await undoButton(figure).click();
  expect(await figure.get('temperature')).toBe(1);
  expect(await steps(figure)).toEqual([false, true]);
});

test('in a text field the keys are the field’s own', async ({ visit, server }) => {
  const figure = await visit(server.site);
  await figure.clickWord(3);
  await figure.startEditing();
  await figure.textField.press('End');
  await figure.textField.pressSequentially('s');
  await figure.textField.press('Control+z');
  await figure.ready();
  expect(await figure.get('sentence')).toBe('the black cat sat on the mat');
  expect(await figure.get('token'), 'not the step before').toBe(3);
});

test('on the page the keys work wherever no text is typed', async ({ visit, server }) => {
  const figure = await visit(server.site);
  await figure.clickWord(3);
  await figure.page.evaluate(() => (document.activeElement as HTMLElement).blur());
  await figure.press('Control+z');
  expect(await figure.get('token'), 'on the body').toBeUndefined();
  await figure.press('Control+Shift+Z');
  expect(await figure.get('token'), 'again').toBe(3);
  await figure.page.getByRole('button', { name: 'First look' }).focus();
  await figure.press('Control+z');
  expect(await figure.get('token'), 'on a button of the page').toBeUndefined();
  await figure.press('Control+y');

  await figure.page.evaluate(() => {
    const field = document.body.appendChild(document.createElement('input'));
    field.focus();
  });
  await figure.press('Control+z');
  expect(await figure.get('token'), 'not in a field of the page').toBe(3);
});

test('an embedded figure leaves the keys of its page alone', async ({ visit, server }) => {
  const figure = await visit(
    server.page('<attention-playground loading="eager"></attention-playground>'),
  );
  await figure.clickWord(3);
  await figure.page.evaluate(() => (document.activeElement as HTMLElement).blur());
  await figure.press('Control+z');
  expect(await figure.get('token')).toBe(3);
});

test('a second sentence is taken back with its field', async ({ visit, server }) => {
  const figure = await visit(server.site);
  await figure.ready();
  // What is told of the views follows a moment later.
  await figure.element.locator('.summary', { hasText: 'puts' }).first().waitFor();
  const before = await figure.visibleText();
  await figure.page.getByRole('button', { name: 'Look at a second sentence' }).click();
  await figure.ready();
  await undoButton(figure).click();
  await momentNow(figure);
  await expect.poll(() => figure.visibleText()).toBe(before);
});

test('an error is taken back as well', async ({ visit, server }) => {
  const figure = await visit(server.site);
  const before = await momentNow(figure);
  await figure.set({ token: 99 });
  expect((await figure.moment()).error).not.toBeNull();
  await undoButton(figure).click();
  expectSame(await momentNow(figure), before, 'before the error');
});

test('a link followed on the open page is a step', async ({ visit, server }) => {
  const figure = await visit(server.site);
  await figure.clickWord(4);
  const before = await momentNow(figure);
  await figure.page.evaluate(() => location.assign('#v=1&token=2&temperature=2'));
  await expect.poll(() => figure.get('temperature')).toBe(2);
  await momentNow(figure);
  await undoButton(figure).click();
  expectSame(await momentNow(figure), before, 'before the link');
});
