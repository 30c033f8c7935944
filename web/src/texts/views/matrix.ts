/** What the view of all words says besides the table's own texts. */
export const matrixTexts = {
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
    compare: 'Choose another word to compare it with.',
    cut: (shown: number, all: number) => `The ${shown} words that weigh most, of ${all}.`,
  },
  total: {
    hint: 'Choose words that are looked at to add up their weights. Enter on a row pins it.',
    hintPicture: 'Enter pins the row. Lines let you choose words to add up their weights.',
    select: (word: string) => `Add up “${word}”`,
    of: (query: string) => `“${query}” puts on `,
    is: ': ',
    clear: 'Choose none',
  },
};
