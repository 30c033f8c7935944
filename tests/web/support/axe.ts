import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';
import type { VisitOptions } from './browser.js';

const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

/** WCAG 2.0 to 2.2, levels A and AA, and what axe advises besides. */
const standards = [
  'wcag2a',
  'wcag2aa',
  'wcag21a',
  'wcag21aa',
  'wcag22a',
  'wcag22aa',
  'best-practice',
];

/**
 * Options of a visit whose page axe can look at. It makes styles and scripts of its own, which the
 * policy forbids; here alone it is off.
 */
export function withAxe(options: VisitOptions = {}): VisitOptions {
  return {
    ...options,
    bypassCSP: true,
    prepare: async (page) => {
      await options.prepare?.(page);
      await page.addInitScript({ path: axe });
    },
  };
}

/** What axe finds wrong on a page that was opened `withAxe`: a line for each rule, with a place. */
export async function violations(page: Page): Promise<string[]> {
  const results = (await page.evaluate((tags) => {
    type Axe = { run(options: object): Promise<unknown> };
    return (globalThis as unknown as { axe: Axe }).axe.run({
      runOnly: { type: 'tag', values: tags },
    });
  }, standards)) as AxeResults;
  return results.violations.map(({ id, nodes }) => {
    const [first] = nodes;
    return `${id}: ${nodes.length} places, such as ${first!.target} ${first!.failureSummary}`;
  });
}
