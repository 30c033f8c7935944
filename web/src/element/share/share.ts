import { render } from 'lit';
import type { Snapshot } from '../../snapshot/snapshot.js';
import { attributesOf } from '../../store/attributes.js';
import { isWritten } from '../../store/model-change.js';
import { writePermalink } from '../../store/permalink.js';
import type { Values } from '../../store/properties.js';
import { texts as figureTexts } from '../../texts/en/figure.js';
import { shareTexts as texts } from '../../texts/en/share.js';
import { languageOf, speak } from '../../texts/language.js';
import { asShown } from '../permalink.js';
import { adopt } from '../style-sheets.js';
import { embedCode, type Format } from './codes.js';
import { copyField } from './copy.js';
import { download, fileName } from './download.js';
import { type Kind, type Part, panel, type Shown } from './panel.js';
import styles from './share.css?inline';

/** The figure that is shared. */
export interface Shared extends HTMLElement {
  permalink(): Promise<string>;
  exportSVG(view?: string): Promise<string>;
  exportPNG(view?: string): Promise<Blob>;
  exportCSV(tensor?: string): Promise<string>;
  exportJSON(): Promise<string>;
}

/** What of it is on the screen. */
interface SharedState {
  values: Values;
  snapshot: Snapshot;
}

/** Opens the panel of a figure. Resolves when it is there. */
export async function openShare(
  figure: Shared,
  values: Values,
  snapshot: Snapshot | null,
  drawn: Parameters<typeof asShown>[1],
): Promise<void> {
  const root = figure.shadowRoot!;
  const place = root.querySelector('.figure');
  if (!snapshot || !place || place.querySelector('dialog')) return;
  adopt(root, styles);
  const state = { values: await asShown(values, drawn), snapshot };
  const link = await figure.permalink();
  const dialog = document.createElement('dialog');
  dialog.className = 'sharing';
  dialog.setAttribute('part', 'share-panel');
  dialog.setAttribute('aria-labelledby', 'share-title');
  const open = new SharePanel(figure, state, link, dialog);
  open.render();
  place.append(dialog);
  dialog.showModal();
}

// So long that it can be read.
const saidFor = 5000;

class SharePanel {
  readonly #figure: Shared;
  readonly #state: SharedState;
  readonly #dialog: HTMLDialogElement;
  #shown: Shown;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(figure: Shared, state: SharedState, link: string, dialog: HTMLDialogElement) {
    this.#figure = figure;
    this.#state = state;
    this.#dialog = dialog;
    speak(languageOf(figure));
    this.#shown = {
      link,
      omitted: this.#omittedFrom(link),
      format: 'html',
      code: this.#code('html'),
      views: this.#views(),
      tensors: ['weights', ...state.snapshot.names.filter((name) => name !== 'weights')],
      said: null,
    };
    // Of the page around it, which nobody wants to choose by hitting what lies beside the panel.
    dialog.addEventListener('click', (event) => {
      if (event.target === dialog) dialog.close();
    });
    dialog.addEventListener('close', () => {
      clearTimeout(this.#timer);
      dialog.remove();
    });
  }

  render(): void {
    speak(languageOf(this.#figure));
    const template = panel(this.#shown, {
      copy: (part) => void this.#copy(part),
      choose: (format) => this.#change({ format, code: this.#code(format), said: null }),
      save: (kind) => void this.#save(kind),
      close: () => this.#dialog.close(),
    });
    render(template, this.#dialog);
  }

  #change(change: Partial<Shown>) {
    this.#shown = { ...this.#shown, ...change };
    this.render();
  }

  #find<Found extends Element>(id: string): Found {
    return this.#dialog.querySelector<Found>(`#${id}`)!;
  }

  #say(of: Part, text: string) {
    this.#change({ said: { of, text } });
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#change({ said: null }), saidFor);
  }

  async #copy(part: 'link' | 'code') {
    const isCopied = await copyField(this.#find(`share-${part}`));
    speak(languageOf(this.#figure));
    this.#say(part, isCopied ? texts.copied : texts.selected);
  }

  async #save(kind: Kind) {
    const view = this.#find<HTMLSelectElement>('share-view').value;
    const tensor = this.#find<HTMLSelectElement>('share-tensor').value;
    const named = (part: string) => fileName(this.#sentence, part, `.${kind}`);
    try {
      if (kind === 'svg')
        download(named(view), await this.#figure.exportSVG(view), 'image/svg+xml');
      if (kind === 'png') download(named(view), await this.#figure.exportPNG(view));
      if (kind === 'csv') download(named(tensor), await this.#figure.exportCSV(tensor), 'text/csv');
      if (kind === 'json') download(named(''), await this.#figure.exportJSON(), 'application/json');
    } catch (error) {
      speak(languageOf(this.#figure));
      this.#say('files', texts.failed((error as Error).message));
    }
  }

  get #sentence(): string {
    const { values, snapshot } = this.#state;
    return isWritten(values) ? snapshot.tokens.join(' ') : values.sentence.trim();
  }

  #code(format: Format): string {
    const { values } = this.#state;
    return embedCode(format, {
      attributes: attributesOf(values),
      fragment: writePermalink(values),
      title: texts.frame(this.#sentence),
      height: Math.ceil(this.#figure.offsetHeight / 10) * 10,
      language: languageOf(this.#figure),
    });
  }

  #omittedFrom(link: string): string {
    const names = new URLSearchParams(new URL(link).hash.slice(1)).get('omitted');
    if (!names) return '';
    return this.#state.values.model === 'file'
      ? texts.file
      : texts.omitted(names.replaceAll(' ', ', '));
  }

  #views() {
    const shown = this.#figure.shadowRoot!.querySelectorAll('.view');
    const ids = [...shown].map((view) => view.getAttribute('part')!.split(' ')[0]!);
    const own: Record<string, string> = { sentence: texts.sentenceView, sum: texts.sumView };
    const titled = ids.map((id) => ({ id, title: own[id] ?? figureTexts.views[id]?.title ?? id }));
    // The sum is what most want.
    return titled.sort((a, b) => Number(b.id === 'sum') - Number(a.id === 'sum'));
  }
}
