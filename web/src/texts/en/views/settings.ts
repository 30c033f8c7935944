import { dictionary } from '../../dictionary.js';

/** What the further settings offer; their names stand with those of the others. */
export const settingsTexts = dictionary('settings', {
  /** What sliders say besides their number. */
  temperature: (number: string, meaning: string) => `${number}: ${meaning}`,
  temperatures: {
    asItIs: 'weights as they are',
    sharper: 'sharper, the large weights grow',
    flatter: 'flatter, all weights come closer',
  },
  keeps: (share: string) => `keeps ${share} of itself`,
  schemes: {
    fixed: 'a fixed ratio',
    'key-key': 'key · key, one pair',
    'key-key-normalised': 'key · key, divided by the sum',
    'dot-normalised': 'query · key, divided by the sum',
    softmax: 'softmax',
    'scaled-softmax': 'softmax, scaled',
  } as Record<string, string>,
  aboutSchemes: {
    fixed:
      'Every word keeps the same share of itself and divides the rest equally. It does not look at the words at all.',
    'key-key':
      'Only this word and one other are mixed, by how alike their keys are: r = k̂ᵢ·k̂ⱼ, output r·vᵢ + (1 − r)·vⱼ. As it is written, r = 1 changes nothing and r = 0 replaces the word; read the other way round, alike words replace each other. Neither is what a sentence needs. A negative r makes weights that are no shares.',
    'key-key-normalised':
      'Relevance is how alike two keys are, k̂ᵢ·k̂ⱼ; each row is divided by its sum. Before dividing it is symmetric: black is to cat as cat is to black. Rows with relevances below 0 give weights below 0 or above 1, and a sum of 0 leaves them undefined.',
    'dot-normalised':
      'Queries make it directed: q·k divided by the row’s sum. But q·k can be negative, and a sum near 0 blows weights up or leaves them undefined.',
    softmax:
      'exp makes every score positive, so weights are always shares. Without a scale, wide keys make large scores, and one word takes all.',
    'scaled-softmax':
      'Scores are divided by √d_k before the softmax, so that their spread does not grow with the width of the keys.',
  } as Record<string, string>,
  pairReadings: { keep: 'keeps the word', replace: 'replaces the word' } as Record<string, string>,
  /** What a model has where nothing else is chosen. */
  asModel: (what: string | undefined) =>
    what === undefined ? 'as the model has it' : `as the model has it: ${what}`,
  ofModel: {
    concept: { mask: 'none', position: 'place, and its square' },
    random: { mask: 'none', position: 'sinusoidal' },
    trained: { mask: 'none', position: 'learned, for each place' },
    translator: {
      mask: 'rightward in the encoder, causal in the decoder',
      position: 'learned, for each place',
    },
    manual: { mask: 'none', position: 'none' },
    file: { mask: 'causal', position: 'learned' },
  } as Record<string, { mask: string; position: string } | undefined>,
  masks: {
    none: 'none: every word is seen',
    causal: 'causal: no later word is seen',
  } as Record<string, string | undefined>,
  positions: {
    none: 'none: order does not count',
    sinusoidal: 'sinusoidal: waves of the place',
  } as Record<string, string | undefined>,
});
