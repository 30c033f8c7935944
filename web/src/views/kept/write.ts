import { html, type TemplateResult } from 'lit';
import { called, decimal } from '../parts/format.js';
import type { Scene } from './scene.js';

/** A word in its colour, lit with its fellows in all views. */
export function name({ words, colours }: Scene, index: number, text = called(words, index)) {
  return html`<b class=${`own ${colours[index]}`} data-token=${index}>${text}</b>`;
}

/** Parts in a row: "a, b and c". */
export function listed(
  parts: readonly TemplateResult[],
  [comma, last]: readonly [string, string],
): TemplateResult {
  return html`${parts.map(
    (part, at) => html`${at === 0 ? '' : at === parts.length - 1 ? last : comma}${part}`,
  )}`;
}

const superscripts = [...'⁰¹²³⁴⁵⁶⁷⁸⁹'];

/** A distance, which may be far too small for decimals: "2 × 10⁻⁸". */
export function tiny(number: number): string {
  if (number === 0 || number >= 0.01) return decimal(number, number === 0 ? 0 : 3);
  const [digits, exponent] = number.toExponential(0).split('e-') as [string, string];
  return `${digits} × 10⁻${Array.from(exponent, (digit) => superscripts[Number(digit)]).join('')}`;
}
