import { dictionary } from '../../dictionary.js';

/** Texts of the geometry view. */
export const geometryTexts = dictionary('geometry', {
  hint: 'A dot is a word’s value. An arrow is weight × value; the arrows stand tip to tail, from the origin 0 to the sum.',
  axes: {
    label: 'What the plane shows',
    across: 'Across',
    up: 'Up',
    variance: 'largest variance',
    secondVariance: 'second largest variance',
    point:
      'The values do not differ, so there is no direction to choose, and all stand on the origin. Choose two dimensions to see where they are.',
    none: 'nothing: the values do not differ in a further direction',
    mostly: (first: string, second: string) => `mostly ${first} and ${second}`,
    only: (first: string) => `only ${first}`,
    term: (name: string, number: string) => `${name} (${number})`,
    direction: (label: string, words: string) => `${label}: ${words}.`,
    flat: (width: number) =>
      `The plane shows 2 of ${width} directions: words that lie together here may differ in the others.`,
  },
  plane: {
    label: (word: string, at: string, others: string) =>
      `The plane: the sum of “${word}” at ${at}; values: ${others}`,
    undefined: 'undefined',
    value: (word: string, at: string) => `${word} ${at}`,
    more: (count: number) => `${count} more`,
    sum: 'the sum',
    partial: (added: number, all: number) => `${added} of ${all} added`,
    origin: '0',
    times: (word: string, count: number) => `${word} ×${count}`,
    cut: (shown: number, all: number) =>
      `Drawn are the ${shown} words with the most weight, of ${all}. The hull and the grey line are those of all.`,
  },
  readout: {
    hint: 'Point at a word, or move to its weight, to see which way it pulls.',
    step: (weight: string, value: string) => `: ${weight} × ${value}`,
    move: (from: string, to: string) => ` takes the sum from ${from} to ${to}.`,
    waiting: ' is not added yet.',
    none: ', but its weight is undefined.',
  },
  verdict: {
    inside:
      'The sum lies inside the hull (on its edge at most), because the weights are a distribution: none is below 0, and together they are 1.',
    masked:
      'The hull is that of the words that may be attended to; those that the mask forbids add nothing.',
    later: 'Not all words are added: on its way, the sum may still be outside the hull.',
    negative:
      'Some weights are below 0. Such a word pushes the sum away, and nothing keeps it inside the hull.',
    total: 'The weights do not sum to 1, so nothing keeps the sum inside the hull.',
    zero: 'No word may be attended to: all weights are 0, and the sum is the origin.',
    undefined: 'Weights are undefined here, so there is no sum to draw.',
  },
  weights: {
    heading: 'Drag the weights',
    hint: 'The others make room, so that together they stay 1.',
    single: 'The only word keeps all the weight.',
    fixed: 'These weights are no distribution: none can be moved so that they still sum to 1.',
    reset: 'Back to the scheme’s weights',
  },
  query: {
    heading: (word: string) => `Drag the query of “${word}”`,
    hint: 'Words whose keys point where the query points gain weight.',
    ignored: 'This scheme does not look at the query: moving it would change nothing.',
    bar: (name: string) => `Query: ${name}`,
    barText: (name: string, number: string) => `${name} asks with ${number}`,
    reset: 'Reset the query',
  },
  numbers: {
    summary: 'The plane in numbers',
    directions: 'Each direction is a unit vector: a value’s coordinate is their product.',
    variance:
      'Of all directions the values vary most along the first, and of those at right angles to it most along the second: the eigenvectors of the values’ covariance matrix with the largest eigenvalues.',
    choose: (word: string) => `Take the numbers of “${word}” apart`,
    chosen: (word: string) => `“${word}” in the plane`,
    on: (axis: string) => `${axis}:`,
    sumOf: (axis: string) => `sum, ${axis.toLowerCase()}:`,
    undefined: 'Its weight is undefined, and so is the sum.',
    points: 'Where each value lies, and the sum after each word',
    direction: 'direction',
    word: 'word',
    weight: 'weight',
    value: 'value',
    sum: 'the sum after it',
  },
});
