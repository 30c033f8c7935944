import { html, nothing, type TemplateResult } from 'lit';
import { projectionsTexts as texts } from '../../texts/en/views/projections.js';
import { decimal, short } from '../parts/format.js';
import { setProperties } from '../parts/set-properties.js';
import { cellColour } from '../parts/strip.js';

/** More columns than this have no room for their names. */
const mostNames = 24;

/** A row of numbers, drawn as coloured cells. */
export interface Cells {
  tensor: string;
  numbers: Float32Array;
  names: readonly string[];
  /** The number that has the full colour. */
  largest: number;
  /** The key token that it belongs to. */
  token?: number | undefined;
  /** Where its columns are dimensions of the values: the first one's. */
  dimension?: number | undefined;
  /** The column that is taken apart. */
  lit?: number | undefined;
}

/** The row as a picture with a text alternative. */
export function cells(
  { tensor, numbers, names, largest, token, dimension, lit }: Cells,
  label: string,
): TemplateResult {
  return html`<span
    class="projection-strip"
    role="img"
    aria-label=${label}
    ?data-dense=${numbers.length > mostNames}
    ${setProperties({ '--columns': numbers.length })}
  >
    ${Array.from(numbers, (number, c) => {
      const { sign, strength } = cellColour(number, largest);
      return html`<span
        class=${`cell ${sign}`}
        title=${texts.project.title(names[c]!, decimal(number, 3))}
        data-tensor=${tensor}
        data-column=${c}
        data-token=${token ?? nothing}
        data-dimension=${dimension === undefined ? nothing : dimension + c}
        ?data-on=${c === lit}
        ${setProperties({ '--strength': strength })}
      ></span>`;
    })}
  </span>`;
}

/** Names above the columns, where they have names and room for them. */
export function columnNames(names: readonly string[], areNamed: boolean) {
  if (!areNamed || names.length > mostNames) return nothing;
  return html`<span
    class="projection-names"
    aria-hidden="true"
    ${setProperties({ '--columns': names.length })}
  >
    ${names.map((name) => html`<span><span>${name}</span></span>`)}
  </span>`;
}

/** A cell of a grid. `row` is the row's own index, which need not be its place. */
export interface Place {
  row: number;
  column: number;
}

/** Rows of numbers of which one is taken apart. */
export interface Grid {
  label: string;
  tensor: string;
  rows: { index: number; name: string; numbers: Float32Array; token?: number | undefined }[];
  names: readonly string[];
  largest: number;
  /** Whether the columns are dimensions of the values. */
  areValues?: boolean;
  chosen: Place;
  /** Id of what takes the chosen cell apart. */
  describedBy: string;
  choose(place: Place): void;
}

/** The rows as cells to choose from. */
export function grid(given: Grid): TemplateResult {
  const { label, tensor, rows, names, largest, areValues, chosen, describedBy, choose } = given;
  return html`<span
    class="projection-grid"
    role="grid"
    data-rove=".cell"
    aria-label=${label}
    @click=${({ target }: Event) => {
      const place = placeOf(target);
      if (place) choose(place);
    }}
  >
    ${rows.map(
      ({ index, name, numbers, token }) => html`<span
        class="projection-row"
        role="row"
        data-token=${token ?? nothing}
        ?data-on=${index === chosen.row}
      >
        <span class="projection-word" role="rowheader">${name}</span>
        <span
          class="projection-strip"
          role="presentation"
          ?data-dense=${numbers.length > mostNames}
          ${setProperties({ '--columns': numbers.length })}
        >
          ${Array.from(numbers, (number, c) => {
            const { sign, strength } = cellColour(number, largest);
            const isChosen = index === chosen.row && c === chosen.column;
            return html`<span
              class=${`cell ${sign}`}
              role="gridcell"
              aria-label=${texts.project.cell(name, names[c]!, decimal(number, 3))}
              aria-selected=${isChosen}
              aria-describedby=${isChosen ? describedBy : nothing}
              tabindex="-1"
              data-tensor=${tensor}
              data-row=${index}
              data-column=${c}
              data-token=${token ?? nothing}
              data-dimension=${areValues ? c : nothing}
              ${setProperties({ '--strength': strength })}
            ></span>`;
          })}
        </span>
      </span>`,
    )}
  </span>`;
}

function placeOf(target: EventTarget | null): Place | undefined {
  const cell = target instanceof Element ? target.closest<HTMLElement>('[role="gridcell"]') : null;
  return cell ? { row: Number(cell.dataset.row), column: Number(cell.dataset.column) } : undefined;
}

/** What is so many cells beside the chosen one, as far as the grid reaches. */
export function beside({ names, chosen }: Grid, right: number): Place {
  const column = Math.min(Math.max(chosen.column + right, 0), names.length - 1);
  return { row: chosen.row, column };
}

/** The word as it stands beside its row, in full where it had to be shortened. */
export function wordLabel(word: string) {
  const shown = short(word);
  return html`<span class="projection-word" title=${word}>${shown}</span>`;
}
