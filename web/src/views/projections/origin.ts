import { html, nothing } from 'lit';
import type { Values } from '../../store/properties.js';
import { projectionsTexts as texts } from '../../texts/en/views/projections.js';
import { exact } from '../parts/arithmetic.js';
import { needed, row } from '../parts/tensor.js';
import type { Scene } from './scene.js';

const { embedding: labels } = texts;

/** Where a dimension of the token embedding, and what position adds to it, come from. */
export function origin({ snapshot, names: { length } }: Scene, values: Values, dimension: number) {
  const { token } = snapshot;
  const position = row(needed(snapshot, 'positions'), token)[dimension]!;
  const formula = positionFormula(values, snapshot.dimensionNames, length, dimension, token);
  const isGuessed = values.model === 'concept' && !snapshot.knows(token);
  return html`<p class="hint projection-origin" part="hint">
    ${isGuessed ? labels.guessed : (labels.origins[values.model] ?? nothing)}
    ${formula ? html`${labels.positionIs(token)} ${formula} = <b>${exact(position)}</b>` : nothing}
  </p>`;
}

// The sinusoids of "Attention Is All You Need"; of `concept` a parabola, so that a dot product can
// find a place. Nothing for a dimension that position leaves alone.
function positionFormula(
  { model, position }: Values,
  names: readonly string[],
  width: number,
  dimension: number,
  index: number,
): string | undefined {
  if (position === 'sinusoidal' || (position === 'model' && model === 'random')) {
    const isEven = dimension % 2 === 0;
    return labels.sine(isEven, index, `${dimension - (isEven ? 0 : 1)}/${width}`);
  }
  if (position !== 'model' || model !== 'concept') return undefined;
  const formulas: Record<string, string | undefined> = {
    bias: labels.always,
    position: labels.counted(index),
    'position²': labels.squared(index),
  };
  return formulas[names[dimension]!];
}
