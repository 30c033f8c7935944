import { html, nothing } from 'lit';
import { numberTexts } from '../../texts/en/numbers.js';
import { matrixTexts } from '../../texts/en/views/matrix.js';
import { dotProduct } from '../parts/arithmetic.js';
import { called, decimal, percent } from '../parts/format.js';
import { isMasked } from '../parts/mask.js';
import { dimensionNames } from '../parts/strip.js';
import { needed, row } from '../parts/tensor.js';
import type { Scene } from './scene.js';

const { apart: labels } = matrixTexts;

/** The chosen number, from the query and the key on: each step that leads to what is drawn. */
export function apart(scene: Scene) {
  const { snapshot, key, drawn } = scene;
  const { tokens, keyTokens, token } = snapshot;
  const hasLogits = snapshot.tensor('logits') !== undefined;
  const isLast = drawn.kind === 'weights';
  return html`<div class="matrix-apart" role="group" aria-label=${labels.label}>
    <p class="hint" part="hint">${labels.hint} ${scene.choice.picture === 'table' ? labels.keys : nothing}</p>
    <p><b>${labels.of(called(tokens, token), called(keyTokens, key))}</b></p>
    ${score(scene)} ${hasLogits && drawn.kind !== 'scores' ? logit(scene) : nothing}
    ${isLast ? weight(scene, hasLogits) : nothing}
  </div>`;
}

function score({ snapshot, key, scheme }: Scene) {
  const { token, tokens, keyTokens } = snapshot;
  const scores = snapshot.tensor('scores');
  if (!scores || scheme === 'fixed') return nothing;
  if (scheme.startsWith('key-key')) {
    const [query, other] = [called(tokens, token), called(keyTokens, key)];
    const number = html`<b>${decimal(row(scores, token)[key]!)}</b>`;
    return line(labels.relevanceName, html`${number} ${labels.relevance(query, other)}`);
  }
  const queryNumbers = row(needed(snapshot, 'queries'), token);
  return line(
    labels.score,
    dotProduct(
      queryNumbers,
      row(needed(snapshot, 'keys'), key),
      dimensionNames(snapshot.keyNames, queryNumbers.length),
      row(scores, token)[key]!,
    ),
  );
}

function logit(scene: Scene) {
  const { snapshot, key, scheme, temperature } = scene;
  if (isMasked(snapshot, snapshot.token, key)) return html`<p>${labels.masked}</p>`;
  const scale = decimal(needed(snapshot, 'scale').data[0]!, 3);
  const width = needed(snapshot, 'keys').shape[1];
  const scaled = scheme === 'softmax' ? '' : ` × ${scale} ${labels.scale(width)}`;
  return line(
    labels.logit,
    html`${decimal(row(needed(snapshot, 'scores'), snapshot.token)[key]!)}${scaled} ÷
      ${decimal(temperature)} = <b>${decimal(ownLogits(scene)[key]!)}</b>`,
  );
}

function weight(scene: Scene, hasLogits: boolean) {
  const { snapshot, key, scheme } = scene;
  const number = row(needed(snapshot, 'weights'), snapshot.token)[key]!;
  const result = html`<b>${decimal(number, 3)}</b>${numberTexts.comma}${percent(number)}`;
  if (snapshot.tensor('schemeWeights'))
    return line(labels.weight, html`${labels.byHand} ${result}`);
  if (!hasLogits && isMasked(snapshot, snapshot.token, key)) {
    return line(labels.weight, html`${labels.maskedWeight} ${result}`);
  }
  const isMixed = scheme === 'fixed' || scheme === 'key-key';
  if (isMixed) return line(labels.weight, html`${mixture(scene)} ${result}`);
  return line(labels.weight, html`${hasLogits ? softmax(scene) : rowShare(scene)} = ${result}`);
}

// Of the schemes that mix words in one ratio.
function mixture({ snapshot, scheme, ratio }: Scene) {
  const { token, tokens, keyTokens, pair } = snapshot;
  if (keyTokens.length === 1) return labels.alone;
  if (scheme === 'fixed') return labels.fixed(decimal(ratio));
  const relevance = row(needed(snapshot, 'scores'), token)[pair]!;
  return labels.pair(called(tokens, token), called(keyTokens, pair), decimal(relevance, 3));
}

function softmax(scene: Scene) {
  const { snapshot, key } = scene;
  const logits = ownLogits(scene);
  const exponential = decimal(needed(snapshot, 'exponentials').data[key]!, 3);
  const sum = decimal(needed(snapshot, 'exponentialSum').data[0]!, 3);
  const exp = labels.exp(decimal(logits[key]!), decimal(Math.max(...logits)));
  return html`${exp} ÷ ${sum} = ${exponential} ÷ ${sum}`;
}

function rowShare({ snapshot, key }: Scene) {
  const scores = row(needed(snapshot, 'scores'), snapshot.token);
  const sum = needed(snapshot, 'scoreSum').data[0]!;
  return html`${decimal(scores[key]!, 3)} ÷ ${decimal(sum, 3)} (${labels.rowSum})`;
}

function ownLogits({ snapshot }: Scene): Float32Array {
  return row(needed(snapshot, 'logits'), snapshot.token);
}

function line(name: string, content: unknown) {
  return html`<div class="matrix-step">
    <span class="matrix-step-name">${name}</span>
    <span>${content}</span>
  </div>`;
}
