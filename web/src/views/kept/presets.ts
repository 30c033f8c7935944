import { html, nothing } from 'lit';
import type { Values } from '../../store/properties.js';
import { keptTexts as texts } from '../../texts/en/views/kept.js';
import type { Actions } from '../view.js';

const { presets: labels } = texts;

type PresetName = keyof typeof labels.names;

// In this order: what comes first would drop what comes later.
const plain = {
  source: '',
  model: 'concept',
  seed: 1,
  projections: 'model',
  position: 'model',
  scheme: 'scaled-softmax',
  mask: 'model',
  layer: 0,
  head: 0,
  temperature: 1,
  token: 1,
} satisfies Partial<Values>;

const catSentence = 'the black cat sat on the mat';
// The query token and head that give both “the” a good part of the weight.
const twins = { sentence: catSentence, token: 4, head: 3 } satisfies Partial<Values>;
const narrow = { ...plain, model: 'random', valueWidth: 2 } satisfies Partial<Values>;

/** Settings that show something. */
export const presets: Record<PresetName, Partial<Values>> = {
  sushi: { ...plain, sentence: 'i love sushi', projections: 'none', position: 'sinusoidal' },
  twins: { ...plain, ...twins, position: 'none' },
  placed: { ...plain, ...twins, position: 'sinusoidal' },
  extremes: { ...narrow, sentence: catSentence, head: 1, alternative: Float32Array.of(1, -1) },
  narrow: {
    ...narrow,
    sentence: "Evan's dog Riley is so hyper, she never stops moving",
    head: 1,
  },
  top: { ...narrow, sentence: catSentence, head: 2 },
};

/** Buttons that set the page, and what to look at. */
export function presetChoice(values: Values, actions: Actions) {
  const names = Object.keys(presets) as PresetName[];
  const chosen = names.find((name) => isSet(presets[name], values));
  return html`<div class="kept-presets" part="controls" role="group" aria-label=${labels.label}>
      ${names.map(
        (name) => html`<button
          type="button"
          aria-pressed=${name === chosen}
          @click=${() => actions.set(presetValues(name))}
        >
          ${labels.names[name]}
        </button>`,
      )}
    </div>
    ${chosen ? html`<p class="kept-preset-about">${labels.about[chosen]}</p>` : nothing}`;
}

// Whatever the reader made of the numbers goes; what a setting would drop comes after it.
function presetValues(name: PresetName): Partial<Values> {
  const { valueWidth, alternative, ...settings } = presets[name];
  return { ...settings, query: undefined, weighting: undefined, valueWidth, alternative };
}

// The sliders stay free: who drags one is still at the example.
function isSet(preset: Partial<Values>, values: Values): boolean {
  const { alternative: _, ...settings } = { valueWidth: undefined, ...preset };
  const isAsWanted = ([name, wanted]: [string, unknown]) => values[name as keyof Values] === wanted;
  return Object.entries(settings).every(isAsWanted) && !values.query && !values.weighting;
}
