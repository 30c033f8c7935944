import { html, nothing } from 'lit';
import { dotProductTexts as texts } from '../../texts/en/views/dot-product.js';
import { decimal, percent, short } from '../parts/format.js';
import { formula, mfrac, mi, mo, msub, sumOver } from '../parts/math.js';
import { setProperties } from '../parts/set-properties.js';
import { needed } from '../parts/tensor.js';
import type { Actions } from '../view.js';
import { because, equation } from './equation.js';
import type { Scene } from './scene.js';
import { wordRow } from './word-row.js';

const labels = texts.share;

/** exp of every word's logit; the share of one of them in their sum is its weight. */
export function shareStep(scene: Scene, actions: Actions) {
  const { snapshot, key, keyWord, own, logits, words, colours } = scene;
  const exponentials = needed(snapshot, 'exponentials').data;
  const sum = needed(snapshot, 'exponentialSum').data[0]!;
  const top = logits!.indexOf(Math.max(...logits!));
  const isNothing = logits!.every((logit) => logit === Number.NEGATIVE_INFINITY);
  return html`<li class="dp-step">
    <h3>${labels.title}</h3>
    ${shareFormula()}
    ${bars(scene, exponentials)}
    ${
      isNothing
        ? html`<p>${labels.nothing}</p>`
        : html`${equation([
            {
              text: decimal(exponentials[key]!, 3),
              name: labels.of(short(keyWord)),
              tensor: 'exponentials',
              colour: `own ${colours[key]}`,
            },
            '÷',
            { text: decimal(sum, 3), name: labels.sum, tensor: 'exponentialSum' },
            '=',
            {
              text: decimal(own[key]!, 3),
              name: `${labels.weight}, ${percent(own[key]!)}`,
              tensor: snapshot.tensor('schemeWeights') ? 'schemeWeights' : 'weights',
              colour: `own ${colours[key]}`,
            },
          ])}
          <p class="hint" part="hint">${labels.largest(short(words[top]!), decimal(logits![top]!))}</p>`
    }
    ${byHand(scene, actions)} ${because(texts.why, labels.why)}
  </li>`;
}

/** What is said while the weights are set by hand. */
export function byHand({ snapshot, key, weights, own }: Scene, actions: Actions) {
  if (!snapshot.tensor('schemeWeights')) return nothing;
  return html`<p class="dp-by-hand">
    ${labels.byHand(percent(weights[key]!), percent(own[key]!))}
    <button type="button" @click=${() => actions.set({ weighting: undefined, alternative: undefined })}>
      ${labels.restore}
    </button>
  </p>`;
}

function shareFormula() {
  const i = mi('i');
  const exp = (index: string) => [mi('exp'), mo('('), msub(mi('ℓ'), [i, mi(index)]), mo(')')];
  return formula(
    labels.formula,
    msub(mi('α'), [i, mi('j')]),
    mo('='),
    mfrac(exp('j'), [sumOver(mi('j′')), exp('j′')]),
  );
}

function bars(scene: Scene, exponentials: Float32Array) {
  const { shown, logits, own } = scene;
  return html`<table class="dp-bars">
    <caption>
      ${labels.caption}
    </caption>
    <thead>
      <tr>
        <th scope="col">${labels.word}</th>
        <th scope="col">${labels.logit}</th>
        <th scope="col" colspan="2">${labels.exponential}</th>
        <th scope="col">${labels.weight}</th>
      </tr>
    </thead>
    <tbody>
      ${shown.map((index) =>
        wordRow(
          scene,
          index,
          html`<td data-number="logits">${decimal(logits![index]!)}</td>
          <td class="dp-bar-cell">
            <span
              class="dp-bar"
              ${setProperties({ '--share': (exponentials[index] || 0).toFixed(4) })}
            ></span>
          </td>
          <td data-number="exponentials">${decimal(exponentials[index]!, 3)}</td>
          <td data-number="own">${percent(own[index]!)}</td>`,
        ),
      )}
    </tbody>
  </table>`;
}
