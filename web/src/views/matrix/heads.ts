import { html, nothing } from 'lit';
import { ref } from 'lit/directives/ref.js';
import { nameTexts } from '../../texts/en/names.js';
import { matrixTexts } from '../../texts/en/views/matrix.js';
import { called, percent } from '../parts/format.js';
import { row } from '../parts/tensor.js';
import type { Actions } from '../view.js';
import { paintSoon } from './paint.js';
import { isShare, type Scene } from './scene.js';

const { heads: labels } = matrixTexts;

/** The weights of every head in small, side by side; each is a button that chooses its head. */
export function heads({ snapshot }: Scene, actions: Actions) {
  const { heads: names, head, layer, token, tokens, keyTokens } = snapshot;
  if (names.length < 2) return nothing;
  const tensors = names.map((_, h) => snapshot.tensor('weights', layer, h));
  const isWhole = tensors.every((tensor) => tensor !== undefined);
  return html`<div class="matrix-heads" part="controls" role="group" aria-label=${labels.label}>
      ${names.map((name, h) => one(nameTexts.of(name) || labels.name(h), h))}
    </div>
    <p class="hint" part="hint controls">${isWhole ? labels.hint : labels.absent}</p>`;

  function one(name: string, h: number) {
    const tensor = tensors[h];
    return html`<button
      type="button"
      class="matrix-head"
      aria-pressed=${h === head}
      data-head=${h}
      title=${tensor ? most(row(tensor, token)) : nothing}
      @click=${() => actions.set({ head: h })}
    >
      ${tensor ? canvas(tensor) : nothing}
      <span>${name}</span>
    </button>`;
  }

  function canvas(tensor: NonNullable<(typeof tensors)[number]>) {
    const painted = {
      kind: 'weights' as const,
      tensor,
      largest: 1,
      isMasked: () => false,
      isHatched: (index: number) => !isShare(tensor.data[index]!),
    };
    return html`<canvas ${ref((element) => paintSoon(element, painted, token))}></canvas>`;
  }

  function most(weights: Float32Array) {
    const largest = weights.reduce((best, w, j) => (w > weights[best]! ? j : best), 0);
    return labels.most(
      called(tokens, token),
      called(keyTokens, largest),
      percent(weights[largest]!),
    );
  }
}
