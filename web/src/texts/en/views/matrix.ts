import { dictionary } from '../../dictionary.js';

/** What the view of all words says. */
export const matrixTexts = dictionary('matrix', {
  table: 'All words at once',
  hint: 'Each row is a word that asks, each column a word that is looked at; a row’s weights sum to 1. Choose a row to make its word the one that asks.',
  share: (query: string, key: string, share: string) => `${query} puts ${share} on ${key}`,
  row: (word: string) => `Choose “${word}”`,
  large: (rows: number, columns: number) =>
    `${rows} × ${columns} numbers. Point at the picture to read one, choose a row with a click, or with the arrow keys.`,
  picture: 'Show as',
  pictures: { table: 'table', lines: 'lines' },
  drawn: 'What is drawn',
  drawnKinds: { weights: 'weights', logits: 'logits', scores: 'scores' },
  captions: {
    weights: 'Weights of all words',
    logits: 'Logits of all words',
    scores: 'Scores of all words',
  },
  all: 'Lines of all words',
  cell: (query: string, key: string, what: string, number: string) =>
    `${what} of ${query} with ${key}: ${number}`,
  one: { weights: 'weight', logits: 'logit', scores: 'score' },
  masked: '–',
  maskedSpoken: 'masked',
  legend: (least: string, most: string) => `Here they go from ${least} to ${most}.`,
  legendMasked: '– is masked.',
  legendMaskedPicture: 'What is masked is left empty.',
  lines: {
    hint: 'On the left the words that ask, on the right those that are looked at. A line is a weight: thicker is stronger. Choose a word on the left to follow its lines.',
    undefined: 'A dashed line is no share: its weight is undefined, below 0 or above 1.',
    thin: (least: string) => `Grey lines of less than ${least} are not drawn.`,
    otherUndefined: 'Grey lines of undefined or negative weights are not drawn.',
    asks: 'Words that ask',
    lookedAt: 'Words that are looked at',
    label: (query: string, shares: string) => `Lines of “${query}”: ${shares}`,
    share: (word: string, share: string) => `${word} ${share}`,
    others: (count: number) => (count === 1 ? 'and one more word' : `and ${count} more words`),
    queriesCut: (shown: number, all: number) =>
      `On the left stand the ${shown} words around the one that asks, of ${all}.`,
    keysCut: (shown: number, all: number, word: string) =>
      `On the right stand the ${shown} words that weigh most for “${word}”, of ${all}.`,
  },
  heads: {
    label: 'All heads',
    hint: 'The same table of each head, in small. Choose one to see it large.',
    name: (index: number) => `head ${index + 1}`,
    absent: 'Of long texts only the chosen head’s weights are kept, so only its picture is drawn.',
    most: (query: string, key: string, share: string) => `${query} puts ${share} on ${key}`,
  },
  pin: {
    pin: (word: string) => `Pin “${word}”`,
    pinned: (word: string) => `pinned: ${word}`,
    label: 'Weights of the pinned word, and of the word that asks',
    unpin: 'Unpin',
    enterPins: 'Enter pins it',
    enterUnpins: 'Enter unpins it',
    compare: 'Choose another word to compare it with.',
    cut: (shown: number, all: number) => `The ${shown} words that weigh most, of ${all}.`,
  },
  apart: {
    label: 'The chosen number',
    of: (query: string, key: string) => `“${query}” with “${key}”`,
    score: 'score q · k',
    relevanceName: 'relevance',
    relevance: (query: string, key: string) =>
      `is how alike the keys of “${query}” and “${key}” are: each divided by its length, multiplied number by number, added.`,
    logit: 'logit',
    scale: (width: number) => `(1/√${width})`,
    weight: 'weight',
    exp: (logit: string, largest: string) => `exp(${logit} − ${largest})`,
    masked: 'The mask forbids it: the logit is −∞, and exp(−∞) is 0.',
    maskedWeight: 'The mask forbids it.',
    byHand: 'The weight was set by hand.',
    fixed: (ratio: string) =>
      `Fixed: a word keeps ${ratio} of itself, and the others that it may look at share the rest equally.`,
    pair: (query: string, other: string, r: string) =>
      `Only “${query}” and “${other}” are mixed: one gets r = ${r}, the relevance of their keys, the other 1 − r, and all others 0.`,
    alone: 'A word alone keeps all.',
    rowSum: 'the sum of the row’s scores',
    hint: 'Choose any number to see where it comes from.',
    keys: 'The arrow keys go from number to number.',
  },
  total: {
    hint: 'Choose words that are looked at to add up their weights. Enter on a row pins it.',
    hintPicture: 'Enter pins the row. Lines let you choose words to add up their weights.',
    select: (word: string) => `Add up “${word}”`,
    of: (query: string) => `“${query}” puts on `,
    is: ': ',
    clear: 'Choose none',
  },
});
