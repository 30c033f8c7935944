import { expect } from 'vitest';
import { expectAgreement } from './support/agreement.js';
import { test } from './support/browser.js';
import type { Figure } from './support/figure.js';

// The default sentence: the black cat sat on the mat.
const last = 6;

async function expectChosen(figure: Figure, token: number): Promise<void> {
  const moment = await figure.moment();
  expect(moment.error).toBeNull();
  expect(moment.numbers!.token).toBe(token);
  expect(moment.picture.words.map(({ chosen }) => chosen).indexOf(true)).toBe(token);
  expectAgreement(moment);
}

test('the page opens with a figure that is right', async ({ visit, server }) => {
  const figure = await visit(server.site);
  await figure.ready();
  await expectChosen(figure, 1);
  expect(await figure.problem()).toBeNull();
});

test('a click chooses a word', async ({ visit, server }) => {
  const figure = await visit(server.site);
  await figure.ready();
  for (const token of [2, 6, 0, 5]) {
    await figure.clickWord(token);
    await expectChosen(figure, token);
  }
});

test('a touch chooses a word', async ({ visit, server }) => {
  const viewport = { width: 390, height: 844 };
  const figure = await visit(server.site, { hasTouch: true, isMobile: true, viewport });
  await figure.ready();
  for (const token of [4, 0, 6]) {
    await figure.tapWord(token);
    await expectChosen(figure, token);
  }
});

test('the keyboard alone chooses words', async ({ visit, server }) => {
  const figure = await visit(server.site);
  await figure.ready();
  expect(await figure.tabTo(figure.words.nth(1))).toBe(true);
  expect(await figure.focusIsVisible()).toBe(true);

  const steps: [string, number][] = [
    ['ArrowRight', 2],
    ['ArrowDown', 3],
    ['ArrowLeft', 2],
    ['ArrowUp', 1],
    ['End', last],
    ['ArrowLeft', last - 1],
    ['Home', 0],
    ['ArrowRight', 1],
  ];
  for (const [key, token] of steps) {
    await figure.press(key);
    await expectChosen(figure, token);
    // The focus goes with the choice, or the next key would go astray.
    const focused = await figure.words.nth(token).evaluate((word) => word.matches(':focus'));
    expect(focused, `focus after ${key}`).toBe(true);
    expect(await figure.focusIsVisible(), `visible focus after ${key}`).toBe(true);
  }
});

test('right-to-left words follow the arrows as the eye sees them', async ({ visit, server }) => {
  const figure = await visit(server.site);
  await figure.set({ sentence: 'القطة السوداء جلست على الحصيرة', token: 1 });
  await figure.words.nth(1).focus();
  const left = async (index: number) => (await figure.words.nth(index).boundingBox())!.x;
  expect(await left(0), 'the first word stands right of the second').toBeGreaterThan(await left(1));

  await figure.press('ArrowLeft');
  await expectChosen(figure, 2);
  await figure.press('ArrowRight');
  await expectChosen(figure, 1);
});

test('a sentence is typed, and every step of it shows', async ({ visit, server }) => {
  const figure = await visit(server.site);
  await figure.ready();
  await figure.typeSentence('dogs chase small birds');
  expectAgreement(await figure.moment());
  await figure.stopEditing();
  await figure.ready();

  const { picture, numbers } = await figure.moment();
  expect(picture.words.map(({ text }) => text)).toEqual(['dogs', 'chase', 'small', 'birds']);
  expect(numbers!.tokens).toEqual(['dogs', 'chase', 'small', 'birds']);
  expect(await figure.get('sentence')).toBe('dogs chase small birds');
});

test('Escape takes back what was typed, Enter keeps it', async ({ visit, server }) => {
  const figure = await visit(server.site);
  await figure.clickWord(5);
  const before = await figure.moment();
  await figure.typeSentence('two words');
  expect((await figure.moment()).numbers!.token, 'the word that asked is gone').toBeLessThan(2);
  await figure.giveUpEditing();
  expect(await figure.textField.count()).toBe(0);
  expect(await figure.moment()).toEqual(before);

  await figure.typeSentence('');
  await figure.giveUpEditing();
  expect(await figure.moment(), 'from an empty field').toEqual(before);

  await figure.typeSentence('two words');
  await figure.stopEditing();
  expect(await figure.get('sentence')).toBe('two words');
  await figure.startEditing();
  await figure.giveUpEditing();
  expect(await figure.get('sentence'), 'nothing was typed').toBe('two words');
});

test('the keyboard alone edits the sentence', async ({ visit, server }) => {
  const figure = await visit(server.site);
  await figure.ready();
  expect(await figure.tabTo(figure.editButton)).toBe(true);
  expect(await figure.focusIsVisible()).toBe(true);
  await figure.page.keyboard.press('Enter');
  await figure.page.keyboard.press('ControlOrMeta+A');
  await figure.page.keyboard.type('the cat');
  await figure.page.keyboard.press('Enter');
  await figure.ready();
  expect((await figure.moment()).numbers!.tokens).toEqual(['the', 'cat']);
  // Who leaves the field is not thrown back to the start of the page.
  const focused = await figure.editButton.evaluate((button) => button.matches(':focus'));
  expect(focused).toBe(true);
});
