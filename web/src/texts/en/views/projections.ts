import { dictionary } from '../../dictionary.js';

/** A tensor's shape in words. */
const shape = (rows: number, columns: number) => `${rows} × ${columns}`;

/** What the view of the projections says. */
export const projectionsTexts = dictionary('projections', {
  embedding: {
    heading: 'A word’s vector: its meaning, plus where it stands',
    hint: 'The same word has the same token embedding wherever it stands. Position is added, so that order can matter.',
    noPosition:
      'Position is switched off: nothing is added, and equal words get equal embeddings wherever they stand.',
    of: (word: string) => `“${word}”`,
    label: (word: string) => `Token embedding, position and embedding of “${word}”`,
    token: 'token embedding',
    position: '+ position',
    sum: '= embedding',
    origins: {
      concept: 'The token embedding was set by hand, in the model’s lexicon.',
      random: 'The token embedding was drawn at random: it depends on the word and the seed.',
      trained: 'The token embedding was learned, and so was what is added for each place.',
      translator: 'The token embedding was learned, and so was what is added for each place.',
      file: 'The token embedding was learned, and so was what is added for each place.',
    } as Record<string, string | undefined>,
    guessed: 'The word is not in the lexicon: its token embedding was placed by its spelling.',
    positionIs: (index: number) => `Position of word ${index}, counted from 0:`,
    sine: (isEven: boolean, index: number, exponent: string) =>
      `${isEven ? 'sin' : 'cos'}(${index} ÷ 10000^(${exponent}))`,
    counted: (index: number) => `${index} ÷ 8`,
    squared: (index: number) => `(${index} ÷ 8)²`,
    always: 'the same for every word',
    picture: 'What position adds to each word',
    pictureOf: (word: string) => `Position of “${word}”`,
  },
  project: {
    heading: 'Embedding × projection = query, key, value',
    choose: 'Which of the three',
    kinds: { queries: 'queries Q', keys: 'keys K', values: 'values V' },
    letters: { queries: 'Q', keys: 'K', values: 'V' },
    singular: { queries: 'query', keys: 'key', values: 'value' },
    purposes: {
      queries: 'A query says what a word looks for.',
      keys: 'A key says what a word can be found by. Its product with a query is the score.',
      values: 'A value is what a word hands over when it is looked at. The weights scale values.',
    },
    hint: 'Choose a cell of the result: it is one row of X times one column of W, product by product, summed.',
    source:
      'There is a second sentence: queries come from the first, keys and values from the second.',
    input: (what: string, rows: number, columns: number) => `X, ${what}, ${shape(rows, columns)}`,
    inputs: {
      embeddings: () => 'the embeddings',
      handedOn: (layer: number) => `what layer ${layer} handed on`,
      normalised: () => 'what came into the layer, after layer norm',
      sourceEmbeddings: () => 'embeddings of the second sentence',
      encoded: () => 'what the encoder made of the second sentence',
    },
    result: (rows: number, columns: number) => `, ${shape(rows, columns)}`,
    inputRow: (word: string, numbers: string) => `X, “${word}”: ${numbers}`,
    weightsRow: (letter: string, name: string, numbers: string) =>
      `W_${letter}, row ${name}: ${numbers}`,
    cell: (word: string, name: string, number: string) => `${word}, ${name}: ${number}`,
    title: (name: string, number: string) => `${name}: ${number}`,
    scales: 'Each block has its own scale.',
    bareScale: 'In X the full colour is the largest number before position is added.',
    setByHand:
      'was set by hand (“what if”): it is no row of X times a column of W any more. Every other word’s query is.',
    cut: (shown: number, all: number) =>
      `Drawn are ${shown} of ${all} words, those around the word that asks.`,
    cutSource: (shown: number, all: number) =>
      `Drawn are ${shown} of ${all} words, those with the most weight.`,
  },
  heads: {
    heading: (heads: number) =>
      heads === 1 ? 'One head, then W_O' : `${heads} heads side by side, then W_O`,
    hint: (word: string) =>
      `Each head has its own W_Q, W_K and W_V, and so its own weights and its own sum for “${word}”. Choose a head to see it in all views.`,
    untrained:
      'The heads differ because their projections started different: all were drawn at random, and nothing was learned. Another seed gives other heads.',
    seed: (seed: number) => `seed ${seed}`,
    newSeed: 'New seed',
    head: (index: number) => `head ${index + 1}`,
    output: (head: string, numbers: string) => `Output of ${head}: ${numbers}`,
    concatenated: (width: number) => `all outputs in one row: concatenated, ${width} numbers`,
    column: (name: string) => `× column “${name}” of W_O`,
    combined: '= combined',
    combinedName: 'combined',
    spoken: (what: string, numbers: string) => `${what}: ${numbers}`,
  },
  residual: {
    heading: 'The word itself is added back',
    hint: 'Attention only adds to a word’s vector. What came in goes on too: the residual.',
    label: (word: string) => `Embedding, combined and residual of “${word}”`,
    input: (layer: number) => (layer === 0 ? 'embedding' : `from layer ${layer}`),
    cross: 'from self-attention',
    combined: '+ combined',
    sum: '= residual',
  },
  feedForward: {
    heading: 'A feed-forward network works on each word by itself',
    hint: 'No word looks at another here. What it makes of the residual is added to it, and that is what the layer hands on.',
    label: (word: string) => `Residual, feed-forward and output of the layer, of “${word}”`,
    residual: 'residual',
    added: '+ feed-forward',
    sum: '= handed on',
  },
  arithmetic: {
    of: (what: string, word: string, name: string) => `${what} of “${word}”, ${name}`,
    previous: 'Previous cell',
    next: 'Next cell',
  },
  absent: {
    none: 'Projections are switched off: attention works on the embeddings themselves, so each word’s query, key and value are all its embedding. There is no W_Q, W_K or W_V, only one head, and no W_O and no residual after it.',
    useProjections: 'Use the model’s projections',
    manual:
      'In the model “manual” Q, K and V are set by hand. They come from no embedding and no matrix, and nothing follows the one head.',
    useModel: 'Use the model “concept”',
  },
  dimension: (index: number) => `dimension ${index + 1}`,
});
