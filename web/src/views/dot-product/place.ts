import { html, nothing, svg } from 'lit';
import type { Tensor } from '../../snapshot/snapshot.js';
import { dotProductTexts as texts } from '../../texts/en/views/dot-product.js';
import { decimal, short } from '../parts/format.js';
import { formula, mfrac, mi, mo, mrow, msqrt, msub, msup, mtext } from '../parts/math.js';
import { setProperties } from '../parts/set-properties.js';
import { cellColour } from '../parts/strip.js';
import { magnitude, needed } from '../parts/tensor.js';
import { because } from './equation.js';
import type { Scene } from './scene.js';

const labels = texts.place;

/** With more rows or columns than this a matrix is drawn as an empty box. */
const mostLines = 24;

// Lengths in the picture's own units.
const step = 9;
const least = 36;
const most = 84;
const gap = 34;
const margin = 3;
const headroom = 20;

/** Q, Kᵀ, weights, V and output so that every product's row and column meet in its result. */
export function placeStep(scene: Scene) {
  const { queryWord, keyWord, scheme, weights, key } = scene;
  return html`<li class="dp-step">
    <h3>${labels.title}</h3>
    ${matrixFormula(scheme === 'scaled-softmax')}
    ${scene.hasLogits ? nothing : html`<p class="hint" part="hint">${labels.notSoftmax}</p>`}
    <div class="dp-place">
      ${picture(scene)}
      <div>
        <p>${labels.caption(short(queryWord), short(keyWord), decimal(weights[key]!, 3))}</p>
        ${shapes(scene)}
      </div>
    </div>
    ${because(texts.why, labels.why)}
  </li>`;
}

function matrixFormula(isScaled: boolean) {
  const product = [mi('Q'), msup(mi('K'), mtext('T'))];
  return formula(
    isScaled ? labels.formula : labels.formulaPlain,
    mi('softmax'),
    mo('('),
    isScaled ? mfrac(product, msqrt(msub(mi('d'), mi('k')))) : mrow(product),
    mo(')'),
    mi('V'),
  );
}

function shapes({ snapshot }: Scene) {
  const { n, m, dk, dv } = labels.shapes;
  const [valueRows, valueWidth] = needed(snapshot, 'values').shape;
  const [queryRows, keyWidth] = needed(snapshot, 'queries').shape;
  const shape = (letter: unknown, number: number, meaning: string) =>
    html`<div><dt>${letter} = ${number}</dt><dd>${meaning}</dd></div>`;
  return html`<dl class="dp-shapes">
    ${shape(html`<i>n</i>`, queryRows, n)} ${shape(html`<i>m</i>`, valueRows, m)}
    ${shape(html`<i>d<sub>k</sub></i>`, keyWidth, dk)} ${shape(html`<i>d<sub>v</sub></i>`, valueWidth, dv)}
  </dl>`;
}

const lengthOf = (count: number) => Math.min(Math.max(count * step, least), most);

// As wide as the name above it.
const slotOf = (count: number) => Math.max(lengthOf(count), 56);

/** A matrix of the picture. Its marked lines are those that the weight belongs to. */
interface Box {
  name: string;
  x: number;
  y: number;
  rows: number;
  columns: number;
  tensor: Tensor;
  /** Drawn with rows and columns exchanged. */
  isTransposed?: boolean;
  row?: number;
  column?: number;
}

function picture({ snapshot, query, key, weights, colours }: Scene) {
  const tensors = {
    queries: needed(snapshot, 'queries'),
    keys: needed(snapshot, 'keys'),
    weights: needed(snapshot, 'weights'),
    values: needed(snapshot, 'values'),
    output: snapshot.tensor('output') ?? needed(snapshot, 'values'),
  };
  const [n, dk] = tensors.queries.shape;
  const [m, dv] = tensors.values.shape;
  const left = margin + slotOf(dk) + gap;
  const right = left + slotOf(m) + gap;
  const middle = headroom + Math.max(lengthOf(dk), lengthOf(m));
  const below = middle + gap;
  const width = right + slotOf(dv) + 12;
  const height = below + lengthOf(n) + margin;
  const boxes: Box[] = [
    { name: 'Q', x: margin, y: below, rows: n, columns: dk, tensor: tensors.queries, row: query },
    {
      name: 'Kᵀ',
      x: left,
      y: middle - lengthOf(dk),
      rows: dk,
      columns: m,
      tensor: tensors.keys,
      isTransposed: true,
      column: key,
    },
    {
      name: labels.weights,
      x: left,
      y: below,
      rows: n,
      columns: m,
      tensor: tensors.weights,
      row: query,
      column: key,
    },
    {
      name: 'V',
      x: right,
      y: middle - lengthOf(m),
      rows: m,
      columns: dv,
      tensor: tensors.values,
      row: key,
    },
    {
      name: labels.output,
      x: right,
      y: below,
      rows: n,
      columns: dv,
      tensor: tensors.output,
      row: query,
    },
  ];
  const weight = decimal(weights[key]!, 3);
  return html`<svg
    class=${`dp-matrices ${colours[key]}`}
    viewBox=${`0 0 ${width} ${height}`}
    role="img"
    aria-label=${labels.label(query + 1, key + 1, weight)}
  >
    ${boxes.map(matrix)}
  </svg>`;
}

function matrix(box: Box) {
  const { name, x, y, rows, columns, row, column } = box;
  const width = lengthOf(columns);
  const height = lengthOf(rows);
  const line = { x: width / columns, y: height / rows };
  // A line of a long text would be too thin to be seen.
  const band = (at: number, size: number, length: number) => {
    const thickness = Math.max(size, 2.5);
    return { start: Math.min(at * size, length - thickness), thickness };
  };
  const across = row === undefined ? undefined : band(row, line.y, height);
  const down = column === undefined ? undefined : band(column, line.x, width);
  return svg`<g transform=${`translate(${x} ${y})`}>
    <rect class="dp-box" width=${width} height=${height}></rect>
    ${rows <= mostLines && columns <= mostLines ? cells(box, line) : nothing}
    ${across ? svg`<rect class="dp-mark dp-row" x="-1" y=${across.start - 1} width=${width + 2} height=${across.thickness + 2}></rect>` : nothing}
    ${down ? svg`<rect class="dp-mark dp-column" x=${down.start - 1} y="-1" width=${down.thickness + 2} height=${height + 2}></rect>` : nothing}
    ${
      across && down
        ? svg`<rect class="dp-meet" x=${down.start - 2} y=${across.start - 2} width=${down.thickness + 4} height=${across.thickness + 4}></rect>`
        : nothing
    }
    <text x="0" y="-6" class="dp-matrix-name">${name} <tspan class="dp-shape">${rows}×${columns}</tspan></text>
  </g>`;
}

function cells({ rows, columns, tensor, isTransposed }: Box, line: { x: number; y: number }) {
  const largest = magnitude(tensor.data, 0);
  return Array.from({ length: rows * columns }, (_, index) => {
    const i = Math.floor(index / columns);
    const j = index % columns;
    const number = tensor.data[isTransposed ? j * tensor.shape[1] + i : index]!;
    if (!(Math.abs(number) > largest / 100)) return nothing;
    const { sign, strength } = cellColour(number, largest);
    return svg`<rect class=${`dp-entry ${sign}`} x=${j * line.x} y=${i * line.y} width=${line.x} height=${line.y} ${setProperties({ '--strength': strength })}></rect>`;
  });
}
