import { html, mathml, type TemplateResult } from 'lit';

/** A part of a formula: what the functions below return, or several of them in a row. */
export type Math = TemplateResult | readonly Math[];

/** A formula in the line of the text around it. `spoken` is how it is read aloud. */
export function formula(spoken: string, ...parts: Math[]): TemplateResult {
  return html`<math class="formula-math" displaystyle="true" role="math" aria-label=${spoken}>${mrow(...parts)}</math>`;
}

/** A name: one letter is set in italics, more of them upright. */
export const mi = (name: string): TemplateResult => mathml`<mi>${name}</mi>`;

/** A name of a matrix or a vector, upright. */
export const upright = (name: string): TemplateResult =>
  mathml`<mi mathvariant="normal">${name}</mi>`;

/** A number as it is displayed. */
export const mn = (number: string): TemplateResult => mathml`<mn>${number}</mn>`;

/** A sign: +, =, (, or any other. It keeps its size, whatever stands beside it. */
export const mo = (sign: string): TemplateResult => mathml`<mo stretchy="false">${sign}</mo>`;

/** Words in a formula. */
export const mtext = (text: string): TemplateResult => mathml`<mtext>${text}</mtext>`;

/** Several parts where one is wanted. */
export const mrow = (...parts: Math[]): TemplateResult => mathml`<mrow>${parts}</mrow>`;

/** A part with something below its right side: q_i. */
export const msub = (base: Math, below: Math): TemplateResult =>
  mathml`<msub>${mrow(base)}${mrow(below)}</msub>`;

/** A part with something above its right side: Kᵀ. */
export const msup = (base: Math, above: Math): TemplateResult =>
  mathml`<msup>${mrow(base)}${mrow(above)}</msup>`;

export const mfrac = (above: Math, below: Math): TemplateResult =>
  mathml`<mfrac>${mrow(above)}${mrow(below)}</mfrac>`;

export const msqrt = (inside: Math): TemplateResult => mathml`<msqrt>${mrow(inside)}</msqrt>`;

/** A sum over an index. */
export const sumOver = (index: Math): TemplateResult => msub(mo('∑'), index);
