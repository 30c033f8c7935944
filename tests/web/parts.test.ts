import { readFileSync } from 'node:fs';
import { expect } from 'vitest';
import { views } from '../../web/src/views/registry.js';
import { test } from './support/browser.js';
import { dress } from './support/dress.js';
import type { Figure } from './support/figure.js';

const manifest = JSON.parse(
  readFileSync(new URL('../../dist/lib/custom-elements.json', import.meta.url), 'utf8'),
) as { modules: { declarations: { cssParts?: { name: string }[] }[] }[] };

const documented = manifest.modules
  .flatMap(({ declarations }) => declarations)
  .flatMap(({ cssParts = [] }) => cssParts.map(({ name }) => name));

const partsOf = (figure: Figure) =>
  figure.element.evaluate((element) =>
    [...element.shadowRoot!.querySelectorAll('[part]')].flatMap((node) => [...node.part]),
  );

test('every part that is documented is there to be styled, and no other', async ({
  visit,
  server,
}) => {
  const figure = await visit(server.page('<attention-playground loading="eager" />'));
  const found = new Set<string>();
  for (const settings of [
    { views: views.map(({ id }) => id).join(' ') },
    { model: 'manual' },
    { model: 'concept', lesson: 'first-look' },
    { token: 99 },
  ]) {
    await figure.set(settings);
    for (const part of await partsOf(figure)) found.add(part);
  }
  await figure.element.locator('[part="share"]').click();
  await figure.element.locator('[part="share-panel"]').waitFor();
  for (const part of await partsOf(figure)) found.add(part);
  expect([...found].sort()).toEqual(documented.sort());
});

test('a page styles and hides parts', async ({ visit, server }) => {
  const figure = await visit(server.page('<attention-playground loading="eager" />'));
  await figure.ready();
  await dress(
    figure.page,
    `attention-playground::part(controls) { display: none }
     attention-playground::part(query) { border-style: dashed }`,
  );
  expect(await figure.controls.isVisible()).toBe(false);
  const borders = await figure.words.evaluateAll((words) =>
    words.map((word) => getComputedStyle(word).borderTopStyle),
  );
  expect(borders).toEqual(borders.map((_, index) => (index === 1 ? 'dashed' : 'solid')));
});
