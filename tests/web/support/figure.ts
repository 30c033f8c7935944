import type { JSHandle, Locator, Page } from 'playwright-core';
import type { AttentionPlayground } from '../../../web/src/element/element.js';
import type { TensorName } from '../../../web/src/snapshot/snapshot.js';
import type { Values } from '../../../web/src/store/properties.js';
import { texts } from '../../../web/src/texts/en/figure.js';
import { beginning } from './words.js';

/** A word of the sentence view. */
export interface Word {
  text: string;
  share: string;
  chosen: boolean;
}

/** A row of the sum: one key token, with texts as displayed. */
export interface Row {
  token: number;
  word: string;
  score: string;
  share: string;
}

/** A coloured cell of the sum. `token` is -1 in the row of the output. */
export interface Cell {
  tensor: string;
  token: number;
  dimension: number;
}

/** A coloured row of cells as it is read aloud, number by number. */
export interface Spoken {
  tensor: string;
  token: number;
  numbers: string[];
}

/** A number of the table of numbers. `dimension` is -1 where there is one number a word. */
export interface Written extends Cell {
  text: string;
}

/** A number of the output taken apart: one term a word, those that are 0 left out. */
export interface Waterfall {
  dimension: number;
  terms: { token: number; text: string }[];
  total: string;
}

/** What a reader sees of the numbers. Lists are empty where a view or the table is not shown. */
export interface Picture {
  words: Word[];
  rows: Row[];
  cells: Cell[];
  spoken: Spoken[];
  written: Written[];
  waterfall: Waterfall | null;
  /** Scores, logits or weights of all words: what query has with key. */
  matrix: { tensor: string; query: number; key: number; text: string }[];
}

/** A copy of the snapshot's numbers, of the selected layer and head. */
export interface Numbers {
  tokens: string[];
  keyTokens: string[];
  token: number;
  layer: number;
  head: number;
  heads: string[];
  tokensInText: number;
  hasSource: boolean;
  tensors: Partial<Record<TensorName, { data: Float32Array; shape: [number, number] }>>;
}

/** Picture, numbers and error of one moment. */
export interface Moment {
  picture: Picture;
  numbers: Numbers | null;
  error: { argument: string; message: string } | null;
}

/** The element's own type, for what runs in the page. */
export type Playground = AttentionPlayground;

type Element = Playground;

/** A term of the formula. */
export interface FormulaTerm {
  token: number;
  number: string;
  word: string;
  isFaded: boolean;
}

/**
 * One `<attention-playground>` on a page, as its reader meets it. All that tests know of the
 * figure's inside is in this file: the words and controls by role and label, the numbers by the
 * class names and data attributes in `inPage`.
 */
export class Figure {
  readonly page: Page;
  readonly element: Locator;
  #readers: Promise<JSHandle<Readers>> | undefined;

  constructor(page: Page, element: Locator) {
    this.page = page;
    this.element = element;
  }

  /** The page's figure of this index. */
  other(index: number): Figure {
    return new Figure(this.page, this.page.locator('attention-playground').nth(index));
  }

  // ---- What scripts do.

  /** Waits for the picture of all that is set now. */
  async ready(): Promise<void> {
    await this.element.evaluate((element: Element) => element.ready);
  }

  /** Sets properties and waits for their picture. */
  async set(changes: Record<string, unknown>): Promise<void> {
    await this.element.evaluate(async (element: Element, given) => {
      Object.assign(element, given);
      await element.ready;
    }, changes);
  }

  get<Name extends keyof Values>(name: Name): Promise<Values[Name]> {
    return this.element.evaluate((element: Element, key) => element[key as Name], name as string);
  }

  /** Picture, numbers and error as they are now. */
  async moment(): Promise<Moment> {
    return this.element.evaluate(
      (element: Element, readers) => readers.moment(element),
      await this.#inPage(),
    );
  }

  /** Sets one group of properties after the other, and returns the moment after each `ready`. */
  async moments(settings: Record<string, unknown>[]): Promise<Moment[]> {
    return this.element.evaluate(
      async (element: Element, [readers, list]) => {
        const moments: Moment[] = [];
        for (const given of list) {
          Object.assign(element, given);
          await element.ready;
          moments.push(readers.moment(element));
        }
        return moments;
      },
      [await this.#inPage(), settings] as const,
    );
  }

  /** The colour behind every cell, in the order of `moment().picture.cells`, as sRGB from 0 to 1. */
  async cellColours(): Promise<[number, number, number][]> {
    return this.element.evaluate(
      (element: Element, readers) => readers.cellColours(element),
      await this.#inPage(),
    );
  }

  /** The colour of the figure's own text and of its ground. */
  inkAndGround(): Promise<string[]> {
    return this.element.evaluate((element) => {
      const { color, backgroundColor } = getComputedStyle(
        element.shadowRoot!.querySelector('.figure')!,
      );
      return [color, backgroundColor];
    });
  }

  // ---- What readers do with the words.

  /** The choosable words of the sentence. */
  get words(): Locator {
    return this.element.getByRole('radiogroup', { name: texts.sentence.choose }).getByRole('radio');
  }

  async clickWord(index: number): Promise<void> {
    await this.words.nth(index).click();
    await this.ready();
  }

  async tapWord(index: number): Promise<void> {
    await this.words.nth(index).tap();
    await this.ready();
  }

  async press(key: string): Promise<void> {
    await this.page.keyboard.press(key);
    await this.ready();
  }

  /** Presses Tab until the focus is on what `locator` finds; says whether it came there. */
  async tabTo(locator: Locator): Promise<boolean> {
    for (let stops = 0; stops < 40; ++stops) {
      await this.page.keyboard.press('Tab');
      if (await locator.evaluate((node) => node.matches(':focus'))) return true;
    }
    return false;
  }

  /** Whether a reader can see where the focus is: the pixels around it change when it leaves. */
  async focusIsVisible(): Promise<boolean> {
    const focused = await this.page.evaluateHandle(() => {
      let active = document.activeElement;
      while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
      return active as HTMLElement;
    });
    const box = (await focused.asElement()!.boundingBox())!;
    const margin = 8;
    const clip = {
      x: Math.max(box.x - margin, 0),
      y: Math.max(box.y - margin, 0),
      width: box.width + 2 * margin,
      height: box.height + 2 * margin,
    };
    const withFocus = await this.page.screenshot({ clip });
    await focused.evaluate((node) => node.blur());
    const without = await this.page.screenshot({ clip });
    await focused.evaluate((node) => node.focus());
    return !withFocus.equals(without);
  }

  // ---- What readers do with the text.

  get editButton(): Locator {
    return this.element.getByRole('button', { name: 'Edit the sentence' });
  }

  get textField(): Locator {
    return this.element.getByRole('textbox', { name: 'Your sentence' });
  }

  async startEditing(): Promise<void> {
    if (!(await this.textField.isVisible())) await this.editButton.click();
    await this.textField.waitFor();
  }

  /** Keeps what was typed. */
  async stopEditing(): Promise<void> {
    await this.textField.press('Enter');
  }

  /** Goes back to the text from before. */
  async giveUpEditing(): Promise<void> {
    await this.textField.press('Escape');
    await this.ready();
  }

  /** Replaces the sentence key by key, as with a keyboard. */
  async typeSentence(text: string): Promise<void> {
    await this.startEditing();
    await this.textField.selectText();
    await this.page.keyboard.press('Delete');
    await this.page.keyboard.type(text);
    await this.ready();
  }

  /** Replaces the sentence at once, as pasting does. */
  async pasteSentence(text: string): Promise<void> {
    await this.startEditing();
    await this.textField.selectText();
    await this.page.keyboard.insertText(text);
    await this.ready();
  }

  // ---- What readers do with the settings.

  /** All settings together. */
  get controls(): Locator {
    return this.element.getByRole('group', { name: texts.controls.label });
  }

  get modelControl(): Locator {
    return this.controls.getByRole('combobox', { name: /^Model\b/ });
  }

  /** Folds and unfolds mask, position, temperature and the ways to weigh. */
  get furtherSwitch(): Locator {
    return this.controls.locator('summary', { hasText: 'More settings' });
  }

  async unfoldSettings(): Promise<void> {
    if (!(await this.maskControl.isVisible())) await this.furtherSwitch.click();
    await this.maskControl.waitFor();
  }

  get maskControl(): Locator {
    return this.controls.getByRole('combobox', { name: /^Mask\b/ });
  }

  get positionControl(): Locator {
    return this.controls.getByRole('combobox', { name: /^Position\b/ });
  }

  get temperatureControl(): Locator {
    return this.controls.getByRole('slider', { name: /^Temperature\b/ });
  }

  get headControls(): Locator {
    return this.controls.getByRole('group', { name: texts.controls.head }).getByRole('radio');
  }

  async chooseModel(id: string): Promise<void> {
    await this.modelControl.selectOption(id);
    await this.ready();
  }

  async chooseMask(id: string): Promise<void> {
    await this.unfoldSettings();
    await this.maskControl.selectOption(id);
    await this.ready();
  }

  async choosePosition(id: string): Promise<void> {
    await this.unfoldSettings();
    await this.positionControl.selectOption(id);
    await this.ready();
  }

  async chooseHead(index: number): Promise<void> {
    // The radio itself may lie hidden below its label, so the click goes where a reader clicks.
    await this.controls
      .getByRole('group', { name: texts.controls.head })
      .locator('label')
      .nth(index)
      .click();
    await this.ready();
  }

  /** Moves the slider by this many steps; to the right for more than 0. */
  async moveTemperature(steps: number): Promise<void> {
    await this.unfoldSettings();
    await this.temperatureControl.focus();
    for (let step = 0; step < Math.abs(steps); ++step) {
      await this.page.keyboard.press(steps > 0 ? 'ArrowRight' : 'ArrowLeft');
    }
    await this.ready();
  }

  /** The temperature as it is displayed. */
  displayedTemperature(): Promise<string> {
    return this.controls.locator('.setting-value').innerText();
  }

  // ---- What readers do with the sum and the matrix.

  /** The cells of the sum; each opens its terms. */
  get sumCells(): Locator {
    return this.element.locator('.sum-rows button[data-tensor="output"]');
  }

  /** The sum's numbers, as they are told to who does not see them. */
  sumTexts(): Promise<string[]> {
    return this.sumCells.evaluateAll((cells) =>
      cells.map((cell) => /: (\S+)\. /.exec(cell.getAttribute('aria-label')!)![1]!),
    );
  }

  /** The formula: what is read aloud of its parts, and its terms, each faded or not. */
  formula(): Promise<{ spoken: string[]; terms: FormulaTerm[] }> {
    return this.element
      .getByRole('group', { name: 'The sum as a formula' })
      .evaluate((formula) => ({
        spoken: Array.from(formula.querySelectorAll('math'), (math) => math.ariaLabel ?? ''),
        terms: Array.from(formula.querySelectorAll<HTMLElement>('[data-token]'), (term) => ({
          token: Number(term.dataset.token),
          number: term.querySelector('math mn')!.textContent,
          word: term.querySelector('math mtext')!.textContent,
          isFaded: term.closest('[data-waiting]') !== null,
        })),
      }));
  }

  /** What stands before the strips of a word where they have no column of their own. */
  stripLabels(): Promise<string[]> {
    return this.element
      .locator('.sum-row [data-label]')
      .evaluateAll((strips) =>
        strips.map(
          (strip) => /"(.*?)"/.exec(getComputedStyle(strip, '::before').content)?.[1] ?? '',
        ),
      );
  }

  /** Indices of the words whose term of the chosen number is faded. */
  fadedTerms(): Promise<number[]> {
    return this.element
      .locator('.waterfall [data-token][data-waiting]')
      .evaluateAll((terms) => terms.map((term) => Number((term as HTMLElement).dataset.token)));
  }

  /** A slider for each word that has a row. */
  get weightSliders(): Locator {
    return this.element.getByRole('slider', { name: beginning(texts.sum.weightOf('')) });
  }

  get resetButton(): Locator {
    return this.element.getByRole('button', { name: 'Reset the weights' });
  }

  /** How many words were added to the sum. */
  get stepSlider(): Locator {
    return this.element.getByRole('slider', { name: 'Words added to the sum' });
  }

  get matrixRows(): Locator {
    return this.element.locator('[data-query] th button');
  }

  // ---- What readers see besides.

  /** What the figure says is wrong, or null. */
  async problem(): Promise<string | null> {
    const alert = this.element.getByRole('alert');
    return (await alert.isVisible()) ? alert.innerText() : null;
  }

  /** What is lit: indices, and the views in which a lit word stands. */
  lit(): Promise<{ tokens: number[]; dimensions: number[]; viewsWithToken: string[] }> {
    return this.element.evaluate((element) => {
      const found = (name: string) => [
        ...element.shadowRoot!.querySelectorAll<HTMLElement>(`[data-lit-${name}]`),
      ];
      const numbers = (name: string) => [
        ...new Set(found(name).map((part) => Number(part.getAttribute(`data-${name}`)))),
      ];
      const views = found('token').map((part) => part.closest('.view')!.part[0]!);
      return {
        tokens: numbers('token'),
        dimensions: numbers('dimension'),
        viewsWithToken: [...new Set(views)],
      };
    });
  }

  /** All that can be read of the picture: not what was news, nor what the page may hide. */
  visibleText(): Promise<string> {
    return this.element.evaluate((element) =>
      [...element.shadowRoot!.querySelectorAll<HTMLElement>('.figure > :not(.live, .tools)')]
        .map((part) => part.innerText)
        .join('\n'),
    );
  }

  /** Ids of the views, in the order in which they are drawn. */
  shownViews(): Promise<string[]> {
    return this.element.evaluate((element) =>
      Array.from(element.shadowRoot!.querySelectorAll('.view'), (view) => view.part[0]!),
    );
  }

  /** Ids of the views that are faded, and out of use. */
  fadedViews(): Promise<string[]> {
    return this.element.evaluate((element) =>
      Array.from(element.shadowRoot!.querySelectorAll<HTMLElement>('.view'))
        .filter((view) => view.inert && Number(getComputedStyle(view).opacity) < 1)
        .map((view) => view.part[0]!),
    );
  }

  get numbersSwitch(): Locator {
    return this.element.getByText('All numbers as a table');
  }

  /** Opens the table of numbers, or closes it. */
  async toggleNumbers(): Promise<void> {
    const wasOpen = await this.numbersAreVisible();
    await this.numbersSwitch.click();
    await this.#numbersTable.waitFor({ state: wasOpen ? 'hidden' : 'visible' });
  }

  get #numbersTable(): Locator {
    return this.element.locator('.numbers table');
  }

  numbersAreVisible(): Promise<boolean> {
    return this.#numbersTable.isVisible();
  }

  get showAllButton(): Locator {
    return this.element.getByRole('button', { name: 'Show all' });
  }

  /** Names of all elements inside, to see that no text became an element. */
  elementNames(): Promise<string[]> {
    return this.element.evaluate((element) => [
      ...new Set(Array.from(element.shadowRoot!.querySelectorAll('*'), (node) => node.localName)),
    ]);
  }

  // Under the policy no text can become a function in the page; a handle to functions can be passed.
  #inPage(): Promise<JSHandle<Readers>> {
    this.#readers ??= this.page.evaluateHandle(inPage);
    return this.#readers;
  }
}

type Readers = ReturnType<typeof inPage>;

// Runs in the page, and so can use nothing from this file.
function inPage() {
  const textOf = (parent: ParentNode, selector: string) =>
    parent.querySelector(selector)?.textContent ?? '';

  const cellsOf = (element: Element) => [
    ...element.shadowRoot!.querySelectorAll<HTMLElement>('.strip [data-tensor][data-dimension]'),
  ];

  const placeOf = ({ dataset }: HTMLElement): Cell => ({
    tensor: dataset.tensor!,
    token: Number(dataset.token ?? -1),
    dimension: Number(dataset.dimension ?? -1),
  });

  function waterfallOf(root: ShadowRoot): Waterfall | null {
    const waterfall = root.querySelector<HTMLElement>('.waterfall');
    if (!waterfall) return null;
    return {
      dimension: Number(waterfall.dataset.dimension),
      terms: Array.from(waterfall.querySelectorAll<HTMLElement>('[data-token]'), (term) => ({
        token: Number(term.dataset.token),
        text: textOf(term, '.term-result').trim(),
      })),
      total: textOf(waterfall, '.term-total .term-result').trim(),
    };
  }

  function picture(element: Element): Picture {
    const root = element.shadowRoot!;
    const all = (selector: string) => [...root.querySelectorAll<HTMLElement>(selector)];
    return {
      words: all('.word[role="radio"]').map((word) => ({
        text: textOf(word, '.token'),
        share: textOf(word, '.share').trim(),
        chosen: word.getAttribute('aria-checked') === 'true',
      })),
      rows: all('.sum-row').map((row) => ({
        token: Number(row.dataset.token),
        word: textOf(row, '.row-word'),
        score: textOf(row, '.row-score').trim(),
        share: textOf(row, '.share').trim(),
      })),
      cells: cellsOf(element).map(placeOf),
      spoken: all('.sum-row .strip').map((strip) => {
        const cells = [...strip.querySelectorAll<HTMLElement>('[role="gridcell"]')];
        const numbers = cells.map((cell) => /: (\S+)$/.exec(cell.ariaLabel ?? '')?.[1] ?? '');
        const { tensor, token } = placeOf(cells[0]!);
        return { tensor, token, numbers };
      }),
      written: all('.numbers [data-tensor]').map((cell) => ({
        ...placeOf(cell),
        text: cell.textContent.trim(),
      })),
      waterfall: waterfallOf(root),
      matrix: all('.matrix-table td[data-token]').map((cell) => ({
        tensor: cell.closest<HTMLElement>('[data-drawn]')!.dataset.drawn!,
        query: Number(cell.closest<HTMLElement>('[data-query]')!.dataset.query),
        key: Number(cell.dataset.token),
        text: cell.textContent.trim(),
      })),
    };
  }

  function numbers({ snapshot }: Element): Numbers | null {
    if (!snapshot) return null;
    const { tokens, keyTokens, names, token, layer, head, heads } = snapshot;
    const { tokensInText, hasSource } = snapshot;
    const tensors: Numbers['tensors'] = {};
    for (const name of names as TensorName[]) {
      const { data, shape } = snapshot.tensor(name)!;
      tensors[name] = { data: data.slice(), shape };
    }
    return {
      tokens: [...tokens],
      keyTokens: [...keyTokens],
      token,
      layer,
      head,
      heads: [...heads],
      tokensInText,
      hasSource,
      tensors,
    };
  }

  function moment(element: Element): Moment {
    const { error } = element;
    return {
      picture: picture(element),
      numbers: numbers(element),
      error: error && { argument: error.argument, message: error.message },
    };
  }

  function cellColours(element: Element): [number, number, number][] {
    const context = document
      .createElement('canvas')
      .getContext('2d', { willReadFrequently: true })!;
    // Colours can be computed in any colour space; the canvas turns them into sRGB.
    const toRgb = (colour: string): [number, number, number] => {
      context.clearRect(0, 0, 1, 1);
      context.fillStyle = colour;
      context.fillRect(0, 0, 1, 1);
      const [red, green, blue] = context.getImageData(0, 0, 1, 1).data;
      return [red! / 255, green! / 255, blue! / 255];
    };
    return cellsOf(element).map((cell) => toRgb(getComputedStyle(cell).backgroundColor));
  }

  return { moment, cellColours };
}
