import { html, nothing } from 'lit';
import type { State } from '../../store/store.js';
import { nameTexts } from '../../texts/en/names.js';
import { projectionsTexts as texts } from '../../texts/en/views/projections.js';
import { dotProduct } from '../parts/arithmetic.js';
import { short } from '../parts/format.js';
import { setProperties } from '../parts/set-properties.js';
import { spoken } from '../parts/strip.js';
import { magnitude, needed, row } from '../parts/tensor.js';
import type { Actions } from '../view.js';
import { cells, columnNames, type Grid, grid } from './cells.js';
import { additionOf } from './embedding.js';
import { chosenDimension, column, namesOf, type Scene } from './scene.js';
import { takenApart } from './taken-apart.js';

const { heads: labels } = texts;

/** One more than the largest seed. */
const seeds = 2 ** 31;

/** The outputs of all heads for the word that asks, in one row, and times W_O. */
export function heads(scene: Scene, values: State['values'], actions: Actions) {
  const { snapshot, names, areNamed, choice } = scene;
  const { token, layer } = snapshot;
  const word = short(scene.word);
  const outputs = snapshot.heads.map((_, h) => row(snapshot.tensor('output', layer, h)!, token));
  const concatenated = row(needed(snapshot, 'concatenated'), token);
  const outputProjection = needed(snapshot, 'outputProjection');
  const combined = row(needed(snapshot, 'combined'), token);
  const dimension = chosenDimension(scene, combined);
  const largest = magnitude(concatenated, 0);
  const nameOf = (h: number) => nameTexts.of(snapshot.heads[h]!) || labels.head(h);
  const width = concatenated.length / outputs.length;
  const dimensions = namesOf(snapshot.valueNames, width);
  const entries = Array.from(
    concatenated,
    (_, at) => `${nameOf(Math.floor(at / width))}, ${dimensions[at % width]}`,
  );
  const ofColumn = column(outputProjection, dimension);
  const given: Grid = {
    label: labels.combined,
    tensor: 'combined',
    rows: [{ index: token, name: labels.combined, numbers: combined }],
    names,
    largest: magnitude(combined, 0),
    chosen: { row: token, column: dimension },
    describedBy: 'projection-combined',
    choose: (place) => actions.show({ projection: { ...choice, dimension: place.column } }),
  };

  return html`<section class="projection-part">
    <h3>${labels.heading(outputs.length)}</h3>
    <p class="hint" part="hint">${labels.hint(word)}</p>
    ${values.model === 'random' ? untrained() : nothing}
    <div class="projection-heads" ${setProperties({ '--heads': outputs.length })}>
      ${outputs.map((numbers, h) => oneHead(numbers, h))}
    </div>
    ${wholeRow(labels.concatenated(concatenated.length), 'concatenated', concatenated, largest)}
    ${wholeRow(labels.column(names[dimension]!), 'outputProjection', ofColumn, magnitude(ofColumn, 0))}
    <div class="projection-combined">
      <span class="projection-row"
        ><span class="projection-word"></span>${columnNames(names, areNamed)}</span
      >
      ${grid(given)}
    </div>
    ${takenApart(
      given,
      texts.arithmetic.of(labels.combinedName, word, names[dimension]!),
      dotProduct(concatenated, ofColumn, entries, combined[dimension]!),
    )}
  </section>`;

  function untrained() {
    return html`<p class="projection-seed">
      ${labels.untrained}
      <button type="button" @click=${() => actions.set({ seed: (values.seed + 1) % seeds })}>
        ${labels.newSeed}
      </button>
      <span class="hint" part="hint">${labels.seed(values.seed)}</span>
    </p>`;
  }

  function oneHead(numbers: Float32Array, h: number) {
    const isSelected = h === snapshot.head;
    return html`<div>
      <button
        type="button"
        class="projection-pill"
        aria-pressed=${isSelected}
        data-head=${h}
        @click=${() => actions.set({ head: h })}
      >
        ${nameOf(h)}
      </button>
      ${cells(
        {
          tensor: 'output',
          numbers,
          names: dimensions,
          largest,
          dimension: isSelected ? 0 : undefined,
        },
        labels.output(nameOf(h), spoken(numbers, dimensions)),
      )}
    </div>`;
  }

  // As wide as all heads together, so that each number stands below its head's.
  function wholeRow(what: string, tensor: string, numbers: Float32Array, full: number) {
    return html`<span class="projection-caption">${what}</span>
      <span class="projection-whole">
        ${cells(
          { tensor, numbers, names: entries, largest: full },
          labels.spoken(what, spoken(numbers, entries)),
        )}
      </span>`;
  }
}

/** What came in, plus what attention found. */
export function residual(scene: Scene, actions: Actions) {
  const { snapshot } = scene;
  const { residual: own } = texts;
  const at = (tensor: 'combined' | 'residual') => row(needed(snapshot, tensor), snapshot.token);
  const input = row(needed(snapshot, 'inputs'), snapshot.token);
  // What cross-attention adds to has been through self-attention.
  const isCross = snapshot.tensor('encoded') !== undefined;
  // As above: position must not leave the words pale.
  const bare = row(needed(snapshot, 'tokenEmbeddings'), snapshot.token);
  const largest =
    snapshot.layer === 0 && !isCross
      ? magnitude([...at('combined'), ...bare], 0)
      : magnitude(input, 0);
  return html`<section class="projection-part">
    <h3>${own.heading}</h3>
    <p class="hint" part="hint">${own.hint}</p>
    ${additionOf(
      scene,
      {
        label: own.label(short(scene.word)),
        parts: [
          {
            tensor: 'input',
            name: isCross ? own.cross : own.input(snapshot.layer),
            numbers: input,
          },
          { tensor: 'combined', name: own.combined, numbers: at('combined') },
          { tensor: 'residual', name: own.sum, numbers: at('residual') },
        ],
        largest,
        first: at('combined'),
        describedBy: 'projection-residual',
      },
      actions,
    )}
  </section>`;
}

/** What a feed-forward network adds to that, where the layer has one. */
export function feedForward(scene: Scene, actions: Actions) {
  const { snapshot } = scene;
  if (!snapshot.tensor('feedForward')) return nothing;
  const { feedForward: own } = texts;
  const part = (tensor: 'residual' | 'feedForward' | 'layerOutput', name: string) => ({
    tensor,
    name,
    numbers: row(needed(snapshot, tensor), snapshot.token),
  });
  const added = part('feedForward', own.added);
  const sum = part('layerOutput', own.sum);
  return html`<section class="projection-part">
    <h3>${own.heading}</h3>
    <p class="hint" part="hint">${own.hint}</p>
    ${additionOf(
      scene,
      {
        label: own.label(short(scene.word)),
        parts: [part('residual', own.residual), added, sum],
        largest: magnitude(sum.numbers, 0),
        first: added.numbers,
        describedBy: 'projection-feed-forward',
      },
      actions,
    )}
  </section>`;
}
