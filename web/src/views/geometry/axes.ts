import { html, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import { geometryTexts as texts } from '../../texts/en/views/geometry.js';
import { decimal } from '../parts/format.js';
import { needed, row } from '../parts/tensor.js';
import type { Actions } from '../view.js';
import type { Scene } from './scene.js';

const { axes: labels } = texts;

const variance = 'variance';

/** What the plane's two directions are: to choose, and in words. */
export function axes(scene: Scene, chosen: string, actions: Actions) {
  const { names } = scene;
  const dimensions = chosen === variance ? [] : chosen.trim().split(/\s+/);
  const titles = [labels.across, labels.up];
  return html`<div class="geometry-axes" part="controls" role="group" aria-label=${labels.label}>
      ${titles.map((title, axis) => select(title, axis))}
    </div>
    ${
      chosen === variance
        ? html`<p class="hint" part="hint">
          ${
            isPoint(scene)
              ? labels.point
              : titles.map((title, axis) => `${labels.direction(title, inWords(scene, axis))} `)
          }
        </p>`
        : nothing
    }
    ${names.length > 2 ? html`<p class="hint" part="hint">${labels.flat(names.length)}</p>` : nothing}`;

  function select(title: string, axis: number) {
    const value = dimensions[axis] ?? variance;
    const varianceName = [labels.variance, labels.secondVariance][axis]!;
    return html`<label class="geometry-axis">
      ${title}
      <select
        .value=${live(value)}
        @change=${(event: Event) => choose(axis, (event.target as HTMLSelectElement).value)}
      >
        <option value=${variance} ?selected=${value === variance}>${varianceName}</option>
        ${names.map(
          (name, c) => html`<option value=${c} ?selected=${value === String(c)}>${name}</option>`,
        )}
      </select>
    </label>`;
  }

  // Both directions are of one kind; the other dimension starts with the one that counts most there.
  function choose(axis: number, value: string) {
    if (value === variance) return actions.set({ axes: variance });
    const other = 1 - axis;
    const heaviest = largest(scene, other).map(String);
    const kept = dimensions[other] ?? heaviest.find((c) => c !== value) ?? value;
    actions.set({ axes: axis === 0 ? `${value} ${kept}` : `${kept} ${value}` });
  }
}

function isPoint({ snapshot }: Scene): boolean {
  return needed(snapshot, 'planeAxes').data.every((number) => number === 0);
}

/** The dimensions of a direction, those first that count most. */
function largest({ snapshot }: Scene, axis: number): number[] {
  const direction = row(needed(snapshot, 'planeAxes'), axis);
  const dimensions = [...direction.keys()];
  return dimensions.sort((a, b) => Math.abs(direction[b]!) - Math.abs(direction[a]!) || a - b);
}

function inWords(scene: Scene, axis: number): string {
  const direction = row(needed(scene.snapshot, 'planeAxes'), axis);
  const [first, second] = largest(scene, axis).filter((c) => direction[c] !== 0);
  const term = (c: number) => labels.term(scene.names[c]!, decimal(direction[c]!));
  if (first === undefined) return labels.none;
  return second === undefined ? labels.only(term(first)) : labels.mostly(term(first), term(second));
}
