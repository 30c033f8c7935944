import { html, nothing, type TemplateResult } from 'lit';
import { projectionsTexts as texts } from '../../texts/views/projections.js';
import { decimal } from '../parts/format.js';
import { type Grid, neighbour } from './cells.js';

const { arithmetic: labels } = texts;

/** More terms than this are more than can be followed; the largest are spelt out. */
const mostTerms = 8;

/** A number with as few digits as show it whole, 2 or 3 of them. */
export function exact(number: number): string {
  return decimal(number, Math.abs(Number(number.toFixed(2)) - number) < 1e-6 ? 2 : 3);
}

/** A row times a column, product by product, and what the core found. */
export function dotProduct(
  rowNumbers: Float32Array,
  columnNumbers: Float32Array,
  names: readonly string[],
  result: number,
): TemplateResult {
  const all = [...rowNumbers.keys()];
  const size = (c: number) => Math.abs(rowNumbers[c]! * columnNumbers[c]!);
  const terms = all.filter((c) => rowNumbers[c] !== 0 && columnNumbers[c] !== 0);
  // The largest, in the row's order.
  const spelt = terms
    .toSorted((a, b) => size(b) - size(a) || a - b)
    .slice(0, mostTerms)
    .sort((a, b) => a - b);
  const smaller = terms.length - spelt.length;
  const zeros = all.length - terms.length;
  return html`<span class="projection-terms">
      ${spelt.map(
        (
          c,
          place,
        ) => html`${place > 0 ? plus() : nothing}<span class="projection-term" data-term=${c}
            ><small class="projection-of" title=${names[c]!}>${names[c]}</small>${factor(rowNumbers[c]!)} × ${factor(columnNumbers[c]!)}</span
          >`,
      )}
      ${smaller > 0 ? html`${plus()}<span class="projection-term">${labels.smaller(smaller)}</span>` : nothing}
      <span class="projection-result">= <b>${exact(result)}</b></span>
    </span>
    ${zeros > 0 ? html`<small>${labels.zeros(zeros, all.length)}</small>` : nothing}`;
}

/** Two numbers added. */
export function addition(a: number, b: number, result: number): TemplateResult {
  return html`<span class="projection-terms">
    <span class="projection-term">${factor(a)}</span>${plus()}<span class="projection-term"
      >${factor(b)}</span
    >
    <span class="projection-result">= <b>${exact(result)}</b></span>
  </span>`;
}

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
    <p id=${given.describedBy}><b>${what}</b> ${sum}</p>
    <span class="projection-steps">
      ${step(-1, labels.previous, '‹')} ${step(1, labels.next, '›')}
    </span>
  </div>`;
}

// A factor below zero is set in brackets, as after a sign.
function factor(number: number): string {
  return number < 0 ? `(${exact(number)})` : exact(number);
}

function plus() {
  return html`<span class="projection-plus"> + </span>`;
}
