import { type Competitor, operationsOf } from './task.js';

/** No attention: as many multiply-adds as it takes, and nothing else. What a core could reach at most. */
export async function peak(): Promise<Competitor> {
  const address = new URL('multiply_add.wasm', document.baseURI);
  const { instance } = await WebAssembly.instantiateStreaming(fetch(address), {});
  const { multiplyAdd, operationsInRound } = instance.exports as {
    multiplyAdd(rounds: number): number;
    operationsInRound(): number;
  };
  return {
    name: 'multiply-add peak',
    async prepare(task) {
      const rounds = Math.round(operationsOf(task) / operationsInRound());
      return { run: () => multiplyAdd(rounds), result: () => [], dispose: () => {} };
    },
  };
}
