import { html, type TemplateResult } from 'lit';
import { arithmeticTexts as labels } from '../../texts/en/arithmetic.js';
import { decimal } from './format.js';

/** More terms than this are more than can be followed at once; the smaller ones are folded. */
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
  const largest = terms.toSorted((a, b) => size(b) - size(a) || a - b).slice(0, mostTerms);
  const zeros = all.length - terms.length;
  return html`<span class="arithmetic">
      ${spelt(largest)} ${rest(terms.filter((c) => !largest.includes(c)))}
      <span class="arithmetic-result">= <b>${exact(result)}</b></span>
    </span>
    ${zeros > 0 ? html`<small>${labels.zeros(zeros, all.length)}</small>` : ''}`;

  // In the row's order.
  function spelt(places: readonly number[]) {
    const inOrder = places.toSorted((a, b) => a - b);
    return inOrder.map((c, at) => html`${at > 0 ? plus() : ''}${term(c)}`);
  }

  function term(c: number) {
    return html`<span class="arithmetic-term" data-term=${c}
      ><small class="arithmetic-of" title=${names[c]!}>${names[c]}</small>${factor(rowNumbers[c]!)} × ${factor(columnNumbers[c]!)}</span
    >`;
  }

  function rest(smaller: readonly number[]) {
    if (smaller.length === 0) return '';
    return html`${plus()}<details class="arithmetic-rest">
        <summary>${labels.smaller(smaller.length)}</summary>
        ${spelt(smaller)}
      </details>`;
  }
}

/** Two numbers added. */
export function addition(a: number, b: number, result: number): TemplateResult {
  return html`<span class="arithmetic">
    <span class="arithmetic-term">${factor(a)}</span>${plus()}<span class="arithmetic-term"
      >${factor(b)}</span
    >
    <span class="arithmetic-result">= <b>${exact(result)}</b></span>
  </span>`;
}

/** A factor: below zero it is set in brackets, as after a sign. */
export function factor(number: number, digits?: number): string {
  const text = digits === undefined ? exact(number) : decimal(number, digits);
  return number < 0 ? `(${text})` : text;
}

function plus() {
  return html`<span class="arithmetic-plus"> + </span>`;
}
