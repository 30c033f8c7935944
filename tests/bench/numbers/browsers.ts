import puppeteer from 'puppeteer-core';
import { launchChromium } from '../../web/support/chromium.js';
import type { Measured } from './page.js';
import type { Task } from './task.js';

export type Direction = 'forward' | 'backward';

/** A browser with the page that computes. */
export interface Computing {
  /** Its name and version. */
  name: string;
  measure(direction: Direction, task: Task): Promise<Measured>;
  close(): Promise<void>;
}

export async function inChromium(address: string): Promise<Computing> {
  const browser = await launchChromium();
  const page = await browser.newPage();
  await page.goto(address);
  await page.evaluate(() => globalThis.isReady);
  return {
    name: `Chromium ${browser.version()}`,
    measure: (direction, task) =>
      page.evaluate(([direction, task]) => globalThis.measure(direction, task), [
        direction,
        task,
      ] as const),
    close: () => browser.close(),
  };
}

/** Debian's Firefox, or the one that FIREFOX names. playwright-core drives none but its own. */
export async function inFirefox(address: string): Promise<Computing> {
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath: process.env.FIREFOX ?? '/usr/bin/firefox-esr',
    protocolTimeout: 0,
  });
  const page = await browser.newPage();
  await page.goto(address);
  await page.evaluate(() => globalThis.isReady);
  return {
    name: (await browser.version()).replace('/', ' '),
    measure: (direction, task) =>
      page.evaluate((direction, task) => globalThis.measure(direction, task), direction, task),
    close: () => browser.close(),
  };
}
