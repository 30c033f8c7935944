import { describe, expect } from 'vitest';
import { test } from './support/browser.js';
import type { Figure } from './support/figure.js';

interface Cell {
  where: string;
  number: number;
  colour: [number, number, number];
}

// Colours have 8 bits a channel; two roundings may differ by this much in each.
const rounding = 2 / 255;

async function readCells(figure: Figure): Promise<Cell[]> {
  const { picture, numbers } = await figure.moment();
  const colours = await figure.cellColours();
  const { token, tensors } = numbers!;
  return picture.cells.map(({ tensor, token: key, dimension }, index) => {
    const { data, shape } = tensors[tensor as 'values']!;
    const row = tensor === 'output' ? token : key;
    return {
      where: `${tensor} ${row} ${dimension}`,
      number: data[row * shape[1] + dimension]!,
      colour: colours[index]!,
    };
  });
}

/** How far a colour is from that of an empty cell. */
function strength({ colour }: Cell, empty: Cell['colour']): number {
  return Math.hypot(...colour.map((channel, i) => channel - empty[i]!));
}

const settings = [
  { what: 'weights of every size', values: {} },
  { what: 'even weights: the sum is much smaller than a value', values: { temperature: 100 } },
  { what: 'one weight of almost 1: the sum is that value', values: { temperature: 0.01 } },
  { what: 'random numbers of both signs', values: { model: 'random' } },
];

for (const colorScheme of ['light', 'dark'] as const) {
  describe(`values, scaled values and their sum have one colour scale, ${colorScheme}`, () => {
    for (const { what, values } of settings) {
      test(what, async ({ visit, server }) => {
        const figure = await visit(server.site, { colorScheme });
        await figure.ready();
        const empty = (await readCells(figure)).find(({ number }) => number === 0)!.colour;
        await figure.set(values);
        const cells = await readCells(figure);

        const tensors = new Set(cells.map(({ where }) => where.split(' ')[0]));
        expect([...tensors].sort()).toEqual(['output', 'scaledValues', 'values']);

        const faults: string[] = [];
        for (const sign of [1, -1]) {
          const sorted = cells
            .filter(({ number }) => number * sign > 0)
            .sort((a, b) => Math.abs(a.number) - Math.abs(b.number));
          for (const [i, cell] of sorted.entries()) {
            const smaller = sorted[i - 1];
            if (!smaller) continue;
            const pair = `${smaller.where} = ${smaller.number}, ${cell.where} = ${cell.number}`;
            if (smaller.number === cell.number && String(smaller.colour) !== String(cell.colour)) {
              faults.push(`two colours for one number: ${pair}`);
            }
            if (strength(cell, empty) < strength(smaller, empty) - rounding) {
              faults.push(`the bigger is the paler: ${pair}`);
            }
          }
        }
        expect(faults).toEqual([]);

        // Or every cell could have one colour.
        const strengths = cells.map((cell) => strength(cell, empty));
        expect(Math.max(...strengths)).toBeGreaterThan(0.3);
        expect(Math.min(...strengths)).toBeLessThan(0.1);
      });
    }
  });
}

test('positive and negative numbers differ in hue', async ({ visit, server }) => {
  const figure = await visit(server.site);
  await figure.set({ model: 'random' });
  const cells = (await readCells(figure)).sort((a, b) => a.number - b.number);
  const most = cells.at(-1)!;
  const least = cells[0]!;
  expect(most.number).toBeGreaterThan(0);
  expect(least.number).toBeLessThan(0);
  expect(Math.hypot(...most.colour.map((c, i) => c - least.colour[i]!))).toBeGreaterThan(0.4);
});
