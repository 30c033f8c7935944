import { expect } from 'vitest';
import { expectAgreement } from './support/agreement.js';
import { test } from './support/browser.js';
import type { Figure, Playground } from './support/figure.js';

const eager = '<attention-playground loading="eager"></attention-playground>';
const page = `<section id="here">${eager}</section><section id="there"></section>`;

test('a moved figure goes on', async ({ visit, server }) => {
  const figure = await visit(server.page(page));
  await figure.set({ token: 3 });
  await figure.element.evaluate(async (element: Playground) => {
    document.querySelector('#there')!.append(element);
    await element.ready;
  });
  expectAgreement(await figure.moment());
  expect((await figure.moment()).numbers!.token).toBe(3);
  await figure.clickWord(5);
  expectAgreement(await figure.moment());
  expect((await figure.moment()).numbers!.token).toBe(5);
});

test('a figure moved in the middle of its work goes on', async ({ visit, server }) => {
  const figure = await visit(server.page(page));
  // From the very start of loading, to a frame in which the numbers may just be there.
  for (const steps of [0, 1, 2, 3]) {
    await figure.element.evaluate(
      async (element: Playground, [steps]) => {
        element.sentence = `moved after ${steps} steps`;
        for (let i = 0; i < steps!; ++i) await new Promise(requestAnimationFrame);
        const target = element.parentElement!.id === 'here' ? '#there' : '#here';
        document.querySelector(target)!.append(element);
        await element.ready;
      },
      [steps],
    );
    const moment = await figure.moment();
    expect(moment.numbers!.tokens[2]).toBe(String(steps));
    expectAgreement(moment);
  }
});

test('a removed figure can be set and comes back with that', async ({ visit, server }) => {
  const figure = await visit(server.page(page));
  await figure.ready();
  await figure.page.evaluate(async () => {
    const element = document.querySelector<Playground>('attention-playground')!;
    element.remove();
    await new Promise(requestAnimationFrame);
    element.sentence = 'changed while away';
    element.token = 2;
    document.querySelector('#there')!.append(element);
    await element.ready;
  });
  const moment = await figure.moment();
  expect(moment.numbers).toMatchObject({ tokens: ['changed', 'while', 'away'], token: 2 });
  expectAgreement(moment);
});

test('who waits for a figure that is removed is answered, and anew when it comes back', async ({
  visit,
  server,
}) => {
  const figure = await visit(server.page(page));
  await figure.ready();
  await figure.page.evaluate(async () => {
    const element = document.querySelector<Playground>('attention-playground')!;
    element.sentence = 'sent off';
    const waiting = element.ready;
    await Promise.resolve();
    element.remove();
    await waiting;
    document.querySelector('#here')!.append(element);
    await element.ready;
  });
  expect((await figure.moment()).numbers!.tokens).toEqual(['sent', 'off']);
  expectAgreement(await figure.moment());
});

test('a lazy figure that is removed, set and put back in one go is drawn', async ({
  visit,
  server,
}) => {
  const figure = await visit(server.page('<attention-playground></attention-playground>'));
  await figure.ready();
  await figure.page.evaluate(async () => {
    const element = document.querySelector<Playground>('attention-playground')!;
    element.remove();
    element.token = 3;
    await new Promise((later) => setTimeout(later));
    document.body.append(element);
    await element.ready;
  });
  expect((await figure.moment()).numbers!.token).toBe(3);
  expectAgreement(await figure.moment());
});

test('after coming back, ready means that the picture is there', async ({ visit, server }) => {
  const figure = await visit(server.page(page));
  await figure.ready();
  await figure.page.evaluate(async () => {
    const element = document.querySelector<Playground>('attention-playground')!;
    element.remove();
    // Everything that removal starts has ended.
    await new Promise((next) => setTimeout(next));
    document.querySelector('#here')!.append(element);
    await element.ready;
  });
  expectAgreement(await figure.moment());
});

test('a cloned figure is a figure of its own', async ({ visit, server }) => {
  const figure = await visit(server.page(page));
  await figure.set({ token: 4 });
  await figure.page.evaluate(async () => {
    const element = document.querySelector('attention-playground')!;
    const copy = element.cloneNode(true) as Playground;
    document.querySelector('#there')!.append(copy);
    await copy.ready;
  });
  expect((await figure.moment()).numbers!.token).toBe(4);
  expect((await figure.other(1).moment()).numbers!.token).toBe(1);
  expectAgreement(await figure.other(1).moment());
});

/** What a page holds on to. */
interface Held {
  nodes: number;
  jsEventListeners: number;
  usedSize: number;
}

/**
 * How much more a page holds after each of three rounds of work, at the least: what is left behind
 * grows with every round, while garbage that the browser has yet to collect does not.
 */
async function growth({ page }: Figure, work: () => Promise<unknown>): Promise<Held> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('HeapProfiler.enable');
  const held = async (): Promise<Held> => {
    await work();
    // The second collection takes what the first one's clean-up let go.
    await devtools.send('HeapProfiler.collectGarbage');
    await devtools.send('HeapProfiler.collectGarbage');
    const { usedSize } = await devtools.send('Runtime.getHeapUsage');
    return { ...(await devtools.send('Memory.getDOMCounters')), usedSize };
  };
  let before = await held(); // what stays after this is shared: templates, style sheets
  const least: Held = { nodes: Infinity, jsEventListeners: Infinity, usedSize: Infinity };
  for (let round = 0; round < 3; ++round) {
    const after = await held();
    for (const name of ['nodes', 'jsEventListeners', 'usedSize'] as const) {
      least[name] = Math.min(least[name], after[name] - before[name]);
    }
    before = after;
  }
  return least;
}

test('figures that came and went leave nothing behind', async ({ visit, server }) => {
  const figure = await visit(server.page('<main></main>'));
  const { nodes, jsEventListeners } = await growth(figure, () =>
    figure.page.evaluate(async () => {
      for (let i = 0; i < 15; ++i) {
        const element = document.createElement('attention-playground') as Playground;
        element.loading = 'eager';
        element.token = i % 7;
        document.querySelector('main')!.append(element);
        // Some leave in the middle of their work.
        if (i % 5 !== 0) await element.ready;
        element.remove();
      }
      await new Promise(requestAnimationFrame);
    }),
  );
  // One figure alone has hundreds of nodes and tens of listeners.
  expect(nodes).toBeLessThan(300);
  expect(jsEventListeners).toBeLessThan(30);
});

test('a figure that is set again and again does not grow', async ({ visit, server }) => {
  const figure = await visit(server.page(eager));
  const { nodes, jsEventListeners, usedSize } = await growth(figure, () =>
    figure.element.evaluate(async (element: Playground) => {
      for (let i = 0; i < 40; ++i) {
        element.sentence = 'one two three four five six'.slice(0, 8 + (i % 20));
        element.model = i % 2 ? 'concept' : 'random';
        await element.ready;
      }
      element.sentence = 'the end';
      await element.ready;
    }),
  );
  expect(nodes).toBeLessThan(50);
  expect(jsEventListeners).toBeLessThan(10);
  expect(usedSize).toBeLessThan(200_000);
});
