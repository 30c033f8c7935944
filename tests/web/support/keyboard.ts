import type { Locator } from 'playwright-core';
import { expect } from 'vitest';
import type { Figure } from './figure.js';

/** More presses than this lead twice around any page of ours. */
const mostStops = 400;

/** A reader who has a keyboard and nothing else. */
export class Keyboard {
  readonly #figure: Figure;

  constructor(figure: Figure) {
    this.#figure = figure;
  }

  /** Goes to a part with Tab, however far it is, and sees where the focus is. */
  async reach(part: Locator, what: string): Promise<void> {
    const target = await part.elementHandle();
    for (let stops = 0; stops < mostStops; ++stops) {
      if (await target!.evaluate((node) => node.matches(':focus'))) {
        expect(await this.#figure.focusIsVisible(), `the focus is seen on ${what}`).toBe(true);
        return;
      }
      await this.#figure.page.keyboard.press('Tab');
    }
    throw new Error(`Tab never comes to ${what}`);
  }

  /** Presses keys one after the other; after each the focus is still somewhere. */
  async press(what: string, ...keys: string[]): Promise<void> {
    for (const key of keys) {
      await this.#figure.page.keyboard.press(key);
      await this.#figure.ready();
      expect(await this.focused(), `the focus after ${key} on ${what}`).not.toMatch(/^(BODY|HTML)/);
    }
  }

  async type(text: string): Promise<void> {
    await this.#figure.page.keyboard.press('ControlOrMeta+A');
    await this.#figure.page.keyboard.type(text);
    await this.#figure.ready();
  }

  /** What has the focus. */
  focused(): Promise<string> {
    return this.#figure.page.evaluate(() => {
      let active = document.activeElement;
      while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
      return `${active?.nodeName} ${active?.className}`;
    });
  }
}
