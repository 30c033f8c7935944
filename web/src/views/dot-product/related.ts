import { html, nothing } from 'lit';
import type { State } from '../../store/store.js';
import { dotProductTexts as texts } from '../../texts/en/views/dot-product.js';
import { dotProduct } from '../parts/arithmetic.js';
import { decimal, short } from '../parts/format.js';
import { dimensionNames } from '../parts/strip.js';
import { needed, row } from '../parts/tensor.js';
import type { Actions } from '../view.js';
import type { Scene } from './scene.js';
import { extentOf, signedBar } from './schemes.js';
import { wordRow } from './word-row.js';

const labels = texts.related;

/** The similarity of raw embeddings beside the learned relation q·k. */
export function related(scene: Scene, { values, ui }: State, actions: Actions) {
  const similarities = scene.snapshot.tensor('similarities')?.data;
  const isNone = values.projections === 'none';
  return html`<section class="dp-related">
    <h3>${labels.title}</h3>
    ${
      similarities
        ? html`<p>${scene.asks ? labels.text : labels.textRelevance}</p>
          ${buttons()} <p class="dp-verdict">${verdict(scene, similarities, isNone)}</p>
          ${bars(scene, similarities)} ${chosen(scene, similarities)}
          <p class="hint" part="hint">${labels.scales} ${scene.snapshot.hasSource ? nothing : labels.counted}</p>`
        : html`<p>${labels.manual}</p>`
    }
  </section>`;

  function buttons() {
    const { layer, head } = scene.snapshot;
    return html`<div
      class="dp-switch"
      role="group"
      data-control="projections"
      aria-label=${labels.buttons}
    >
      <button
        type="button"
        aria-pressed=${!isNone}
        @click=${() => isNone && actions.set({ projections: 'model', ...ui.projected })}
      >
        ${labels.with}
      </button>
      <button
        type="button"
        aria-pressed=${isNone}
        @click=${() => {
          if (isNone) return;
          // Embeddings that attend to themselves have no layers and no heads.
          actions.show({ projected: { layer, head } });
          actions.set({ projections: 'none', layer: 0, head: 0 });
        }}
      >
        ${labels.without}
      </button>
    </div>`;
  }
}

function verdict(scene: Scene, similarities: Float32Array, isNone: boolean) {
  const { scheme, scores, words, query, queryWord, snapshot } = scene;
  if (scheme === 'fixed') return labels.fixed;
  if (!scene.asks) return nothing;
  if (isNone) return labels.same;
  const others = [...words.keys()].filter((index) => snapshot.hasSource || index !== query);
  if (others.length < 2) return nothing;
  const similar = ranks(others, similarities);
  const relation = ranks(others, scores);
  const asker = short(queryWord);
  const first = others.find((index) => relation.get(index) === 1)!;
  const most = others.find((index) => similar.get(index) === 1)!;
  if (similar.get(first)! > 1) {
    return labels.top(short(words[first]!), asker, similar.get(first)!, short(words[most]!));
  }
  const gap = (index: number) => Math.abs(similar.get(index)! - relation.get(index)!);
  const widest = others.reduce((best, index) => (gap(index) > gap(best) ? index : best));
  return gap(widest) === 0
    ? labels.agree
    : labels.disagree(short(words[widest]!), asker, similar.get(widest)!, relation.get(widest)!);
}

// Equal numbers have equal ranks, from 1.
function ranks(indices: readonly number[], numbers: Float32Array): Map<number, number> {
  const sorted = indices.toSorted((a, b) => numbers[b]! - numbers[a]!);
  const found = new Map<number, number>();
  for (const [at, index] of sorted.entries()) {
    const before = sorted[at - 1];
    const isEqual = before !== undefined && numbers[before] === numbers[index];
    found.set(index, isEqual ? found.get(before)! : at + 1);
  }
  return found;
}

function bars(scene: Scene, similarities: Float32Array) {
  const { shown, scores, scheme } = scene;
  const hasRelation = scheme !== 'fixed';
  const extents = { similarity: extentOf(similarities), score: extentOf(scores) };
  return html`<table class="dp-bars dp-two">
    <caption>
      ${labels.title}
    </caption>
    <thead>
      <tr>
        <th scope="col">${texts.share.word}</th>
        <th scope="col" colspan="2">${labels.similarity}</th>
        ${
          hasRelation
            ? html`<th scope="col" colspan="2">
              ${scene.asks ? labels.relation : labels.relevance}
            </th>`
            : nothing
        }
      </tr>
    </thead>
    <tbody>
      ${shown.map((index) =>
        wordRow(
          scene,
          index,
          html`<td class="dp-bar-cell">${signedBar(similarities[index]!, extents.similarity)}</td>
          <td data-number="similarities">${decimal(similarities[index]!)}</td>
          ${
            hasRelation
              ? html`<td class="dp-bar-cell">${signedBar(scores[index]!, extents.score)}</td>
                <td data-number="scores">${decimal(scores[index]!)}</td>`
              : nothing
          }`,
        ),
      )}
    </tbody>
  </table>`;
}

// The chosen word's similarity, number by number.
function chosen({ snapshot, query, key, queryWord, keyWord }: Scene, similarities: Float32Array) {
  const asks = row(needed(snapshot, 'embeddings'), query);
  const lookedAt = snapshot.hasSource ? 'sourceEmbeddings' : 'embeddings';
  return html`<p class="hint" part="hint">${labels.of(short(queryWord), short(keyWord))}</p>
    <p class="dp-similarity">
      ${dotProduct(
        asks,
        row(needed(snapshot, lookedAt), key),
        dimensionNames(snapshot.dimensionNames, asks.length),
        similarities[key]!,
      )}
    </p>`;
}
