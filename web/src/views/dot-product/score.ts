import { html, nothing } from 'lit';
import { dotProductTexts as texts } from '../../texts/en/views/dot-product.js';
import { decimal, short } from '../parts/format.js';
import { formula, mi, mo, msub, sumOver } from '../parts/math.js';
import { setProperties } from '../parts/set-properties.js';
import { cellColour } from '../parts/strip.js';
import { magnitude, needed, row } from '../parts/tensor.js';
import { because, equation, term } from './equation.js';
import type { Scene } from './scene.js';

const labels = texts.score;

/** More products than this are spelled out only on demand. */
const mostTerms = 12;

/** With more columns than this there is no room for numbers and names. */
const mostNumbers = 24;

/** What fits into a cell: −99.99. */
const longestNumber = 6;

/** With more than this there is room for numbers only where the figure is wide. */
const fewNumbers = 12;

/** q, k and their products as three strips under each other; their sum is the score. */
export function scoreStep(scene: Scene) {
  const { snapshot, query, key, queryWord, keyWord } = scene;
  const queries = row(needed(snapshot, 'queries'), query);
  const keys = needed(snapshot, 'keys');
  const products = needed(snapshot, 'products');
  const largest = magnitude(keys.data, magnitude(queries, 0));
  const i = mi('i');
  const j = mi('j');
  const c = mi('c');
  return html`<li class="dp-step">
    <h3>${labels.title}</h3>
    ${formula(
      labels.formula,
      msub(mi('q'), i),
      mo('·'),
      msub(mi('k'), j),
      mo('='),
      sumOver(c),
      msub(mi('q'), [i, c]),
      msub(mi('k'), [j, c]),
    )}
    <div class="dp-strips" role="grid" data-rove aria-label=${texts.score.title} ?data-dense=${scene.names.length > mostNumbers}
      ?data-many=${scene.names.length > fewNumbers}>
      ${names(scene)}
      ${strip(scene, 'queries', labels.query(short(queryWord)), queries, largest)}
      ${strip(scene, 'keys', labels.key(short(keyWord)), row(keys, key), largest)}
      ${strip(scene, 'products', labels.products, row(products, key), magnitude(products.data, 0))}
    </div>
    ${spelledOut(scene)}
    ${because(texts.why, labels.why)}
  </li>`;
}

/** For schemes that compare keys with keys: the two keys, and their relevance. */
export function relevanceStep(scene: Scene) {
  const { snapshot, query, key, queryWord, keyWord, scores } = scene;
  const words = texts.schemes.relevance;
  const keys = needed(snapshot, 'keys');
  const largest = magnitude(keys.data, 0);
  return html`<li class="dp-step">
    <h3>${words.title}</h3>
    <p>${words.text}</p>
    <div class="dp-strips" role="grid" data-rove aria-label=${texts.score.title} ?data-dense=${scene.names.length > mostNumbers}
      ?data-many=${scene.names.length > fewNumbers}>
      ${names(scene)}
      ${strip(scene, 'keys', words.query(short(queryWord)), row(keys, query), largest)}
      ${strip(scene, 'keys', labels.key(short(keyWord)), row(keys, key), largest)}
    </div>
    ${equation([{ text: decimal(scores[key]!, 3), name: words.relevance, tensor: 'scores' }])}
    ${because(texts.why, words.why)}
  </li>`;
}

function names({ names: columns, snapshot }: Scene) {
  return html`<div class="dp-strip-row dp-names" aria-hidden="true" ?data-numbered=${snapshot.keyNames.length === 0}>
    <span></span>
    <span class="dp-strip" ${setProperties({ '--columns': columns.length })}>
      ${columns.map((name) => html`<span class="dp-name"><span>${name}</span></span>`)}
    </span>
  </div>`;
}

function strip(
  { names: columns }: Scene,
  tensor: string,
  label: string,
  numbers: Float32Array,
  largest: number,
) {
  const written = Array.from(numbers, (number) => decimal(number));
  // A number that is cut off would be a wrong one; it stands among the products.
  const isRoomy =
    columns.length <= mostNumbers && written.every((text) => text.length <= longestNumber);
  return html`<div class="dp-strip-row" role="row">
    <span class="dp-strip-label" role="rowheader">${label}</span>
    <span class="dp-strip" role="presentation" ${setProperties({ '--columns': columns.length })}>
      ${Array.from(numbers, (number, c) => {
        const { sign, strength } = cellColour(number, largest);
        return html`<span
          class=${`dp-cell ${sign}`}
          role="gridcell"
          tabindex="-1"
          aria-label=${labels.cell(columns[c]!, written[c]!)}
          title=${isRoomy ? nothing : labels.cell(columns[c]!, written[c]!)}
          data-number=${tensor}
          ${setProperties({ '--strength': strength })}
          >${isRoomy ? html`<span>${written[c]}</span>` : nothing}</span
        >`;
      })}
    </span>
  </div>`;
}

// The products that are not 0, in their order; the smaller ones of many on demand.
function spelledOut({ snapshot, query, key, names: columns, scores }: Scene) {
  const queries = row(needed(snapshot, 'queries'), query);
  const keys = row(needed(snapshot, 'keys'), key);
  const products = row(needed(snapshot, 'products'), key);
  const terms = [...products.keys()].filter((c) => products[c] !== 0);
  const bySize = terms.toSorted((a, b) => Math.abs(products[b]!) - Math.abs(products[a]!));
  const main = bySize.slice(0, mostTerms).sort((a, b) => a - b);
  const smaller = bySize.slice(mostTerms).sort((a, b) => a - b);
  const zeros = products.length - terms.length;
  return html`
    <p class="dp-terms">
      ${terms.length === 0 ? labels.none : main.map((c, at) => product(c, at > 0))}
      ${smaller.length > 0 ? html`<span class="dp-sign">+ …</span>` : nothing}
      <span class="dp-sign">=</span>
      ${term({ text: decimal(scores[key]!), name: labels.score, tensor: 'scores' })}
    </p>
    ${
      smaller.length > 0
        ? html`<details class="dp-why">
          <summary>${labels.smaller(smaller.length)}</summary>
          <p class="dp-terms">${smaller.map((c) => product(c, true))}</p>
        </details>`
        : nothing
    }
    ${zeros > 0 && terms.length > 0 ? html`<p class="hint" part="hint">${labels.zeros(zeros)}</p>` : nothing}
  `;

  function product(c: number, isNext: boolean) {
    return html`${isNext ? html`<span class="dp-sign">+</span>` : nothing}
      <span class="dp-product" data-column=${c}
        ><small>${columns[c]}</small> <span>${decimal(queries[c]!)} × ${decimal(keys[c]!)}</span></span
      >`;
  }
}
