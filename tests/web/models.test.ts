import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { expectAgreement } from './support/agreement.js';
import { test } from './support/browser.js';
import type { Figure } from './support/figure.js';

const street = (end: string) => `the animal did not cross the street because it was too ${end}`;

/** The word on which the one that asks puts most weight. */
async function favourite(figure: Figure): Promise<string> {
  const { numbers } = await figure.moment();
  const { data, shape } = numbers!.tensors.weights!;
  const row = [...data.subarray(numbers!.token * shape[1], (numbers!.token + 1) * shape[1])];
  return numbers!.keyTokens[row.indexOf(Math.max(...row))]!;
}

const choose = (figure: Figure, model: string) =>
  figure.controls.getByRole('combobox', { name: 'Model' }).selectOption(model);

describe('the trained model', () => {
  test.for([
    ['tired', 'animal'],
    ['wide', 'street'],
  ] as const)('finds what "it" is when it was too %s', async ([end, who], { server, visit }) => {
    const figure = await visit(server.site);
    await figure.set({ model: 'trained', layer: 1, sentence: street(end), token: 8 });
    const heads = figure.controls.getByRole('group', { name: 'Head' }).locator('label');
    const names = await heads.allInnerTexts();
    await figure.chooseHead(names.findIndex((name) => name.includes('it → what')));
    expect(await favourite(figure)).toBe(who);
    expectAgreement(await figure.moment());
  });

  test('is chosen with the layer whose heads can be read', async ({ server, visit }) => {
    const figure = await visit(server.site);
    await figure.ready();
    await choose(figure, 'trained');
    await figure.ready();
    expect(await figure.controls.getByText('adjective → noun').isVisible()).toBe(true);
    expect(await favourite(figure)).toBe('cat');
    await figure.controls.getByRole('combobox', { name: 'Layer' }).selectOption('1');
    await figure.ready();
    expect(await figure.get('layer')).toBe(0);
    expectAgreement(await figure.moment());
  });

  test('offers words that it knows in place of those that it does not', async ({
    server,
    visit,
  }) => {
    const figure = await visit(server.site);
    await figure.set({ model: 'trained', sentence: 'the blak cat sat on the mat' });
    const offer = figure.element.locator('.known-words');
    expect(await offer.innerText()).toContain('blak');
    await offer.getByRole('button', { name: 'black', exact: true }).click();
    await figure.ready();
    expect(await figure.get('sentence')).toBe('the black cat sat on the mat');
    expect(await offer.count()).toBe(0);
  });
});

describe('the translator', () => {
  test('writes the sentence itself, and looks at the word that it translates', async ({
    server,
    visit,
  }) => {
    const figure = await visit(server.site);
    await figure.ready();
    await choose(figure, 'translator');
    await figure.ready();
    const { numbers } = await figure.moment();
    expect(numbers!.tokens.join(' ')).toBe('le petit chat noir voit une maison blanche');
    await figure.set({ token: numbers!.tokens.indexOf('noir') });
    expect(await favourite(figure)).toBe('black');
    expectAgreement(await figure.moment());
  });

  test('translates what the reader types', async ({ server, visit }) => {
    const figure = await visit(server.site);
    await figure.set({ model: 'translator' });
    await figure.element.locator('.source-field').fill('a big white dog');
    await figure.ready();
    expect((await figure.moment()).numbers!.tokens.join(' ')).toBe('un grand chien blanc');
  });

  test('looks at a translation of the reader’s too, until it is to write again', async ({
    server,
    visit,
  }) => {
    const figure = await visit(server.site);
    await figure.set({ model: 'translator', sentence: 'le chat noir' });
    expect((await figure.moment()).numbers!.tokens).toEqual(['le', 'chat', 'noir']);
    await figure.element.getByRole('button', { name: 'Let the model translate' }).click();
    await figure.ready();
    expect((await figure.moment()).numbers!.tokens).toHaveLength(8);
  });

  test.for(['encoder', 'decoder', 'cross'])(
    'shows its attention %s',
    async (id, { server, visit }) => {
      const figure = await visit(server.site);
      await figure.set({ model: 'translator', token: 0 });
      await figure.controls.getByRole('combobox', { name: 'Attention' }).selectOption(id);
      await figure.ready();
      const { numbers } = await figure.moment();
      expect(numbers!.tokens.includes('chat')).toBe(id !== 'encoder');
      expect(numbers!.keyTokens.includes('cat')).toBe(id !== 'decoder');
      expectAgreement(await figure.moment());
    },
  );

  test('leaves no French behind for the next model', async ({ server, visit }) => {
    const figure = await visit(server.site);
    await figure.ready();
    const before = await figure.moment();
    await choose(figure, 'translator');
    await figure.ready();
    await choose(figure, 'concept');
    await figure.ready();
    expect(await figure.moment()).toEqual(before);
  });
});

test('a model that cannot be fetched is an error, the picture stays, and the next try works', async ({
  server,
  visit,
}) => {
  const figure = await visit(server.site, { expected: /404|safetensors/ });
  await figure.ready();
  const before = (await figure.moment()).numbers;
  const files = /\.safetensors$/;
  const refuse = (page: Page) => page.route(files, (route) => route.fulfill({ status: 404 }));
  await refuse(figure.page);
  await figure.set({ model: 'trained' });
  const { error, numbers } = await figure.moment();
  expect(error).toMatchObject({ argument: 'model' });
  expect(error!.message).toContain('status 404');
  expect(numbers).toEqual(before);
  await figure.page.unroute(files);
  await figure.set({ model: 'concept' });
  await figure.set({ model: 'trained' });
  expect((await figure.moment()).error).toBeNull();
});
