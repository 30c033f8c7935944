import type { CDPSession } from 'playwright-core';
import { expect } from 'vitest';
import { test } from './support/browser.js';
import type { Playground } from './support/figure.js';

interface Counts {
  nodes: number;
  listeners: number;
  /** Bytes of all WASM memories. */
  memory: number;
  instances: number;
  workers: number;
}

/** What the page holds when everything is let go that nobody holds any more. */
async function count(session: CDPSession, workers: () => number): Promise<Counts> {
  for (let time = 0; time < 3; ++time) await session.send('HeapProfiler.collectGarbage');
  const { metrics } = await session.send('Performance.getMetrics');
  const metric = (name: string) => metrics.find((metric) => metric.name === name)!.value;
  const { result } = await session.send('Runtime.evaluate', {
    expression: 'memories.reduce((sum, memory) => sum + memory.buffer.byteLength, 0)',
  });
  const { result: instances } = await session.send('Runtime.evaluate', {
    expression: 'memories.length',
  });
  return {
    nodes: metric('Nodes'),
    listeners: metric('JSEventListeners'),
    memory: result.value as number,
    instances: instances.value as number,
    workers: workers(),
  };
}

/** Keeps hold of the memory of every WASM instance of the page. */
const keepMemories = () => {
  const scope = globalThis as unknown as {
    memories: unknown[];
    WebAssembly: { instantiate(...parameters: unknown[]): Promise<{ exports: object }> };
  };
  scope.memories = [];
  const { instantiate } = scope.WebAssembly;
  scope.WebAssembly.instantiate = async (...parameters) => {
    const instance = await instantiate(...parameters);
    const memory = Object.values(instance.exports).find((value) => 'buffer' in value);
    scope.memories.push(memory);
    return instance;
  };
};

test('a thousand figures that came and went leave nothing behind', async ({ visit, server }) => {
  const figure = await visit(
    server.page('<main></main><attention-playground></attention-playground>'),
    {
      prepare: (page) => page.addInitScript(keepMemories),
    },
  );
  await figure.ready();
  const { page } = figure;
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');

  // Most as they are by default; some with all views, which train too.
  const mount = (times: number) =>
    page.evaluate(async (times) => {
      const everything = 'sentence sum geometry dot-product matrix kept projections training';
      for (let time = 0; time < times; ++time) {
        const element = document.createElement('attention-playground') as Playground;
        element.loading = 'eager';
        if (time % 25 === 0) element.views = everything;
        if (time % 25 === 1) element.lesson = 'first-look';
        document.querySelector('main')!.append(element);
        await element.ready;
        element.remove();
      }
      await new Promise((later) => setTimeout(later, 200));
    }, times);
  const workers = () => page.workers().length;
  await mount(100);
  const early = await count(session, workers);
  await mount(900);
  const late = await count(session, workers);

  expect(late.workers).toBe(0);
  expect(late.instances).toBe(early.instances);
  expect(late.memory).toBe(early.memory);
  // A tenth of a node each would be a leak.
  expect(late.nodes - early.nodes).toBeLessThan(90);
  expect(late.listeners - early.listeners).toBeLessThan(90);
});
