import { html, type TemplateResult } from 'lit';
import { decimal } from './format.js';

/** A number as it is displayed, and in full for who copies or reads it by a program. */
export function exactNumber(number: number, digits: number): TemplateResult {
  return html`<data value=${number}>${decimal(number, digits)}</data>`;
}
