import type { Locator } from 'playwright-core';
import type { Manual } from '../../../web/src/snapshot/manual.js';
import type { Figure } from './figure.js';

/** The editor of Q, K and V of a figure: all that tests know of its inside. */
export class ManualEditor {
  readonly #figure: Figure;
  readonly view: Locator;

  constructor(figure: Figure) {
    this.#figure = figure;
    this.view = figure.element.locator('.view.manual');
  }

  table(of: keyof Manual): Locator {
    const name = { queries: 'Queries', keys: 'Keys', values: 'Values' }[of];
    return this.view.getByRole('table', { name });
  }

  field(of: keyof Manual, row: number, column: number): Locator {
    return this.table(of)
      .getByRole('row')
      .nth(row + 1)
      .getByRole('textbox')
      .nth(column);
  }

  /** The texts of all fields, as numbers. */
  async shown(of: keyof Manual): Promise<number[][]> {
    const rows = await this.table(of).locator('tbody tr').all();
    return Promise.all(
      rows.map((row) =>
        row
          .getByRole('textbox')
          .evaluateAll((fields) =>
            fields.map((field) => Number((field as HTMLInputElement).value)),
          ),
      ),
    );
  }

  async type(of: keyof Manual, row: number, column: number, text: string): Promise<void> {
    await this.field(of, row, column).click();
    await this.field(of, row, column).selectText();
    await this.#figure.page.keyboard.type(text);
    await this.#figure.ready();
  }

  /** Pastes into this field, with what a spreadsheet copies besides the text. */
  async paste(
    of: keyof Manual,
    row: number,
    column: number,
    text: string,
    table = '',
  ): Promise<void> {
    const field = this.field(of, row, column);
    await field.click();
    await field.evaluate(
      (element, [copied, markup]) => {
        const clipboardData = new DataTransfer();
        clipboardData.setData('text/plain', copied);
        if (markup) clipboardData.setData('text/html', markup);
        const event = { clipboardData, bubbles: true, cancelable: true, composed: true };
        element.dispatchEvent(new ClipboardEvent('paste', event));
      },
      [text, table] as const,
    );
    await this.#figure.ready();
  }

  async press(name: string): Promise<void> {
    await this.view.getByRole('button', { name }).click();
    await this.#figure.ready();
  }

  remark(): Promise<string> {
    return this.view.locator('.manual-remark').innerText();
  }

  /** Label of the field with the focus. */
  focused(): Promise<string | null> {
    return this.view.locator('input:focus').getAttribute('aria-label');
  }
}
