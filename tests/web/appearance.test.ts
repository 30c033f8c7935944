import { describe, expect } from 'vitest';
import { expectAgreement } from './support/agreement.js';
import { test } from './support/browser.js';
import type { Figure, Playground } from './support/figure.js';

const eager = '<attention-playground loading="eager"></attention-playground>';

/** The colours of text, ground and an empty cell. */
async function colours(figure: Figure): Promise<string> {
  const cells = await figure.cellColours();
  return [...(await figure.inkAndGround()), cells[0]].join(' ');
}

describe('theme', () => {
  for (const way of ['property', 'attribute'] as const) {
    test(`set as ${way} it changes the colours`, async ({ visit, server }) => {
      const figure = await visit(server.page(eager), { colorScheme: 'light' });
      const set = (theme: string | null) =>
        figure.element.evaluate(
          async (element: Playground, [way, theme]) => {
            if (way === 'property') Object.assign(element, { theme });
            else if (theme) element.setAttribute('theme', theme);
            else element.removeAttribute('theme');
            await element.ready;
          },
          [way, theme] as const,
        );
      await figure.ready();
      const light = await colours(figure);
      await set('dark');
      const dark = await colours(figure);
      expect(dark).not.toBe(light);
      await set('light');
      expect(await colours(figure)).toBe(light);

      // Light stays light in a dark page on a dark machine; auto is as the page is.
      await figure.page.emulateMedia({ colorScheme: 'dark' });
      await figure.page.evaluate(() => {
        document.documentElement.style.colorScheme = 'light dark';
      });
      expect(await colours(figure)).toBe(light);
      await set(null);
      expect(await colours(figure)).toBe(dark);
      await figure.page.emulateMedia({ colorScheme: 'light' });
      expect(await colours(figure)).toBe(light);
    });
  }

  test('a property set last wins over an attribute', async ({ visit, server }) => {
    const page = server.page(
      '<attention-playground loading="eager" theme="dark"></attention-playground>',
    );
    const figure = await visit(page, { colorScheme: 'light' });
    await figure.ready();
    const dark = await colours(figure);
    await figure.set({ theme: 'light' });
    expect(await colours(figure)).not.toBe(dark);
  });

  for (const colorScheme of ['light', 'dark'] as const) {
    test(`text stands out on any page, ${colorScheme} machine`, async ({ visit, server }) => {
      const figure = await visit(server.page(eager), { colorScheme });
      await figure.ready();
      const [ink, ground] = await figure.inkAndGround();
      expect(ground, 'a ground of its own').not.toBe('rgba(0, 0, 0, 0)');
      expect(ink).not.toBe(ground);
      expect(new Set((await figure.cellColours()).map(String)).size).toBeGreaterThan(3);
    });
  }
});

describe('controls', () => {
  test('full has every setting, compact model and head, none none', async ({ visit, server }) => {
    const figure = await visit(server.page(eager));
    const present = async () => {
      if ((await figure.furtherSwitch.count()) > 0) await figure.unfoldSettings();
      const controls = {
        model: figure.modelControl,
        head: figure.headControls.first(),
        mask: figure.maskControl,
        position: figure.positionControl,
        temperature: figure.temperatureControl,
      };
      const names: string[] = [];
      for (const [name, control] of Object.entries(controls)) {
        if ((await control.count()) > 0) names.push(name);
      }
      return names;
    };
    await figure.ready();
    expect(await present()).toEqual(['model', 'head', 'mask', 'position', 'temperature']);
    await figure.set({ controls: 'compact' });
    expect(await present()).toEqual(['model', 'head']);
    await figure.set({ controls: 'none' });
    expect(await present()).toEqual([]);
    await figure.clickWord(2);
    expectAgreement(await figure.moment());
  });
});

describe('views', () => {
  const lists = [
    { views: 'sum sentence', shown: ['sum', 'sentence'] },
    { views: 'sentence sum', shown: ['sentence', 'sum'] },
    { views: ' sum\n', shown: ['sum'] },
    { views: 'sentence', shown: ['sentence'] },
  ];
  test('are shown in the order in which they are listed', async ({ visit, server }) => {
    const figure = await visit(server.page(eager));
    for (const { views, shown } of lists) {
      await figure.set({ views });
      expect(await figure.shownViews(), JSON.stringify(views)).toEqual(shown);
    }
  });
});

describe('motion', () => {
  test('there is none when the reader asked for none', async ({ visit, server }) => {
    const figure = await visit(server.page(eager), { reducedMotion: 'reduce' });
    const running = await figure.element.evaluate(async (element: Playground) => {
      const running = new Set<string>();
      for (const settings of [
        { token: 3 },
        { head: 1 },
        { sentence: 'a dog ran' },
        { model: 'random' },
      ]) {
        Object.assign(element, settings);
        await element.ready;
        for (const animation of element.shadowRoot!.getAnimations()) {
          // A duration near 0 is the usual way to keep the events of a transition.
          if (Number(animation.effect!.getComputedTiming().endTime) > 1)
            running.add(animation.constructor.name);
        }
      }
      return [...running];
    });
    expect(running).toEqual([]);
  });

  test('with motion allowed, the picture comes to the same end', async ({ visit, server }) => {
    const still = await visit(server.page(eager));
    const moving = await visit(server.page(eager), { reducedMotion: 'no-preference' });
    for (const figure of [still, moving]) {
      await figure.set({ token: 3 });
      await figure.set({ head: 1, temperature: 0.5 });
    }
    await moving.element.evaluate((element: Playground) =>
      Promise.all(element.shadowRoot!.getAnimations().map(({ finished }) => finished)),
    );
    expectAgreement(await moving.moment());
    expect(await moving.cellColours()).toEqual(await still.cellColours());
  });
});

test('the wheel scrolls the page, wherever it turns', async ({ visit, server }) => {
  const figure = await visit(server.page(`${eager}<div class="tall"></div>`));
  await figure.ready();
  for (const target of [figure.words.nth(1), figure.element.locator('[data-tensor]').first()]) {
    await figure.page.evaluate(() => scrollTo(0, 0));
    await target.hover();
    await figure.page.mouse.wheel(0, 200);
    // Resolves once the page has scrolled; a captured wheel runs into the test's time limit.
    await figure.page.waitForFunction(() => scrollY > 0, undefined, { timeout: 5000 });
  }
});
