import { describe, expect } from 'vitest';
import { test } from './support/browser.js';
import type { Figure, Playground } from './support/figure.js';
import { foreign, textsOf } from './support/words.js';

const views = 'sentence manual sum geometry dot-product matrix kept projections training';

/** A figure whose own words belong to neither language. */
const playground = (attributes = '') =>
  `<attention-playground loading="eager" sentence="kiki bobo zaza" ${attributes}></attention-playground>`;

/** What stands on the page and is not in the figure's language. */
const strangers = async (figure: Figure, language: 'en' | 'fr') =>
  foreign(await textsOf(figure.element), language);

const langOf = (figure: Figure) =>
  figure.element.evaluate((host) =>
    host.shadowRoot!.querySelector('.figure')!.getAttribute('lang'),
  );

test('the check finds texts of the other language', async ({ visit, server }) => {
  const figure = await visit(server.page(`${playground()}${playground('lang="fr"')}`));
  const other = figure.other(1);
  await Promise.all([figure.ready(), other.ready()]);
  expect((await strangers(figure, 'fr')).length).toBeGreaterThan(5);
  expect((await strangers(other, 'en')).length).toBeGreaterThan(5);
});

const states: Record<string, Record<string, unknown>> = {
  'as it opens': {},
  'the random model': { model: 'random', temperature: 2, mask: 'causal' },
  'a second sentence': { model: 'concept', source: 'zozo kaka', mask: 'none' },
  'a fixed ratio': { source: '', scheme: 'fixed' },
  'one pair': { scheme: 'key-key', pair: 2 },
  'keys with keys': { scheme: 'key-key-normalised' },
  'queries without exp': { scheme: 'dot-normalised' },
  'no projections': { scheme: 'softmax', projections: 'none', position: 'none' },
  'values of two dimensions': { model: 'random', projections: 'model', valueWidth: 2 },
  'weights of the reader’s own': { weighting: [0.2, 0.3, 0.5] },
  'one word': { sentence: 'kiki' },
  'many words': { sentence: 'kiki bobo zaza '.repeat(20), token: 3 },
  'typed numbers': { sentence: 'kiki bobo', token: 1, model: 'manual' },
  'a model that was trained': { sentence: 'kiki bobo zaza', model: 'trained' },
};

describe('a figure in French draws all of it in French', () => {
  test('in every view and state', async ({ visit, server }) => {
    const figure = await visit(server.page(playground(`lang="fr" views="${views}"`)));
    await figure.ready();
    expect(await langOf(figure)).toBe('fr');
    for (const [what, values] of Object.entries(states)) {
      await figure.set(values);
      expect(await strangers(figure, 'fr'), what).toEqual([]);
    }
  });

  test('what is wrong is said in French, and in English to scripts', async ({ visit, server }) => {
    const figure = await visit(server.page(playground('lang="fr"')));
    await figure.set({ temperature: -1 });
    expect(await figure.problem()).toBe(
      '«\u00a0temperature\u00a0» vaut -1, mais doit être un nombre fini supérieur à 0',
    );
    expect((await figure.moment()).error!.message).toMatch(/must be a finite number above 0$/);
    await figure.set({ temperature: 1, source: 'zozo', scheme: 'key-key' });
    expect(await figure.problem()).toContain('La méthode «\u00a0clé · clé, une seule paire');
    await figure.set({ source: '', scheme: 'softmax', sentence: '' });
    expect(await strangers(figure, 'fr')).toEqual([]);
  });

  test('numbers are written as French writes them, and attributes as machines read them', async ({
    visit,
    server,
  }) => {
    const figure = await visit(server.page(playground(`lang="fr" views="${views}"`)));
    await figure.ready();
    const texts = await textsOf(figure.element);
    expect(texts.filter((text) => /\d\.\d/.test(text))).toEqual([]);
    expect(texts.filter((text) => /\d,\d/.test(text)).length).toBeGreaterThan(50);
    expect(texts.filter((text) => /\d %/.test(text))).toEqual([]);
    const machine = await figure.element.evaluate((host) =>
      [...host.shadowRoot!.querySelectorAll('[aria-valuenow]')].map((one) =>
        Number(one.getAttribute('aria-valuenow')),
      ),
    );
    expect(machine.filter(Number.isNaN)).toEqual([]);
  });
});

describe('the language is', () => {
  test.for([
    ['that of the element', '', 'lang="fr"', 'fr'],
    ['that of an ancestor', 'lang="fr"', '', 'fr'],
    ['the element’s before an ancestor’s', 'lang="fr"', 'lang="en"', 'en'],
    ['French in Canada too', '', 'lang="fr-CA"', 'fr'],
    ['English where the page speaks another', 'lang="de"', '', 'en'],
    ['that of the document', '', '', 'en'],
  ] as const)('%s', async ([, outer, own, expected], { visit, server }) => {
    const figure = await visit(server.page(`<div ${outer}>${playground(own)}</div>`));
    await figure.ready();
    expect(await langOf(figure)).toBe(expected);
    expect(await strangers(figure, expected)).toEqual([]);
  });

  test('that of the shadow tree’s host', async ({ visit, server }) => {
    const figure = await visit(server.page('<div id="host" lang="fr"></div>'));
    const inner = figure.page.locator('attention-playground');
    await figure.page.evaluate(async () => {
      const root = document.querySelector('#host')!.attachShadow({ mode: 'open' });
      const element = document.createElement('attention-playground');
      element.loading = 'eager';
      root.append(element);
      await element.ready;
    });
    expect((await textsOf(inner)).join()).toContain('Modifier la phrase');
  });

  test('another as soon as the attribute changes, in an open lesson too', async ({
    visit,
    server,
  }) => {
    const figure = await visit(server.page(playground(`views="${views}"`)));
    await figure.set({ lesson: 'first-look' });
    await figure.element.getByRole('button', { name: 'Next', exact: true }).click();
    await figure.ready();
    const speak = (language: string) =>
      figure.element.evaluate(async (element: Playground, lang) => {
        element.lang = lang;
        await element.ready;
      }, language);
    await speak('fr');
    const texts = (await textsOf(figure.element)).join(' ');
    expect(texts).toContain('étape 2 sur 8');
    expect(texts).toContain('Ensemble, tous les poids d’un mot font un tout.');
    await figure.set({ lesson: '', sentence: 'kiki bobo zaza' });
    expect(await strangers(figure, 'fr')).toEqual([]);
    await speak('en');
    expect(await strangers(figure, 'en')).toEqual([]);
  });
});

describe('figures of two languages on one page', () => {
  test('keep apart whatever is done in them', async ({ visit, server }) => {
    const figure = await visit(
      server.page(`${playground(`views="${views}"`)}${playground(`lang="fr" views="${views}"`)}`),
    );
    const other = figure.other(1);
    await Promise.all([figure.ready(), other.ready()]);
    const changes = Object.values(states).slice(1, 5);
    for (const values of changes) {
      await Promise.all([figure.set(values), other.set(values)]);
      await figure.element.locator('.word').first().hover();
      await other.element.locator('.word').first().hover();
      expect(await strangers(figure, 'en')).toEqual([]);
      expect(await strangers(other, 'fr')).toEqual([]);
    }
  });

  test('keep apart while both are trained', async ({ visit, server }) => {
    const only = 'views="training"';
    const figure = await visit(
      server.page(`${playground(only)}${playground(`lang="fr" ${only}`)}`),
    );
    const other = figure.other(1);
    await Promise.all([figure.ready(), other.ready()]);
    await figure.element.getByRole('button', { name: 'Train', exact: true }).click();
    await other.element.getByRole('button', { name: 'Entraîner', exact: true }).click();
    for (const one of [figure, other]) {
      await one.element.locator('.training-solved:not(:empty)').waitFor({ timeout: 60_000 });
    }
    expect((await textsOf(figure.element)).join()).toMatch(/Solved after \d+ steps/);
    expect((await textsOf(other.element)).join()).toMatch(/Résolu en \d+ pas/);
  });

  test('say what is wrong with a link each in its own', async ({ visit, server }) => {
    const figure = await visit(server.page(`${playground()}${playground('lang="fr"')}`));
    const remarks = await figure.page.evaluate(async () => {
      const elements = [...document.querySelectorAll<Playground>('attention-playground')];
      const opened = elements.map((element) => element.openPermalink('#v=1&nonsense=2'));
      return (await Promise.all(opened)).map((one) => one.remarks.join());
    });
    expect(remarks[0]).toContain('which this page does not know');
    expect(remarks[1]).toContain('que cette page ne connaît pas');
  });
});

describe('the texts of a language', () => {
  test('are there before anything is drawn', async ({ visit, server }) => {
    let arrive = () => {};
    const arrived = new Promise<void>((resolve) => {
      arrive = resolve;
    });
    const figure = await visit(server.page(playground('lang="fr"')), {
      prepare: (page) =>
        page.route(/\/french-[^/]*\.js$/, async (route) => {
          await arrived;
          await route.continue();
        }),
    });
    await figure.page.waitForTimeout(500);
    // Until then, the sentence itself stands in the figure's place.
    expect(await textsOf(figure.element)).toEqual(['kiki bobo zaza']);
    arrive();
    await figure.ready();
    expect(await strangers(figure, 'fr')).toEqual([]);
  });

  test('are English where they cannot be fetched', async ({ visit, server }) => {
    const figure = await visit(server.page(playground(`lang="fr" views="${views}"`)), {
      expected: /french-|ERR_FAILED/,
      prepare: (page) => page.route(/\/french-[^/]*\.js$/, (route) => route.abort()),
    });
    await figure.ready();
    expect(await langOf(figure)).toBe('en');
    expect(await strangers(figure, 'en')).toEqual([]);
    await figure.clickWord(2);
    expect((await figure.moment()).error).toBeNull();
  });

  test('are not fetched by an English page', async ({ visit, server }) => {
    const asked: string[] = [];
    const figure = await visit(server.site, {
      prepare: async (page) => {
        page.on('request', (request) => asked.push(request.url()));
      },
    });
    await figure.ready();
    expect(asked.filter((address) => address.includes('french'))).toEqual([]);
    expect(asked.length).toBeGreaterThan(5);
  });
});

describe('the site in French', () => {
  test('says all of it in French', async ({ visit, server }) => {
    const figure = await visit(`${server.site}fr/`);
    await figure.set({ sentence: 'kiki bobo zaza' });
    const page = figure.page.locator('html');
    expect(await page.getAttribute('lang')).toBe('fr');
    expect(foreign(await textsOf(page), 'fr')).toEqual([]);
    expect(await strangers(figure, 'fr')).toEqual([]);
    expect(await figure.page.locator('link[hreflang="en"]').getAttribute('href')).toBe('../');
  });

  test('is one press away, and takes along what is on the screen', async ({ visit, server }) => {
    const figure = await visit(server.site);
    await figure.set({ sentence: 'i love sushi', temperature: 2.5 });
    const { numbers } = await figure.moment();
    await figure.page.waitForLoadState('networkidle');
    await figure.page.getByRole('link', { name: 'Français' }).click();
    await figure.page.waitForURL(/\/fr\/#/);
    const french = new (figure.constructor as typeof Figure)(
      figure.page,
      figure.page.locator('attention-playground'),
    );
    await french.element.getByText('Modifier la phrase').waitFor();
    expect((await french.moment()).numbers).toEqual(numbers);
    await figure.page.waitForLoadState('networkidle');
    await figure.page.getByRole('link', { name: 'English' }).click();
    await french.element.getByText('Edit the sentence').waitFor();
    expect(await french.get('temperature')).toBe(2.5);
  });

  test('says in French that a link does not work', async ({ visit, server }) => {
    const figure = await visit(`${server.site}fr/#v=1&nonsense=2`);
    const notice = figure.page.getByRole('alert').filter({ hasText: 'Ce lien' });
    await notice.waitFor();
    expect(await notice.innerText()).toContain('que cette page ne connaît pas');
  });

  test.for([320, 390, 768])('never scrolls sideways at %i px', async (width, { visit, server }) => {
    const figure = await visit(`${server.site}fr/`, { viewport: { width, height: 800 } });
    await figure.ready();
    const overflow: Record<string, number> = {};
    const all = { 'all views': { folded: '' }, 'a lesson': { lesson: 'kept-or-lost' } };
    for (const [what, values] of Object.entries({ ...all, ...states })) {
      await figure.set(values);
      overflow[what] = await figure.page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
    }
    expect(Object.entries(overflow).filter(([, over]) => over !== 0)).toEqual([]);
  });
});
