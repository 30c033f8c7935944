import { html, nothing } from 'lit';
import type { Values } from '../../store/properties.js';
import { dotProductTexts as texts } from '../../texts/en/views/dot-product.js';
import { decimal, percent, short } from '../parts/format.js';
import { formula, mfrac, mi, mo, msub, sumOver } from '../parts/math.js';
import { setProperties } from '../parts/set-properties.js';
import { magnitude, needed } from '../parts/tensor.js';
import type { Actions } from '../view.js';
import { because, equation, type Term } from './equation.js';
import type { Scene } from './scene.js';
import { relevanceStep, scoreStep } from './score.js';
import { byHand } from './share.js';
import { wordRow } from './word-row.js';

/** The steps of the schemes that have no logits: what they do instead. */
export function otherSteps(scene: Scene, values: Values, actions: Actions) {
  switch (scene.scheme) {
    case 'fixed':
      return fixed(scene, values, actions);
    case 'key-key':
      return [relevanceStep(scene), pair(scene, values, actions)];
    case 'key-key-normalised':
      return [relevanceStep(scene), rowShare(scene, 'relevance', actions)];
    default:
      return [scoreStep(scene), rowShare(scene, 'score', actions)];
  }
}

function fixed(scene: Scene, { ratio }: Values, actions: Actions) {
  const words = texts.schemes.fixed;
  return html`<li class="dp-step">
    <h3>${words.title}</h3>
    <p>${words.text(decimal(ratio))}</p>
    ${weightRows(scene, undefined)} ${result(scene)} ${byHand(scene, actions)}
    ${because(texts.why, words.why)}
  </li>`;
}

function pair(scene: Scene, { pairReading }: Values, actions: Actions) {
  const labels = texts.schemes.keyKey;
  return html`<li class="dp-step">
    <h3>${labels.title}</h3>
    <p>${mixture(scene, pairReading)}</p>
    ${weightRows(scene, texts.schemes.relevance.relevance)} ${result(scene)}
    ${byHand(scene, actions)} ${because(texts.why, labels.why)}
  </li>`;
}

// What the query token is mixed with, and in which proportion.
function mixture({ snapshot, query, queryWord, words, scores, isMasked }: Scene, reading: string) {
  const labels = texts.schemes.keyKey;
  const { pair: other } = snapshot;
  const [asker, mixed] = [short(queryWord), short(words[other]!)];
  if (other === query) return labels.alone(asker);
  if (isMasked(other)) return labels.masked(asker, mixed);
  const share = reading === 'replace' ? labels.other : labels.own;
  return `${labels.pair(asker, mixed)} ${share(decimal(scores[other]!, 3))}`;
}

function rowShare(scene: Scene, what: 'relevance' | 'score', actions: Actions) {
  const { key, keyWord, own } = scene;
  const labels = texts.schemes.normalised;
  const name = labels.score[what]!;
  return html`<li class="dp-step">
    <h3>${labels.title}</h3>
    ${shareFormula()}
    <p>
      ${labels.text(name)} ${scene.isMasked(key) ? labels.masked(short(keyWord)) : nothing}
      ${Number.isNaN(own[key]!) ? labels.undefined : nothing}
    </p>
    ${weightRows(scene, name)} ${scene.isMasked(key) ? result(scene) : division(scene, name)}
    ${byHand(scene, actions)} ${because(texts.why, labels.why)}
  </li>`;
}

function shareFormula() {
  const i = mi('i');
  const score = (index: string) => msub(mi('s'), [i, mi(index)]);
  return formula(
    texts.schemes.normalised.formula,
    msub(mi('α'), [i, mi('j')]),
    mo('='),
    mfrac(score('j'), [sumOver(mi('j′')), score('j′')]),
  );
}

function result(scene: Scene) {
  return equation([weightOf(scene)]);
}

// The score, the row's sum, and the share that comes out.
function division(scene: Scene, what: string) {
  const { snapshot, key, scores } = scene;
  const sum = needed(snapshot, 'scoreSum').data[0]!;
  return equation([
    { text: decimal(scores[key]!, 3), name: what, tensor: 'scores' },
    '÷',
    { text: decimal(sum, 3), name: texts.schemes.normalised.sum, tensor: 'scoreSum' },
    '=',
    weightOf(scene),
  ]);
}

function weightOf({ key, keyWord, own, colours }: Scene): Term {
  return {
    text: Number.isNaN(own[key]!) ? texts.share.undefined : decimal(own[key]!, 3),
    name: `${texts.share.weight}, ${short(keyWord)}`,
    tensor: 'own',
    colour: `own ${colours[key]}`,
  };
}

// Weights without exp can be negative: bars start at 0, to the left or right. What is undefined is
// hatched, and has no bar.
function weightRows(scene: Scene, what: string | undefined) {
  const { shown, scores, own } = scene;
  const extent = extentOf(own);
  return html`<table class="dp-bars">
    <caption>
      ${texts.share.weight}
    </caption>
    <thead>
      <tr>
        <th scope="col">${texts.share.word}</th>
        ${what ? html`<th scope="col">${what}</th>` : nothing}
        <th scope="col" colspan="2">${texts.share.weight}</th>
      </tr>
    </thead>
    <tbody>
      ${shown.map((index) =>
        wordRow(
          scene,
          index,
          html`${
            what
              ? html`<td data-number="scores">
                  ${scene.isMasked(index) ? texts.masked : decimal(scores[index]!, 3)}
                </td>`
              : nothing
          }
          <td class="dp-bar-cell">${signedBar(own[index]!, extent)}</td>
          <td data-number="own">${percent(own[index]!)}</td>`,
        ),
      )}
    </tbody>
  </table>`;
}

/** The extent of a column of bars: its largest number, and whether some are below 0. */
export interface Extent {
  largest: number;
  isSigned: boolean;
}

export function extentOf(numbers: Float32Array): Extent {
  return { largest: magnitude(numbers, 1e-9), isSigned: numbers.some((number) => number < 0) };
}

/** A bar; where numbers can be below 0, from the middle to the right or left. */
export function signedBar(number: number, { largest, isSigned }: Extent) {
  if (Number.isNaN(number)) return html`<span class="dp-undefined"></span>`;
  const share = Math.min(Math.abs(number) / largest, 1);
  const side = number < 0 ? 'below' : 'above';
  return html`<span
    class=${isSigned ? `dp-signed ${side}` : 'dp-bar'}
    ${setProperties({ '--share': share.toFixed(4) })}
  ></span>`;
}
