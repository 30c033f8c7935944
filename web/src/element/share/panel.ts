import { html, nothing } from 'lit';
import { shareTexts as texts } from '../../texts/en/share.js';
import { type Format, formats } from './codes.js';

/** What the panel shows. */
export interface Shown {
  link: string;
  /** What the link could not hold. */
  omitted: string;
  format: Format;
  code: string;
  views: readonly { id: string; title: string }[];
  tensors: readonly string[];
  /** Of which part something is said, and what: that it was copied, or why not. */
  said: { of: Part; text: string } | null;
}

export type Part = 'link' | 'code' | 'files';

/** A file that can be saved. */
export type Kind = 'svg' | 'png' | 'csv' | 'json';

/** What its buttons do. */
export interface ShareActions {
  copy(part: 'link' | 'code'): void;
  choose(format: Format): void;
  save(kind: Kind): void;
  close(): void;
}

/** The panel: a link, a code for the reader's page, files. */
export function panel(shown: Shown, actions: ShareActions) {
  const { link, omitted, format, code } = shown;
  return html`<div class="sharing-head">
      <h2 id="share-title">${texts.title}</h2>
      <button type="button" class="sharing-close" aria-label=${texts.close} @click=${actions.close}>
        <svg viewBox="0 0 16 16" aria-hidden="true"><path d="M4 4l8 8M12 4l-8 8"></path></svg>
      </button>
    </div>
    <section>
      <h3><label for="share-link">${texts.link}</label></h3>
      <p class="sharing-row">
        <input id="share-link" type="text" readonly .value=${link} aria-describedby="share-link-hint" />
        ${copyButton('link', shown, actions)}
      </p>
      <p class="hint" id="share-link-hint">${omitted || texts.linkHint}</p>
    </section>
    <section>
      <h3>${texts.embed}</h3>
      <div class="sharing-formats" role="radiogroup" aria-label=${texts.embed}>
        ${formats.map(
          (id) => html`<label
            ><input
              type="radio"
              name="share-format"
              .checked=${id === format}
              @change=${() => actions.choose(id)}
            /><span>${texts.formats[id]}</span></label
          >`,
        )}
      </div>
      <p class="hint" id="share-about">${texts.about[format]}</p>
      <textarea
        id="share-code"
        readonly
        wrap="off"
        spellcheck="false"
        rows=${Math.min(Math.max(code.split('\n').length, 3), 12)}
        aria-label=${`${texts.code}: ${texts.formats[format]}`}
        aria-describedby="share-about share-folder"
        .value=${code}
      ></textarea>
      <p class="sharing-row share-end">
        <span class="hint" id="share-folder">${texts.folder}</span>
        ${copyButton('code', shown, actions)}
      </p>
    </section>
    ${files(shown, actions)}`;
}

function copyButton(part: 'link' | 'code', shown: Shown, { copy }: ShareActions) {
  return html`<button type="button" @click=${() => copy(part)}>${texts.copy}</button>
    ${status(part, shown)}`;
}

const status = (part: Part, { said }: Shown) =>
  html`<span class="sharing-said" role="status">${said?.of === part ? said.text : nothing}</span>`;

function files(shown: Shown, { save }: ShareActions) {
  const button = (kind: Kind, text: string) =>
    html`<button type="button" @click=${() => save(kind)}>${text}</button>`;
  const select = (id: string, label: string, options: readonly (readonly [string, string])[]) =>
    html`<label>
      <span>${label}</span>
      <select id=${id}>
        ${options.map(([value, text]) => html`<option value=${value}>${text}</option>`)}
      </select>
    </label>`;
  const views = shown.views.map(({ id, title }) => [id, title] as const);
  return html`<section>
    <h3>${texts.files}</h3>
    <p class="sharing-row">
      ${select('share-view', texts.picture, views)} ${button('svg', 'SVG')} ${button('png', 'PNG')}
    </p>
    <p class="sharing-row">
      ${select(
        'share-tensor',
        texts.numbers,
        shown.tensors.map((name) => [name, name] as const),
      )}
      ${button('csv', 'CSV')}
      <span class="sharing-all">${texts.all}</span> ${button('json', 'JSON')}
    </p>
    <p>${status('files', shown)}</p>
  </section>`;
}
