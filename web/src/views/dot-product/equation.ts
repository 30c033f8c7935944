import { html, nothing } from 'lit';

/** A number of an equation, and what it is called. */
export interface Term {
  text: string;
  name: string;
  /** The tensor that it is an entry of. */
  tensor?: string;
  /** The colour class of the word that it belongs to. */
  colour?: string;
}

/** A number with its name below it. */
export function term({ text, name, tensor, colour = '' }: Term) {
  return html`<span class=${`dp-term ${colour}`}
    ><b data-number=${tensor ?? nothing}>${text}</b> <small>${name}</small></span
  >`;
}

/** Numbers with their names, and the signs between. */
export function equation(parts: readonly (Term | string)[]) {
  return html`<p class="dp-equation">
    ${parts.map((part) =>
      typeof part === 'string' ? html`<span class="dp-sign">${part}</span>` : term(part),
    )}
  </p>`;
}

/** The reason for a step, behind a question. */
export function because(question: string, reason: string) {
  return html`<details class="dp-why">
    <summary>${question}</summary>
    <p>${reason}</p>
  </details>`;
}
