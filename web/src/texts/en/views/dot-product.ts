import { dictionary } from '../../dictionary.js';

const places = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth'];
const place = (rank: number) => places[rank - 1] ?? `number ${rank}`;

/** Texts of the view `dot-product`. */
export const dotProductTexts = dictionary('dot-product', {
  choose: 'Which weight?',
  chooseLabel: 'The key word',
  keyWord: (word: string, share: string) => `${word}, ${share}`,
  lead: (query: string, key: string) =>
    `How “${query}” comes to its weight on “${key}”, step by step.`,
  heaviest: (shown: number, all: number) =>
    `The text has ${all} words; drawn are the ${shown} that weigh most.`,
  why: 'Why?',
  masked: '–',
  column: (index: number) => `${index + 1}`,
  score: {
    formula: 'q i dot k j equals the sum over c of q i c times k j c',
    title: 'The score: multiply number by number, then add',
    query: (word: string) => `q of “${word}”`,
    key: (word: string) => `k of “${word}”`,
    products: 'q × k',
    cell: (name: string, number: string) => `${name}: ${number}`,
    zeros: (count: number) =>
      count === 1
        ? 'One product is 0 and adds nothing.'
        : `${count} products are 0 and add nothing.`,
    smaller: (count: number) =>
      count === 1 ? 'and one smaller product' : `and ${count} smaller products`,
    none: 'Every product is 0.',
    score: 'score',
    why: 'The query says what this word looks for, the key what the other word offers, in the same d_k numbers. Where both are large with the same sign, the product is large; where one is 0, nothing is added; where the signs differ, it takes away. So the sum is large when the other word offers what this one looks for.',
  },
  logit: {
    formula: 'logit i j equals q i dot k j, times one over the square root of d k, over T',
    formulaPlain: 'logit i j equals q i dot k j, over T',
    title: 'The logit: scale, temperature, mask',
    scale: (width: number) => `scale 1/√${width}`,
    temperature: 'temperature',
    logit: 'logit',
    noScale: 'The scheme “softmax” has no scale: the score goes on as it is.',
    masked: (word: string) =>
      `The mask forbids “${word}”: its logit is set to −∞ (minus infinity), whatever its score. exp(−∞) is 0, so it gets no weight.`,
    why: (width: number) =>
      `A score is a sum of ${width} products, and the more products, the further scores lie apart. Divided by √d_k they stay in the same range for keys of any width; otherwise wide keys would give nearly all the weight to one word. A temperature above 1 brings the logits closer together, one below 1 drives them apart.`,
    whyPlain:
      'Without the scale, wide keys give large scores, and after exp one word takes nearly all the weight. That is why the Transformer divides by √d_k. A temperature above 1 brings the logits closer together, one below 1 drives them apart.',
  },
  share: {
    formula:
      'alpha i j equals e to the logit i j, over the sum over all j prime of e to the logit i j prime',
    title: 'The weight: a share of all exponentials',
    caption: 'For every word: exp(logit − largest logit), and its share',
    word: 'word',
    logit: 'logit',
    exponential: 'exp',
    weight: 'weight',
    sum: 'sum over all words',
    of: (word: string) => `exp of “${word}”`,
    largest: (word: string, logit: string) =>
      `The largest logit, ${logit} (“${word}”), is subtracted first. That changes no share, and keeps exp from growing too large to hold.`,
    nothing: 'The mask forbids every word: all weights are 0.',
    why: 'exp makes every number positive and keeps the order. Divided by their sum, the numbers add up to 1: they are shares. A logit that is higher by 0.69 gets twice the weight, so small leads become clear ones.',
    byHand: (weight: string, own: string) =>
      `The weight is set by hand now: ${weight}. The scheme itself gives ${own}, and that is what these steps explain.`,
    restore: 'Take the scheme’s weights again',
    undefined: 'undefined',
  },
  schemes: {
    fixed: {
      title: 'The weight: fixed before any word is read',
      text: (ratio: string) =>
        `The scheme “fixed” reads neither queries nor keys. Every word keeps ${ratio} of itself, and the other words that it may look at share the rest equally; a word alone keeps all.`,
      why: 'Nothing here depends on the words: “black” would take as much from “the” as from “cat”. This is the ladder’s lowest step, to see what scores are for.',
    },
    relevance: {
      title: 'The relevance: how alike the two keys are',
      query: (word: string) => `k of “${word}”`,
      relevance: 'relevance',
      text: 'This scheme has no query. It compares the two keys: each is divided by its length, then multiplied number by number and added. The result lies between −1 and 1, the cosine of the angle between them.',
      why: 'Alike is not the same as useful: a word finds those that resemble it, not those it needs. And “a” is as relevant to “b” as “b” to “a”.',
    },
    keyKey: {
      title: 'The weight: one pair is mixed',
      own: (r: string) =>
        `The word keeps the relevance r = ${r} as its own weight, and the other word gets 1 − r.`,
      other: (r: string) =>
        `In the reverse reading the other word gets the relevance r = ${r}, and the word itself keeps 1 − r.`,
      pair: (query: string, other: string) =>
        `Only “${query}” and “${other}” are mixed; all other words get 0.`,
      masked: (query: string, other: string) =>
        `“${query}” would be mixed with “${other}”, but the mask forbids that word, so “${query}” keeps itself.`,
      alone: (query: string) =>
        `“${query}” has no other word to be mixed with, so it keeps itself.`,
      why: 'r measures how alike two words are, and a mixing ratio is another thing: with “keep”, two equal words change nothing, and two words with nothing in common replace each other. A negative relevance gives a negative weight.',
    },
    normalised: {
      formula: 'alpha i j equals s i j over the sum over all j prime of s i j prime',
      title: 'The weight: a share of the row’s sum, without exp',
      score: { relevance: 'relevance', score: 'score' } as Record<string, string>,
      text: (what: string) =>
        `The weight is the ${what} divided by the sum of those of all allowed words.`,
      sum: 'sum of the row',
      masked: (word: string) =>
        `The mask forbids “${word}”: it takes no part in the sum, and its weight is 0.`,
      undefined:
        'The sum of this row is 0, or too close to 0 to divide by: its weights are undefined. Nothing is drawn for them.',
      why: 'Scores can be negative, so a share can be negative or above 1, and the sum can be 0: then there is no share at all. exp mends this, since it is never negative.',
    },
  },
  place: {
    formula: 'softmax of Q K transposed over the square root of d k, times V',
    formulaPlain: 'softmax of Q K transposed, times V',
    title: 'The same number in softmax(QKᵀ)V',
    caption: (query: string, key: string, weight: string) =>
      `Row “${query}” of Q and column “${key}” of Kᵀ meet in one number of the n × m weights, ${weight}; it then multiplies row “${key}” of V.`,
    label: (row: number, column: number, weight: string) =>
      `Row ${row} of Q and column ${column} of K transposed meet at row ${row}, column ${column} of the weights: ${weight}. That weight multiplies row ${column} of V, and the sum over all rows of V is row ${row} of the output.`,
    weights: 'weights',
    output: 'output',
    shapes: {
      n: 'words that ask',
      m: 'words looked at',
      dk: 'numbers in a query or key',
      dv: 'numbers in a value',
    },
    notSoftmax:
      'Other schemes put another function in the place of softmax(QKᵀ); weights times V stays the same.',
    why: 'One row times one column is the dot product of step 1. The product of the whole matrices is only all these dot products at once, softmax works on each row alone, and multiplying by V is the weighted sum of its rows.',
  },
  related: {
    title: 'Related or similar?',
    text: 'Similar: the embeddings of the two words point the same way, x · x. Related: the query of one fits the key of the other, q · k, which the projections W_Q and W_K make possible.',
    textRelevance:
      'Similar: the embeddings of the two words point the same way, x · x. This scheme compares keys with keys.',
    similarity: 'similar: x · x',
    of: (query: string, key: string) =>
      `The embeddings x of “\u2068${query}\u2069” and “\u2068${key}\u2069”, multiplied number by number and added:`,
    relation: 'related: q · k',
    relevance: 'relevance of the keys',
    scales: 'Each column has its own scale; bars to the left of a line are below 0.',
    top: (word: string, query: string, rank: number, most: string) =>
      `“${word}” is the word most related to “${query}”, but only the ${place(rank)} in similarity; most similar is “${most}”.`,
    disagree: (word: string, query: string, similar: number, related: number) =>
      `Where they disagree most: “${word}” is ${place(similar)} in similarity to “${query}”, but ${place(related)} in relation.`,
    agree: 'Here similarity and relation put the other words in the same order.',
    counted: 'The word itself is not ranked.',
    same: 'Without projections q, k and v are the embeddings themselves: q · k is x · x, and both columns show the same numbers.',
    fixed:
      'The scheme “fixed” compares nothing, so there is no relation to show beside the similarity.',
    buttons: 'Projections W_Q, W_K, W_V',
    with: 'with projections',
    without: 'without',
    manual: 'Queries and keys were typed in, so there are no embeddings to compare.',
  },
  asymmetry: {
    title: 'Does it matter who asks?',
    label: 'Asymmetry of the scores, from 0 to 2',
    // The isolates keep a number from going over to a word that is read from right to left.
    pair: (query: string, key: string, there: string, back: string) =>
      `Score of “\u2068${query}\u2069” asking “\u2068${key}\u2069”: ${there}. The other way round: ${back}.`,
    name: 'asymmetry',
    difference: '‖S − Sᵀ‖',
    norm: '‖S‖',
    norms:
      'S holds the scores of all words, Sᵀ those with asker and asked exchanged; ‖ ‖ is the square root of the sum of all squares.',
    symmetric:
      'Symmetric: every two words score each other alike, because queries and keys are the same vectors.',
    symmetricScheme:
      'Symmetric: this scheme has no queries, so every two words score each other alike.',
    same: 'Symmetric for this sentence: every two words score each other alike.',
    asymmetric:
      'Not symmetric: W_Q and W_K differ, so what a word looks for is not what it offers.',
    asymmetricManual:
      'Not symmetric: queries and keys differ, so what a word looks for is not what it offers.',
    range: '0: symmetric · 2: every score the opposite of its mirror image',
  },
});
