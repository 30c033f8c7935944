import { html } from 'lit';
import { keptTexts as texts } from '../../texts/en/views/kept.js';

const { papers: labels } = texts;

interface Paper {
  name: string;
  link: string;
}

export function paper({ name, link }: Paper) {
  return html`<a href=${link} target="_blank" rel="noopener noreferrer">${name}</a>`;
}

/** That there is a dispute, and who says what. */
export function papers() {
  return html`<div class="kept-papers" data-control="papers">
    <h4>${labels.heading}</h4>
    <p>${labels.text}</p>
    <ul>
      ${labels.disputes.map((dispute) => html`<li>${paper(dispute)}${dispute.says}.</li>`)}
    </ul>
    <p>${labels.bound}</p>
  </div>`;
}
