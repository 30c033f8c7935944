import { html, type TemplateResult } from 'lit';
import { projectionsTexts as texts } from '../../texts/en/views/projections.js';
import { type Grid, neighbour } from './cells.js';

const { arithmetic: labels } = texts;

/** The chosen cell taken apart; with buttons to the next one, for who cannot hit a narrow cell. */
export function takenApart(given: Grid, what: string, sum: TemplateResult): TemplateResult {
  const step = (right: number, label: string, sign: string) =>
    html`<button
      type="button"
      aria-label=${label}
      @click=${() => given.choose(neighbour(given, 0, right))}
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
