import { html } from 'lit';
import { geometryTexts as texts } from '../../texts/en/views/geometry.js';
import { dotProduct, factor } from '../parts/arithmetic.js';
import { called, decimal } from '../parts/format.js';
import { needed, row } from '../parts/tensor.js';
import { isDrawable, type Scene } from './scene.js';

const { numbers: labels, axes } = texts;

const digits = 4;

/** The chosen word's coordinates, and what its scaled value does to those of the sum. */
export function apart(scene: Scene) {
  const { snapshot, chosen, words, names } = scene;
  const value = row(needed(snapshot, 'values'), chosen);
  const at = scene.value(chosen);
  const [from, to] = [scene.sumAfter(chosen), scene.sumAfter(chosen + 1)];
  const isThere = isDrawable(from) && isDrawable(to);
  return html`<div class="geometry-apart" role="group" aria-label=${labels.chosen(called(words, chosen))}>
    <p><b>${labels.chosen(called(words, chosen))}</b></p>
    ${coordinate(axes.across, 0, at.x)} ${coordinate(axes.up, 1, at.y)}
    ${isThere ? [sum(axes.across, from.x, at.x, to.x), sum(axes.up, from.y, at.y, to.y)] : html`<p>${labels.undefined}</p>`}
  </div>`;

  function coordinate(title: string, axis: number, number: number) {
    const direction = row(needed(snapshot, 'planeAxes'), axis);
    return html`<p>${labels.on(title)} ${dotProduct(value, direction, names, number)}</p>`;
  }

  function sum(title: string, before: number, number: number, after: number) {
    const term = `${factor(scene.weights[chosen]!, digits)} × ${factor(number, digits)}`;
    return html`<p class="geometry-sum-step">
      ${labels.sumOf(title)} ${decimal(before, digits)} + ${term} = <b>${decimal(after, digits)}</b>
    </p>`;
  }
}
