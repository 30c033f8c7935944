import { html } from 'lit';
import { dotProductTexts as texts } from '../../texts/en/views/dot-product.js';
import { decimal, short } from '../parts/format.js';
import { formula, mfrac, mi, mn, mo, msqrt, msub } from '../parts/math.js';
import { needed } from '../parts/tensor.js';
import { because, equation } from './equation.js';
import type { Scene } from './scene.js';

const labels = texts.logit;

/** The score, scaled and divided by the temperature, or −∞ where the mask forbids the word. */
export function logitStep(scene: Scene, temperature: number) {
  const { snapshot, key, keyWord, scores, logits, scheme, names } = scene;
  const width = names.length;
  const isScaled = scheme === 'scaled-softmax';
  const scale = {
    text: decimal(needed(snapshot, 'scale').data[0]!, 3),
    name: labels.scale(width),
    tensor: 'scale',
  };
  return html`<li class="dp-step">
    <h3>${labels.title}</h3>
    ${logitFormula(isScaled)}
    ${
      scene.isMasked(key)
        ? html`<p>${labels.masked(short(keyWord))}</p>
          ${equation([{ text: decimal(logits![key]!), name: labels.logit, tensor: 'logits' }])}`
        : equation([
            { text: decimal(scores[key]!), name: texts.score.score, tensor: 'scores' },
            ...(isScaled ? ['×', scale] : []),
            '÷',
            { text: decimal(temperature), name: labels.temperature },
            '=',
            { text: decimal(logits![key]!), name: labels.logit, tensor: 'logits' },
          ])
    }
    ${isScaled ? '' : html`<p class="hint" part="hint">${labels.noScale}</p>`}
    ${because(texts.why, isScaled ? labels.why(width) : labels.whyPlain)}
  </li>`;
}

function logitFormula(isScaled: boolean) {
  const i = mi('i');
  const j = mi('j');
  const scale = mfrac(mn('1'), msqrt(msub(mi('d'), mi('k'))));
  return formula(
    isScaled ? labels.formula : labels.formulaPlain,
    msub(mi('ℓ'), [i, j]),
    mo('='),
    msub(mi('q'), i),
    mo('·'),
    msub(mi('k'), j),
    isScaled ? [mo('×'), scale] : [],
    mo('÷'),
    mi('T'),
  );
}
