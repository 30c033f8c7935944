import { html, nothing } from 'lit';
import type { TensorName } from '../../snapshot/snapshot.js';
import { keptTexts as texts } from '../../texts/en/views/kept.js';
import { decimal, percent, short } from '../parts/format.js';
import { setProperties } from '../parts/set-properties.js';
import { magnitude } from '../parts/tensor.js';
import { paper, papers } from './papers.js';
import type { Scene } from './scene.js';
import { listed, name } from './write.js';

const { rankings: labels } = texts;

type Column = keyof typeof labels.columns;

interface Ranking {
  column: Column;
  numbers: Float32Array;
  largest: number;
  /** 1 for the word with the largest number; NaN where there is none. */
  places: number[];
}

/** Below this share of the largest number, another place says nothing. */
const leastMarked = 0.02;

/** What differs by less than this share of the largest number is the same place. */
const tie = 1e-4;

/** Answers to which word mattered, side by side; where they disagree is marked. */
export function rankings(scene: Scene) {
  const { attended, shown, words, colours } = scene;
  const rows = shown.filter((index) => attended.includes(index));
  const columns = rankingsOf(scene);
  const hasShares = columns.some(({ column, largest }) => column === 'shares' && largest > 0);
  return html`<section class="kept-part kept-rankings">
    <h3>${labels.heading}</h3>
    <p class="hint" part="hint">${labels.hint}</p>
    <p class="kept-first">${firsts(scene, columns)}</p>
    <div class="kept-beside">
      <div>
    <div class="scroller" role="region" tabindex="0" aria-label=${labels.label}>
      <table>
        <caption>
          ${labels.label}
        </caption>
        <thead>
          <tr>
            <th scope="col">${labels.word}</th>
            ${columns.map(({ column }) => html`<th scope="col">${labels.columns[column]}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${rows.map(
            (index) => html`<tr class=${colours[index]!} data-token=${index}>
              <th scope="row" class="own">${short(words[index]!)}</th>
              ${columns.map((ranking) => cell(ranking, columns[0]!, index))}
            </tr>`,
          )}
        </tbody>
      </table>
    </div>
    <p class="hint" part="hint">${labels.marked} ${hasShares ? nothing : labels.undefined}</p>
    <ul class="hint kept-about" part="hint">
      <li>${labels.about.weightedNorms}</li>
      ${
        scene.numbers('projectedNorms')
          ? html`<li>${labels.about.projectedNorms}${paper(texts.papers.kobayashi)}.</li>`
          : nothing
      }
      <li>${labels.about.shares}</li>
      <li>${labels.about.effectiveAttention}${paper(texts.papers.brunner)}.</li>
    </ul>
      </div>
      ${papers()}
    </div>
  </section>`;
}

function rankingsOf(scene: Scene): Ranking[] {
  const columns = Object.keys(labels.columns) as Column[];
  return columns.flatMap((column) => {
    const numbers =
      column === 'weight' ? scene.own : scene.numbers(column satisfies TensorName | 'weight');
    if (!numbers) return [];
    const largest = magnitude(numbers, 0);
    return [{ column, numbers, largest, places: placesOf(numbers, largest) }];
  });
}

function placesOf(numbers: Float32Array, largest: number): number[] {
  return Array.from(numbers, (number) => {
    if (Number.isNaN(number)) return Number.NaN;
    return 1 + numbers.filter((other) => other > number + tie * largest).length;
  });
}

// Which words the rankings put first.
function firsts(scene: Scene, columns: readonly Ranking[]) {
  const first = new Map<number, string[]>();
  for (const { column, places } of columns) {
    const index = places.indexOf(1);
    if (index >= 0) first.set(index, [...(first.get(index) ?? []), labels.columns[column]]);
  }
  if (first.size === 1) return labels.agree;
  const parts = [...first].map(
    ([index, by]) => html`${name(scene, index)}${labels.first(by.join(', '))}`,
  );
  return html`${labels.disagree}${listed(parts, ['; ', '; '])}.`;
}

function cell({ column, numbers, largest, places }: Ranking, weights: Ranking, index: number) {
  const number = numbers[index]!;
  const place = places[index]!;
  const write = column === 'weight' || column === 'shares' ? percent : decimal;
  const share = largest > 0 ? Math.abs(number) / largest : 0;
  const isMarked = Math.max(share, weights.numbers[index]! / weights.largest) >= leastMarked;
  const gained = isMarked ? weights.places[index]! - place : 0;
  return html`<td
    data-number=${column === 'weight' ? 'weights' : column}
    ?data-first=${place === 1}
    class=${number < 0 ? 'below' : ''}
    ${setProperties({ '--share': (share || 0).toFixed(4) })}
  >
    <span class="kept-figure">${write(number)}</span>
    ${
      gained
        ? html`<span
            class="kept-gained"
            title=${gained > 0 ? labels.higher(gained) : labels.lower(-gained)}
            >${gained > 0 ? labels.up(gained) : labels.down(-gained)}</span
          >`
        : nothing
    }
  </td>`;
}
