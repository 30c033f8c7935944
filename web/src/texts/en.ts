/** Every text of the figure, in one place, so that it can be translated. */
export const texts = {
  figure: 'Attention figure',
  loading: 'Loading the figure …',
  sentence: {
    label: 'Sentence',
    choose: 'Choose the word that asks',
    hint: 'Choose a word to see what it takes in.',
    edit: 'Edit the sentence',
    done: 'Done',
    field: 'Your sentence',
    unknown: 'not in the model’s lexicon, placed by its spelling',
    dotted: 'Dotted words are not in the model’s lexicon: it placed them by their spelling.',
    cut: (shown: number, total: number) =>
      `The text has ${total} words and signs; the first ${shown} are used.`,
  },
  controls: {
    label: 'Settings',
    model: 'Model',
    head: 'Head',
    mask: 'Mask',
    temperature: 'Temperature',
    position: 'Position',
    headNumber: (index: number) => `${index + 1}`,
    models: { concept: 'concept', random: 'random' } as Record<string, string>,
    masks: { model: 'the model’s', none: 'none', causal: 'causal' } as Record<string, string>,
    positions: {
      model: 'the model’s',
      none: 'none',
      sinusoidal: 'sinusoidal',
    } as Record<string, string>,
  },
  sum: {
    heading: (word: string) => `How much of each word goes into “${word}”?`,
    headings: {
      word: 'word',
      score: 'score',
      weight: 'weight',
      value: 'value',
      scaled: 'value × weight',
    },
    masked: 'masked',
    total: 'the sum',
    totalNote: (word: string) => `what this head gives to “${word}”, before W_O and the residual`,
    partial: (added: number, all: number) => `the sum of ${added} of ${all}`,
    dimension: (index: number) => `${index + 1}`,
    weightOf: (word: string) => `Weight of “${word}”`,
    outputCell: (name: string, number: string) => `${name}: ${number}. Show its terms`,
    strip: (what: string, word: string, numbers: string) => `${what} of “${word}”: ${numbers}`,
    allZero: 'all 0',
    readoutHint:
      'Point at a cell for its arithmetic. Drag a weight, or use the arrow keys on it: what if this word mattered more?',
    reset: 'Reset the weights',
    strongest: (shown: number, all: number) =>
      `These are the ${shown} words with the most weight, of ${all}.`,
    showAll: 'Show all',
  },
  answer: {
    ofItsWeight: ' of its weight',
    puts: ' puts ',
    on: ' on ',
    itself: 'itself',
    whatIf: 'What if: ',
    rest: (others: number) =>
      others === 0
        ? '.'
        : others === 1
          ? ', the rest on one other word.'
          : `, the rest on ${others} other words.`,
    evenly: (words: number) => ` spreads its weight evenly over ${words} words.`,
    nothing: ' may attend to nothing: all weights are 0.',
  },
  steps: {
    play: 'Add the words one at a time',
    pause: 'Pause',
    slider: 'Words added to the sum',
    all: (words: number) => (words === 1 ? 'the one word added' : `all ${words} words added`),
    some: (added: number, words: number) => `${added} of ${words} words added`,
  },
  formula: {
    label: 'The sum as a formula',
    output: 'output',
    others: (count: number) => (count === 1 ? 'one smaller term' : `${count} smaller terms`),
  },
  waterfall: {
    heading: (name: string, number: string) => `Where ${number} in “${name}” comes from`,
    hint: 'One term a word, weight × value. Each bar starts where the one before ended; the last ends at the sum.',
    choose: 'Choose another cell of the sum to see its terms.',
    smaller: (count: number) =>
      count === 1
        ? 'One smaller term is not drawn; the sum holds it.'
        : `${count} smaller terms are not drawn; the sum holds them.`,
    zeros: (count: number) => (count === 1 ? 'One term is 0.' : `${count} terms are 0.`),
  },
  numbers: {
    summary: 'All numbers as a table',
    caption: (word: string) =>
      `Scores with “${word}”, weights, values, and weight × value; the last row is the sum.`,
  },
  matrix: {
    heading: 'All words at once',
    hint: 'Each row is a word that asks, each column a word that is looked at; a row’s weights sum to 1. Choose a row to see its sum above.',
    label: (query: string, key: string, share: string) => `${query} puts ${share} on ${key}`,
    row: (word: string) => `Choose “${word}”`,
    caption: 'Weights of all words',
    large: (words: number) =>
      `${words} × ${words} weights. Point at the picture to read one, choose a row with a click, or with the arrow keys.`,
  },
};
