import { html, nothing } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { projectionsTexts as texts } from '../../texts/en/views/projections.js';
import { dotProduct } from '../parts/arithmetic.js';
import { wordColours } from '../parts/colours.js';
import { short } from '../parts/format.js';
import { spoken } from '../parts/strip.js';
import { magnitude, row } from '../parts/tensor.js';
import type { Actions } from '../view.js';
import { cells, columnNames, type Grid, grid, wordLabel } from './cells.js';
import { kindChoice } from './kind-choice.js';
import {
  chosenCell,
  column,
  drawnWords,
  embeddingScale,
  isSetByHand,
  productOf,
  type Scene,
} from './scene.js';
import { takenApart } from './taken-apart.js';

const { project: labels } = texts;

/** X · W_Q, X · W_K or X · W_V: the row and the column of a cell, lit, and their products. */
export function product(scene: Scene, query: unknown, actions: Actions) {
  const { snapshot, names, areNamed, choice } = scene;
  const current = productOf(scene);
  const { of, input, inputName, matrix, result, words, areKeys, isSource, columns } = current;
  const drawn = drawnWords(snapshot, words, isSource);
  const chosen = chosenCell(scene, current, drawn);
  const letter = labels.letters[of];
  const colours = wordColours(snapshot);
  const tokenOf = (index: number) => (areKeys ? index : undefined);
  const isBare = inputName === 'embeddings';
  const scales = {
    input: fullInput(),
    matrix: magnitude(matrix.data, 0),
    result: magnitude(
      drawn.flatMap((index) => [...row(result, index)]),
      0,
    ),
  };
  const given: Grid = {
    label: labels.kinds[of],
    tensor: of,
    rows: drawn.map((index) => ({
      index,
      name: short(words[index]!),
      numbers: row(result, index),
      token: tokenOf(index),
    })),
    names: columns,
    largest: scales.result,
    areValues: of === 'values',
    chosen,
    describedBy: 'projection-product',
    choose: (place) => actions.show({ projection: { ...choice, ...place } }),
  };

  return html`<section class="projection-part">
    <h3>${labels.heading}</h3>
    <div class="projection-product">
      <div class="projection-tools">
        ${kindChoice(scene, actions)}
        <p class="hint" part="hint">${labels.purposes[of]} ${snapshot.hasSource ? labels.source : nothing}</p>
        <p class="hint" part="hint">${labels.hint} ${labels.scales} ${isBare ? labels.bareScale : nothing}</p>
      </div>
      <div class="projection-apart">${apart()}</div>
      <div class="projection-matrix" @click=${chooseColumn}>${matrixRows()}</div>
      <div class="projection-input" @click=${chooseRow}>${inputRows()}</div>
      <div class="projection-output">
        <span class="projection-caption"
          >${equation()}${labels.result(words.length, columns.length)}</span
        >
        <span class="projection-row narrow-only"
          ><span class="projection-word"></span>${columnNames(columns, current.areNamed)}</span
        >
        ${grid(given)}
      </div>
    </div>
    ${
      drawn.length < words.length
        ? html`<p class="hint" part="hint">
            ${(isSource ? labels.cutSource : labels.cut)(drawn.length, words.length)}
          </p>`
        : nothing
    }
  </section>`;

  // The result's grid has the keyboard; a finger also finds the row of X, or the column of W.
  function chooseRow({ target }: Event) {
    const line = (target as Element).closest<HTMLElement>('[data-row]');
    if (line) given.choose({ ...chosen, row: Number(line.dataset.row) });
  }

  function chooseColumn({ target }: Event) {
    const cell = (target as Element).closest<HTMLElement>('.cell');
    if (cell) given.choose({ ...chosen, column: Number(cell.dataset.column) });
  }

  function fullInput() {
    const all = magnitude(
      drawn.flatMap((index) => [...row(input, index)]),
      0,
    );
    return isBare ? embeddingScale(snapshot, drawn) || all : all;
  }

  function equation() {
    return html`<i>${letter}</i> = <i>X W</i><sub>${letter}</sub>`;
  }

  function inputRows() {
    const [rows, width] = input.shape;
    return html`<span class="projection-caption"
        >${labels.input(labels.inputs[inputName](snapshot.layer), rows, width)}</span
      >
      <span class="projection-row"
        ><span class="projection-word"></span>${columnNames(names, areNamed)}</span
      >
      ${drawn.map((index) => {
        const token = tokenOf(index);
        const numbers = row(input, index);
        const isOn = index === chosen.row;
        return guard(
          [snapshot, of, isOn, scales.input],
          () => html`<span
            class=${`projection-row ${token === undefined ? '' : colours[token]}`}
            data-token=${token ?? nothing}
            data-row=${index}
            ?data-on=${isOn}
          >
            ${wordLabel(words[index]!)}
            ${cells(
              { tensor: 'input', numbers, names, largest: scales.input, token },
              labels.inputRow(short(words[index]!), spoken(numbers, names)),
            )}
          </span>`,
        );
      })}`;
  }

  function matrixRows() {
    const [rows, width] = matrix.shape;
    return guard(
      [snapshot, of, chosen.column],
      () => html`<span class="projection-caption"
          ><i>W</i><sub>${letter}</sub>, ${rows} × ${width}</span
        >
        <span class="projection-row"
          ><span class="projection-word"></span>${columnNames(columns, current.areNamed)}</span
        >
        ${names.map((name, index) => {
          const numbers = row(matrix, index);
          return html`<span class="projection-row">
            <span class="projection-word">${areNamed ? name : ''}</span>
            ${cells(
              {
                tensor: 'matrix',
                numbers,
                names: columns.map((to) => `${name} → ${to}`),
                largest: scales.matrix,
                dimension: of === 'values' ? 0 : undefined,
                lit: chosen.column,
              },
              labels.weightsRow(letter, name, spoken(numbers, columns)),
            )}
          </span>`;
        })}`,
    );
  }

  function apart() {
    const number = row(result, chosen.row)[chosen.column]!;
    return takenApart(
      given,
      texts.arithmetic.of(labels.singular[of], short(words[chosen.row]!), columns[chosen.column]!),
      isSetByHand(scene, chosen.row, query)
        ? html`${labels.setByHand}`
        : dotProduct(row(input, chosen.row), column(matrix, chosen.column), names, number),
    );
  }
}
