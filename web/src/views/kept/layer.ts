import { html } from 'lit';
import { keptTexts as texts } from '../../texts/en/views/kept.js';
import type { Scene } from './scene.js';

const { layer: labels } = texts;

/** What all heads leave open, and W_O after them. */
export function layer(scene: Scene) {
  const dimensions = scene.numbers('layerDimensions');
  return html`<section class="kept-part kept-layer">
    <h3>${labels.heading}</h3>
    ${dimensions ? counts(scene, dimensions) : html`<p>${labels.absent}</p>`}
    <p>${labels.none}</p>
    <p>${labels.words}</p>
  </section>`;
}

function counts({ snapshot, attended }: Scene, dimensions: Float32Array) {
  const heads = snapshot.heads.length;
  const total = labels.of(heads * attended.length);
  return html`<dl class="kept-layer-counts" data-number="layerDimensions">
    <div>
      <dt>${labels.before(heads)}</dt>
      <dd><b>${dimensions[0]}</b> ${total}</dd>
    </div>
    <div>
      <dt>${labels.after}</dt>
      <dd><b>${dimensions[1]}</b> ${total}</dd>
    </div>
  </dl>`;
}
