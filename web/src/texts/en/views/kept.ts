import { dictionary } from '../../dictionary.js';

/** "a", or "an" before eight, eleven, eighteen and the eighties. */
const article = (count: number) => (/^(8|11$|18$)/.test(String(count)) ? 'An' : 'A');

const words = (count: number) => (count === 1 ? '1 word' : `${count} words`);

/** Texts of the view `kept`. */
export const keptTexts = dictionary('kept', {
  lead: 'Start with an example. Then drag the handle of a bar: the weights move, and the sum stands still.',
  presets: {
    label: 'Examples',
    names: {
      sushi: 'i love sushi',
      twins: 'the same word twice',
      placed: 'the same, with position',
      extremes: 'two weightings, one sum',
      narrow: 'long sentence, narrow head',
      top: 'another word on top',
    },
    about: {
      sushi:
        'The question as it is asked: do the weights of “love” get lost in the sum? Three words, and values of many dimensions: they can be read back.',
      twins:
        'Without position both “the” have the same value. The sum tells how much they weigh together, and no more. Drag one of them: the other gives or takes.',
      placed: 'With position the two “the” differ in their values, and the sum keeps them apart.',
      extremes:
        'Here “black” weighs nothing. Drag it to the other end: it takes more than three quarters of the weight, and the sum is the same.',
      narrow:
        'Many words, and values of only two dimensions: no word is sure of its weight. Drag any of them, or give the head wider values below.',
      top: '“black” weighs most by far. Drag “on” to its right end: now “on” does, and not one digit of the sum changes.',
    },
  },
  verdict: {
    exact: 'The weights can be read back from the sum exactly.',
    single: 'There is only one word to look at, so its weight is 1 whatever the sum is.',
    family: (dimension: number) =>
      `${article(dimension)} ${dimension}-dimensional family of weightings gives this very sum`,
    colon: ': ',
    stop: '.',
    twins: 'The two ',
    trade: ' can trade weight',
    tradeToo: ', and so can ',
    nothingElse: '; nothing else can.',
    others: (count: number) =>
      count === 1 ? '; the other word keeps its weight.' : `; ${count} other words keep theirs.`,
    all: (count: number) => `all ${count} words`,
    some: (count: number) => `${count} words`,
    and: ' and ',
    comma: ', ',
    cornered: (dimension: number) =>
      `These weights are the only ones that give this sum: ${dimension === 1 ? 'the one change' : `every one of the ${dimension} independent changes`} that would leave it as it is pushes a weight below 0.`,
  },
  none: {
    nothing: 'The mask forbids every word, so there is no weight to lose.',
    undefined:
      'These weights are undefined, so there is no sum to read them back from. Choose a scheme with softmax.',
    negative:
      'These weights are no distribution: some are below 0 or do not sum to 1. What the sum keeps of them is asked here for shares only. Choose a scheme with softmax.',
    restore: 'Weigh by softmax, scaled',
  },
  reckoning: {
    words: (count: number) => words(count),
    rank: 'rank of [V 1]',
    rankName: 'rank',
    dimension: 'dimension',
    spoken: (count: number, rank: number, dimension: number) =>
      `n minus the rank of V with a column of ones: ${count} minus ${rank} is ${dimension}`,
    masked: (count: number) =>
      count === 1
        ? 'The mask forbids one more word; it takes no part.'
        : `The mask forbids ${count} more words; they take no part.`,
    why: 'why?',
    change:
      'Add a change x to the weights. The sum stays when xᵀV = 0: one equation for each dimension of the values. The weights still add up to 1 when Σ x = 0: one more.',
    equations: (width: number, rank: number) =>
      `That makes d_v + 1 = ${width} + 1 = ${width + 1} equations, of which ${rank} ${rank === 1 ? 'says' : 'say'} something new. That number is the rank of [V 1].`,
    unknowns: (count: number, rank: number, dimension: number) =>
      dimension === 0
        ? `There are ${words(count)}, so as many unknowns; ${rank} equations leave no change but x = 0.`
        : `There are ${words(count)}, so as many unknowns; ${rank} equations leave ${dimension} free.`,
    general: (most: number) =>
      `With values in general position it would be max(0, n − d_v − 1) = ${most}. Here some values are equal or depend on one another, which opens more.`,
  },
  rows: {
    heading: (word: string) => `What “${word}” puts on each word, and what it could be`,
    word: 'word',
    bar: 'weight',
    range: 'could be',
    own: 'true',
    now: 'now',
    recovered: 'read back',
    slider: (word: string) => `${word}: weight with the same sum`,
    valueText: (now: string, least: string, greatest: string, own: string) =>
      `${now}, between ${least} and ${greatest}; the true weight is ${own}`,
    between: (least: string, greatest: string) => `${least} to ${greatest}`,
    pinned: 'pinned',
    pinnedWhy: 'No other weight gives this sum.',
    masked: 'masked',
    legend:
      'The pale band behind a bar is every weight that the word could have with this very sum; the line is its true weight.',
    exact: 'The ring is the weight that was read back from the sum alone; the bar is the true one.',
    residual: (residual: string) =>
      `The weights read back give the sum again, but for ${residual}: rounding in single precision.`,
    strongest: (shown: number, all: number) =>
      `The ${shown} words that weigh most are drawn, of ${all}.`,
    showAll: 'Show all words',
    tooLong: (count: number, most: number) =>
      `With ${count} words to look at the text is too long for intervals and sliders: they are computed for up to ${most}.`,
  },
  sum: {
    heading: 'The sum',
    cell: (name: string, number: string) => `${name}: ${number}`,
    label: (numbers: string) => `The sum: ${numbers}`,
    start: 'Drag a handle, or move it with the arrow keys: this row will not change.',
    only: 'No other weights give this row.',
    apart: '‖o − o′‖ = ',
    now: ['now ', ' weighs most, and the sum is the same'],
    still: ['', ' still weighs most, and the sum is the same'],
    reset: 'Back to the true weights',
  },
  reach: {
    label: 'From a query?',
    names: { '1': 'yes', '0': 'only in the limit', '-1': 'no' } as Record<string, string>,
    why: {
      '1': 'Some query gives just these weights: their logarithms are a linear function of the keys.',
      '0': 'No query gives a weight of 0, but ever longer queries come as near to these weights as one likes.',
      '-1': 'No query gives these weights. It can only choose a linear function of the keys as their logarithms, and theirs is none.',
    } as Record<string, string>,
  },
  begin: {
    heading: 'When does it begin to lose them?',
    width: 'Value width d_v',
    widthText: (width: number) => `${width} dimensions`,
    words: 'Words',
    wordsText: (count: number) => words(count),
    toRandom: 'Only the random model has values of any width: choosing one switches to it.',
    isRandom: 'Now it is the random model, whose values can have any width.',
    toSentence: 'The number of words is that of a sentence of our own, from its beginning.',
    picture: (count: number, conditions: number, dimension: number) =>
      `${words(count)} against d_v + 1 = ${conditions} equations; ${dimension} left open`,
    fits: (count: number, conditions: number) =>
      `${words(count)} against d_v + 1 = ${conditions}: no more words than equations, so the sum can keep all weights.`,
    over: (count: number, conditions: number) =>
      `${words(count)} against d_v + 1 = ${conditions}: more words than equations, so something must get lost.`,
    more: (dimension: number) =>
      `Here ${dimension} ${dimension === 1 ? 'is' : 'are'} open, more than the count alone demands: some values are equal or depend on one another.`,
    kept: 'told apart',
    open: 'open',
    limit: 'd_v + 1',
  },
  rankings: {
    heading: 'Which word mattered?',
    hint: 'Answers that are in use, side by side, for the true weights. Each column has its own scale.',
    label: 'Rankings of the words',
    word: 'word',
    columns: {
      weight: 'weight',
      weightedNorms: 'weight × ‖v‖',
      projectedNorms: 'weight × ‖v W_O‖',
      shares: 'share of the sum',
      effectiveAttention: 'effective',
    },
    about: {
      weightedNorms: 'weight × ‖v‖: how long the scaled value is.',
      projectedNorms: 'weight × ‖v W_O‖: how long it is after W_O, ',
      shares:
        'share of the sum: how far the scaled value goes the sum’s own way; shares add up to 1, and can be below 0.',
      effectiveAttention:
        'effective: the weights without what V hides, not a distribution: it need not add up to 1, and can be below 0; ',
    },
    agree: 'Here all of them put the same word first.',
    disagree: 'They do not agree on the first word: ',
    first: (columns: string) => ` by ${columns}`,
    marked:
      'A cell with an arrow ranks the word higher (▲) or lower (▼) than its weight does, by so many places; not where both are next to nothing.',
    rank: (place: number) => `place ${place}`,
    up: (places: number) => `▲${places}`,
    down: (places: number) => `▼${places}`,
    higher: (places: number) => `${places} higher than by weight`,
    lower: (places: number) => `${places} lower than by weight`,
    undefined: 'The sum is 0: shares of it are undefined.',
  },
  papers: {
    heading: 'Contested ground',
    text: 'Whether weights explain what a model does is disputed. Where other weights give the very same sum, nothing after it can depend on which of them it was; but these are the ones that the model did compute.',
    kobayashi: { name: 'Kobayashi et al. 2020', link: 'https://arxiv.org/abs/2004.10102' },
    brunner: { name: 'Brunner et al. 2020', link: 'https://arxiv.org/abs/1908.04211' },
    disputes: [
      {
        name: 'Jain & Wallace 2019',
        says: ': “Attention is not Explanation”',
        link: 'https://arxiv.org/abs/1902.10186',
      },
      {
        name: 'Wiegreffe & Pinter 2019',
        says: ': “Attention is not not Explanation”',
        link: 'https://arxiv.org/abs/1908.04626',
      },
      {
        name: 'Brunner et al. 2020',
        says: ' hold that weights of long texts cannot be identified from the output',
        link: 'https://arxiv.org/abs/1908.04211',
      },
      {
        name: 'Naim & Asher 2024',
        says: ' hold that the formal arguments against weights are wrong',
        link: 'https://arxiv.org/abs/2410.18541',
      },
    ],
    bound:
      'Brunner et al. count with V alone. Here weights must also add up to 1, so the count is with [V 1].',
  },
  layer: {
    heading: 'Do more heads, or W_O, bring them back?',
    before: (heads: number) =>
      heads === 1 ? 'the head leaves open' : `${heads} heads side by side leave open`,
    after: 'after W_O are open',
    none: 'No. Heads and W_O never restore one head’s weights: each head hides its own, and W_O can only mix what the heads hand on.',
    words:
      'What heads, the residual and training keep is more about the words: each head looks in its own way, the residual hands the word itself on, and training shapes the values so that what matters survives the sum.',
    of: (total: number) => `of ${total} dimensions`,
    absent:
      'There is no W_O after this head, and no other head, so the layer leaves open what the head does.',
  },
  numbers: {
    summary: 'All numbers, as tables',
    caption: (word: string) => `What the sum of “${word}” keeps`,
    columns: {
      own: 'true weight',
      now: 'weight now',
      leastWeights: 'least',
      greatestWeights: 'greatest',
      recoveredWeights: 'read back',
      weightedNorms: 'weight × ‖v‖',
      projectedNorms: 'weight × ‖v W_O‖',
      shares: 'share of the sum',
      projectedShares: 'share after W_O',
      effectiveAttention: 'effective attention',
    },
    directions:
      'Independent changes that the sum hides: each row adds up to 0, and so do its products with the values.',
    direction: (index: number) => `change ${index + 1}`,
  },
});
