import { html, type TemplateResult } from 'lit';
import { projectionsTexts as texts } from '../../texts/en/views/projections.js';
import { beside, type Grid } from './cells.js';

const { arithmetic: labels } = texts;

/** The chosen cell taken apart; with buttons to the next one, for who cannot hit a narrow cell. */
export function takenApart(given: Grid, what: string, sum: TemplateResult): TemplateResult {
  const step = (right: number, label: string, sign: string) =>
    html`<button
      type="button"
      aria-label=${label}
      @click=${() => given.choose(beside(given, right))}
    >
      ${sign}
    </button>`;
  return html`<div class="projection-sum">
    <div id=${given.describedBy}><b>${what}</b> ${sum}</div>
    <span class="projection-steps">
      ${step(-1, labels.previous, '‹')} ${step(1, labels.next, '›')}
    </span>
  </div>`;
}
