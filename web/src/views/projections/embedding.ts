import { html, nothing } from 'lit';
import type { Values } from '../../store/properties.js';
import { projectionsTexts as texts } from '../../texts/en/views/projections.js';
import { addition } from '../parts/arithmetic.js';
import { short } from '../parts/format.js';
import { spoken } from '../parts/strip.js';
import { magnitude, needed, row } from '../parts/tensor.js';
import type { Actions } from '../view.js';
import { cells, columnNames, type Grid, grid, wordLabel } from './cells.js';
import { origin } from './origin.js';
import { chosenDimension, drawnWords, embeddingScale, type Scene } from './scene.js';
import { takenApart } from './taken-apart.js';

/** Three rows under each other, of which the third is the sum of the first two. */
export interface Addition {
  label: string;
  parts: [Addend, Addend, Addend];
  /** The number of full colour; of larger ones too. */
  largest: number;
  /** Of whose largest number the sum is shown first. */
  first: Float32Array;
  describedBy: string;
}

interface Addend {
  tensor: string;
  name: string;
  numbers: Float32Array;
}

export function additionOf(
  scene: Scene,
  { label, parts, largest, first: basis, describedBy }: Addition,
  actions: Actions,
) {
  const { snapshot, names, areNamed, choice } = scene;
  const [first, second, third] = parts;
  const dimension = chosenDimension(scene, basis);
  const given: Grid = {
    label,
    tensor: third.tensor,
    rows: [{ index: snapshot.token, name: third.name, numbers: third.numbers }],
    names,
    largest,
    chosen: { row: snapshot.token, column: dimension },
    describedBy,
    choose: ({ column }) => actions.show({ projection: { ...choice, dimension: column } }),
  };
  const strip = ({ tensor, name, numbers }: Addend) => html`<span class="projection-row">
    <span class="projection-word">${name}</span>
    ${cells(
      { tensor, numbers, names, largest, lit: dimension },
      texts.heads.spoken(name, spoken(numbers, names)),
    )}
  </span>`;
  return html`<div class="projection-addition">
      <span class="projection-row"
        ><span class="projection-word"></span>${columnNames(names, areNamed)}</span
      >
      ${strip(first)} ${strip(second)} ${grid(given)}
    </div>
    ${takenApart(
      given,
      names[dimension]!,
      addition(first.numbers[dimension]!, second.numbers[dimension]!, third.numbers[dimension]!),
    )}`;
}

/** One word's embedding taken apart, and what position adds to all words. */
export function embedding(scene: Scene, values: Values, actions: Actions) {
  const { snapshot, names, areNamed } = scene;
  const { embedding: labels } = texts;
  const word = short(scene.word);
  const positions = needed(snapshot, 'positions');
  const own = row(needed(snapshot, 'embeddings'), snapshot.token);
  const drawn = drawnWords(snapshot, snapshot.tokens, false);
  const largest = magnitude(positions.data, 0);
  // A word that is nothing but its position still has a colour.
  const full = embeddingScale(snapshot, [snapshot.token]) || largest;
  const part = (tensor: 'tokenEmbeddings' | 'positions' | 'embeddings', name: string) => ({
    tensor,
    name,
    numbers: row(needed(snapshot, tensor), snapshot.token),
  });
  return html`<section class="projection-part">
    <h3>${labels.heading}</h3>
    <p class="hint" part="hint">${largest > 0 ? labels.hint : labels.noPosition}</p>
    <div class="projection-columns">
      <div>
        <h4>${labels.of(word)}</h4>
        ${additionOf(
          scene,
          {
            label: labels.label(word),
            parts: [
              part('tokenEmbeddings', labels.token),
              part('positions', labels.position),
              part('embeddings', labels.sum),
            ],
            largest: full,
            first: own,
            describedBy: 'projection-embedding',
          },
          actions,
        )}
        ${origin(scene, values, chosenDimension(scene, own))}
      </div>
      ${largest > 0 ? picture() : nothing}
    </div>
  </section>`;

  function picture() {
    return html`<div class="projection-positions">
      <h4>${labels.picture}</h4>
      <span class="projection-row"
        ><span class="projection-word"></span>${columnNames(names, areNamed)}</span
      >
      ${drawn.map((index) => {
        const token = snapshot.hasSource ? undefined : index;
        const numbers = row(positions, index);
        const label = texts.heads.spoken(
          labels.pictureOf(short(snapshot.tokens[index]!)),
          spoken(numbers, names),
        );
        return html`<span
          class="projection-row"
          data-token=${token ?? nothing}
          ?data-asks=${index === snapshot.token}
        >
          ${wordLabel(snapshot.tokens[index]!)}
          ${cells({ tensor: 'positions', numbers, names, largest, token }, label)}
        </span>`;
      })}
      ${
        drawn.length < snapshot.tokens.length
          ? html`<p class="hint" part="hint">${texts.project.cut(drawn.length, snapshot.tokens.length)}</p>`
          : nothing
      }
    </div>`;
  }
}
