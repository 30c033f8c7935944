import { html, type TemplateResult } from 'lit';
import { short } from '../parts/format.js';
import type { Scene } from './scene.js';

/** A row of a table of key words, in the word's colour and marked where it is the chosen one. */
export function wordRow({ words, colours, key }: Scene, index: number, cells: TemplateResult) {
  return html`<tr class=${colours[index]!} data-token=${index} ?data-chosen=${index === key}>
    <th scope="row">${short(words[index]!)}</th>
    ${cells}
  </tr>`;
}
