import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import type { Lesson } from '../../web/src/lessons/lesson.js';
import { lessonTexts } from '../../web/src/lessons/registry.js';
import { translated } from '../../web/src/lessons/translated.js';
import { lessonIds } from '../../web/src/store/properties.js';
import { say } from '../../web/src/texts/dictionary.js';
import { french } from '../../web/src/texts/fr/french.js';
import { test } from './support/browser.js';
import type { Figure } from './support/figure.js';
import { LessonPanel } from './support/lesson.js';
import { faults, type Schema } from './support/schema.js';
import { walk } from './support/walk.js';

const folder = fileURLToPath(new URL('../../web/lessons/', import.meta.url));
const read = (name: string) => JSON.parse(readFileSync(folder + name, 'utf8'));
const schema: Schema = read('schema.json');

test('the folder holds the lessons of the store, the schema, and nothing else', () => {
  const expected = [...lessonIds.map((id) => `${id}.json`), 'schema.json'].sort();
  expect(readdirSync(folder).sort()).toEqual(expected);
});

describe.each(lessonIds)('%s', (id) => {
  const lesson: Lesson = read(`${id}.json`);

  test('follows the schema, and ends with a question', () => {
    expect(faults(read(`${id}.json`), schema)).toEqual([]);
    expect(lesson.id).toBe(id);
    expect(lesson.steps.at(-1)!.task).toBeDefined();
  });

  test.for([
    ['wide', 1280, 720],
    ['phone', 390, 780],
  ] as const)(
    'can be gone through as a reader does: %s',
    async ([, width, height], { server, visit }) => {
      const figure = await visit(server.site, { viewport: { width, height } });
      expect(await walk(figure, lesson)).toEqual([]);
      expect(await figure.get('lesson')).toBe('');
    },
  );

  test('a step looks the same whatever was done before it', async ({ server, visit }) => {
    const figure = await visit(server.site);
    const panel = new LessonPanel(figure);
    await figure.set({ lesson: id });
    const first = await figure.moment();
    await panel.press('next');
    await figure.set({ temperature: 3, model: 'random', head: 0 });
    await panel.press('back');
    expect(await figure.moment()).toEqual(first);
  });
});

describe('in French', () => {
  // The helpers find what readers find by the texts that the page shows.
  beforeAll(() => say(french));
  afterAll(() => say(null));

  test.for(['first-look', 'row-and-column', 'why-a-query'] as const)(
    '%s can be gone through as a reader does',
    async (id, { server, visit }) => {
      const { lesson: texts } = await lessonTexts.fr[id]();
      const figure = await visit(`${server.site}fr/`, { viewport: { width: 390, height: 780 } });
      expect(await walk(figure, translated(read(`${id}.json`), texts))).toEqual([]);
    },
  );
});

const own = {
  sentence: 'i love sushi',
  token: 2,
  temperature: 2,
  views: 'sentence sum',
  folded: '',
};

const ownOf = (figure: Figure) =>
  Promise.all((Object.keys(own) as (keyof typeof own)[]).map((name) => figure.get(name)));

test('closing a lesson restores the reader’s own settings', async ({ server, visit }) => {
  const figure = await visit(server.site);
  const panel = new LessonPanel(figure);
  await figure.set(own);
  await figure.set({ weighting: [0.2, 0.3, 0.5] });
  const before = await figure.moment();
  await figure.set({ lesson: 'row-and-column' });
  await figure.set({ lesson: 'why-a-query' });
  await panel.press('next');
  await panel.press('closing');
  expect(await ownOf(figure)).toEqual(Object.values(own));
  expect(await figure.moment()).toEqual(before);
  expect(await panel.region.count()).toBe(0);
});

test('an unknown lesson is an error that names it', async ({ server, visit }) => {
  const figure = await visit(server.site);
  await figure.set({ lesson: 'kept-or-gained' });
  const { error } = await figure.moment();
  expect(error).toMatchObject({ argument: 'lesson' });
  expect(error!.message).toContain('kept-or-gained');
  await figure.set({ lesson: '' });
  expect((await figure.moment()).error).toBeNull();
});

test('of lessons set one after the other the last one opens', async ({ server, visit }) => {
  const figure = await visit(server.site);
  await figure.element.evaluate((element) => {
    for (const lesson of ['first-look', 'q-k-v', 'why-a-query']) Object.assign(element, { lesson });
  });
  await figure.ready();
  const panel = new LessonPanel(figure);
  expect(await panel.text).toContain('Why a query?');
});

test('an attribute opens a lesson, with the views that it needs', async ({ server, visit }) => {
  const figure = await visit(
    server.page('<attention-playground loading="eager" lesson="q-k-v"></attention-playground>'),
  );
  await figure.ready();
  expect(await new LessonPanel(figure).text).toContain('step 1 of');
  expect(await figure.get('views')).toBe('sentence sum projections');
});

test('the site’s buttons open and close lessons, by the keyboard alone', async ({
  server,
  visit,
}) => {
  const figure = await visit(server.site);
  await figure.ready();
  const button = figure.page.getByRole('button', { name: 'First look' });
  const panel = new LessonPanel(figure);
  await button.focus();
  await figure.press('Enter');
  expect(await panel.text).toContain('step 1 of');
  expect(await panel.region.evaluate((region) => region.matches(':focus'))).toBe(true);
  expect(await button.getAttribute('aria-pressed')).toBe('true');
  expect(await figure.tabTo(panel.next)).toBe(true);
  await figure.press('Enter');
  expect(await panel.text).toContain('step 2 of');
  // The focus stays, so that a reader can go on.
  await figure.press('Enter');
  expect(await panel.text).toContain('step 3 of');
  await panel.closing.focus();
  await figure.press('Enter');
  expect(await panel.region.count()).toBe(0);
  expect(await button.getAttribute('aria-pressed')).toBe('false');
  expect(await figure.words.nth(1).evaluate((word) => word.matches(':focus'))).toBe(true);
});

test('a page that opens with a lesson takes no focus and does not scroll', async ({
  server,
  visit,
}) => {
  const figure = await visit(
    server.page(
      '<p class="tall"></p><attention-playground loading="eager" lesson="q-k-v"></attention-playground>',
    ),
  );
  await figure.ready();
  expect(await new LessonPanel(figure).text).toContain('step 1 of');
  const { focus, scrolled } = await figure.page.evaluate(() => ({
    focus: document.activeElement?.localName,
    scrolled: scrollY,
  }));
  expect({ focus, scrolled }).toEqual({ focus: 'body', scrolled: 0 });
});

test('each step, and what is said when its task is done, is announced whole', async ({
  server,
  visit,
}) => {
  const figure = await visit(server.site);
  const panel = new LessonPanel(figure);
  await figure.set({ lesson: 'why-a-query' });
  const paragraphs = () => panel.announced.elementHandles();
  const areGone = async (before: Awaited<ReturnType<typeof paragraphs>>) =>
    Promise.all(before.map((paragraph) => paragraph.evaluate((node) => !node.isConnected)));
  const first = await paragraphs();
  await panel.do({ ratio: 0.3 });
  expect(await areGone(first)).toEqual([false, true]);
  const second = await paragraphs();
  await panel.press('next');
  expect(await areGone(second)).toEqual([true, true]);
});

test('what is lit in a closed disclosure is opened once, and stays as the reader leaves it', async ({
  server,
  visit,
}) => {
  const figure = await visit(server.site);
  await figure.ready();
  await figure.element.evaluate((element) => {
    const controls = element.shadowRoot!.querySelector('.controls')!;
    const outer = document.createElement('details');
    const inner = document.createElement('details');
    controls.replaceWith(outer);
    outer.append(inner);
    inner.append(controls);
  });
  await figure.set({ lesson: 'why-a-query' });
  expect(await figure.controls.isVisible()).toBe(true);
  await figure.element.evaluate((element) => {
    element.shadowRoot!.querySelector('details')!.open = false;
  });
  await figure.set({ ratio: 0.6 });
  expect(await figure.controls.isVisible()).toBe(false);
});

test('the numbers of a step stay those of which its text speaks, while the reader tries', async ({
  server,
  visit,
}) => {
  const figure = await visit(server.site);
  const panel = new LessonPanel(figure);
  await figure.set({ lesson: 'first-look' });
  await panel.press('next');
  const before = await panel.numbers('step');
  await figure.set({ head: 3 });
  expect(await panel.numbers('step')).toEqual(before);
});
