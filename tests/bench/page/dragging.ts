import type { Browser } from 'playwright-core';
import { exactly, type Figure, quantile, spread } from '../figures.js';
import { drag } from './drag.js';
import type { Frames } from './frames.js';
import { openSite, type Visit } from './site.js';

interface Case extends Visit {
  name: string;
  /** What is dragged. */
  bar: string;
  /** What 95 % of the frames have to keep to, in milliseconds; the screen's rate, or half of it. */
  limit: number;
}

/** The clock has steps of 0.1 ms. */
const rounding = 0.1;

const weight = '.sum-rows [data-token="2"] .weight-slider';

/** Every dragging that is measured. */
const cases: Case[] = [
  { name: 'a weight, 64 words', words: 64, bar: weight, limit: 16.7 },
  { name: 'a weight, 64 words, all unfolded', words: 64, unfolded: true, bar: weight, limit: 16.7 },
  {
    name: 'a weight, 64 words, 4 heads, all unfolded',
    words: 64,
    model: 'random',
    unfolded: true,
    bar: weight,
    limit: 16.7,
  },
  {
    name: 'the query, 64 words, all unfolded',
    words: 64,
    unfolded: true,
    bar: '.query-bar >> nth=0',
    limit: 16.7,
  },
  { name: 'a weight, 256 words', words: 256, bar: weight, limit: 33.4 },
  {
    name: 'a weight, 256 words, all unfolded',
    words: 256,
    unfolded: true,
    bar: weight,
    limit: 33.4,
  },
];

export async function measureDragging(
  browser: Browser,
  address: string,
  note: (text: string) => void,
): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const one of cases) {
    note(`dragging ${one.name}`);
    const page = await openSite(browser, address, one);
    const frames = await drag(page, page.locator(one.bar));
    await page.context().close();
    figures.push(...figuresOf(one, frames, `Chromium ${browser.version()}`));
  }
  return figures;
}

function figuresOf({ name, limit }: Case, frames: Frames, where: string): Figure[] {
  const { intervals, work, pictures } = frames;
  const inTime = intervals.filter((interval) => interval < limit + rounding).length;
  const common = { part: 'page', where } as const;
  return [
    {
      ...common,
      name: `dragging ${name}: frames within ${limit} ms`,
      unit: '%',
      target: '≥ 95 %',
      results: { 'this page': exactly((100 * inTime) / intervals.length) },
    },
    {
      ...common,
      name: `dragging ${name}: work on a frame`,
      unit: 'ms',
      results: { median: spread(work), '95th percentile': exactly(quantile(work, 0.95)) },
    },
    {
      ...common,
      name: `dragging ${name}: new pictures`,
      unit: '1/s',
      results: {
        'this page': exactly((1000 * pictures) / intervals.reduce((sum, one) => sum + one, 0)),
      },
    },
  ];
}
