import type { Locator } from 'playwright-core';
import type { Figure } from './figure.js';

/** The panel for sharing a figure, as its reader meets it. */
export class Sharing {
  readonly #figure: Figure;

  constructor(figure: Figure) {
    this.#figure = figure;
  }

  get dialog(): Locator {
    return this.#figure.page.getByRole('dialog', { name: /Share|Partager/ });
  }

  async open(): Promise<void> {
    await this.#figure.ready();
    await this.#figure.page
      .getByRole('button', { name: /^(Share|Partager)/ })
      .first()
      .click();
    await this.dialog.waitFor();
  }

  get link(): Locator {
    return this.dialog.getByRole('textbox', { name: 'Link' });
  }

  async codeFor(format: string): Promise<string> {
    await this.dialog.getByRole('radio', { name: format, exact: true }).check();
    return this.dialog.getByRole('textbox', { name: `Code: ${format}` }).inputValue();
  }

  /** Of the link, then of the code. */
  get copyButtons(): Locator {
    return this.dialog.getByRole('button', { name: 'Copy', exact: true });
  }

  /** Presses the button, and returns what is saved: its name and its bytes. */
  async save(button: string): Promise<{ name: string; data: Buffer }> {
    const saving = this.#figure.page.waitForEvent('download');
    await this.dialog.getByRole('button', { name: button, exact: true }).click();
    const file = await saving;
    const parts: Buffer[] = [];
    for await (const part of await file.createReadStream()) parts.push(part as Buffer);
    return { name: file.suggestedFilename(), data: Buffer.concat(parts) };
  }
}
