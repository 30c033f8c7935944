import { dictionary } from '../dictionary.js';

/** Texts of the figure itself and of its first two views. */
export const texts = dictionary('figure', {
  figure: 'Attention figure',
  share: 'Share',
  emptySentence: 'The sentence is empty. What is faded below belongs to the one before.',
  lastPicture: 'What is faded below is the last picture that could be computed.',
  /** The question that each view answers, and how; the first two have headings of their own. */
  views: {
    manual: {
      title: 'What if you choose the numbers?',
      hint: 'queries, keys and values, typed by you',
    },
    geometry: {
      title: 'What does the sum look like?',
      hint: 'scaled values as arrows, tip to tail',
    },
    'dot-product': { title: 'Where does a weight come from?', hint: 'q · k, element by element' },
    matrix: { title: 'All words at once', hint: 'every weight of every word' },
    kept: {
      title: 'Does the sum lose which words mattered?',
      hint: 'other weights with the same sum',
    },
    projections: {
      title: 'Where do Q, K and V come from?',
      hint: 'embeddings, projections, heads, residual',
    },
    training: {
      title: 'How does a head learn where to look?',
      hint: 'training, live: loss, weights, gradients',
    },
  } as Record<string, { title: string; hint: string } | undefined>,
  /** The same of these two, where they are folded. */
  folds: {
    sentence: { title: 'Which sentence?', hint: 'its words, and the one that asks' },
    sum: { title: 'How much does each word weigh?', hint: 'weights scale values, and these sum' },
  } as Record<string, { title: string; hint: string } | undefined>,
  sentence: {
    choose: 'Choose the word that asks',
    first: 'First sentence: its words ask, and give the queries',
    addSource: 'Look at a second sentence',
    hint: 'Choose a word to see what it takes in.',
    edit: 'Edit the sentence',
    done: 'Done',
    field: 'Your sentence',
    unknown: 'not in the model’s lexicon, placed by its spelling',
    written: 'French: the words that ask',
    saysNext:
      'The model writes one word after the other. A row stands for the word that it writes there, and is made from the word before.',
    translate: 'Let the model translate',
    notLearned: 'not among the words that the model learned',
    unlearned:
      'Dotted words are not among those that the model learned: it reads each as a hidden word.',
    instead: (word: string) => `In place of “${word}”:`,
    dotted: 'Dotted words are not in the model’s lexicon: it placed them by their spelling.',
    cut: (shown: number, total: number) =>
      `The text has ${total} words and signs; the first ${shown} are used.`,
  },
  controls: {
    label: 'Settings',
    further: 'More settings',
    changed: (names: string[]) => `changed: ${names.join(', ').toLowerCase()}`,
    model: 'Model',
    attention: 'Attention',
    attentions: {
      encoder: 'encoder: English',
      decoder: 'decoder: French',
      cross: 'cross: French looks at English',
    } as Record<string, string>,
    layer: 'Layer',
    head: 'Head',
    scheme: 'Weights by',
    ratio: 'Keeps of itself',
    pair: 'Other word',
    pairReading: 'A relevance of 1',
    mask: 'Mask',
    temperature: 'Temperature',
    position: 'Position',
    headNumber: (index: number) => `${index + 1}`,
    /** What a learned head does best, as the evaluation of the model calls it. */
    relations: {
      'adjective-noun': 'adjective → noun',
      'pronoun-antecedent': 'he, she → who',
      'two-candidate-it': 'it → what',
      'object-pronoun': 'him, her → whom',
      possessive: 'his, her → whose',
    } as Record<string, string>,
    models: {
      concept: 'concept',
      random: 'random',
      trained: 'trained',
      translator: 'translator',
      file: 'yours',
      manual: 'manual',
    } as Record<string, string>,
    fetching: (model: string, share: string) => `Fetching the model ${model}: ${share}`,
    /** What the first model is; the others bring theirs along. */
    about:
      'Concept: its words, dimensions and heads were set by hand, to be readable. Nothing here was learned.',
  },
  sum: {
    heading: (word: string) => `How much does “${word}” weigh each word?`,
    headings: {
      word: 'word',
      score: 'score q·k',
      weight: 'weight',
      value: 'value',
      scaled: 'value × weight',
      scaledShort: '× weight',
    },
    masked: '–',
    total: 'the sum',
    totalNote: (word: string) => `The sum is one head’s output for “${word}”.`,
    totalNoteProjected: (word: string) =>
      `The sum is one head’s output for “${word}”. W_O still mixes the heads, and the residual adds what “${word}” was before.`,
    partial: 'the sum so far',
    dimension: (index: number) => `${index + 1}`,
    weightOf: (word: string) => `Weight of “${word}”`,
    weighs: (word: string, share: string) => `${word} weighs ${share}`,
    outputCell: (name: string, number: string) => `${name}: ${number}. Show its terms`,
    previous: 'Previous number',
    next: 'Next number',
    cells: {
      values: (name: string, number: string) => `${name}: ${number}`,
      scaledValues: (name: string, number: string) => `${name} × weight: ${number}`,
    },
    allZero: 'all 0',
    readoutHint:
      'Point at a cell for its arithmetic; a click, a tap or Enter pins it, Escape lets go. Drag a weight, or use the arrow keys on it: what if this word weighed more?',
    arithmetic: (name: string, weight: string, value: string, product: string) =>
      `${name}: weight ${weight} × value ${value} = ${product}`,
    sumOf: (sum: string, name: string, number: string) => `${sum} · ${name}: ${number}`,
    reset: 'Reset the weights',
    strongest: (shown: number, all: number) =>
      `These are the ${shown} words with the most weight, of ${all}.`,
    showAll: 'Show all',
  },
  answer: {
    puts: ' puts ',
    ofItsWeight: ' of its weight on ',
    ofItsWeightEach: ' of its weight each on ',
    and: ' and ',
    itself: 'itself',
    whatIf: 'What if: ',
    rest: (others: number) =>
      others === 0
        ? '.'
        : others === 1
          ? ', the rest on one other word.'
          : `, the rest on ${others} other words.`,
    evenly: (words: number) => ` spreads its weight evenly over ${words} words.`,
    manyAlike: (words: number, share: string) =>
      ` has no favourite: ${words} words weigh most, ${share} each.`,
    nothing: ' may attend to nothing: all weights are 0.',
    negative: ' has weights below 0 here: they are no shares of anything.',
    undefined: ' has no defined weights here: they would divide by 0, or are out of range.',
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
    outputName: 'output',
    output: (word: string) => `output of ${word}`,
    soFar: 'the sum so far',
    whole: 'equals the sum over j of alpha j times v j',
    partial: (added: number) => `equals the sum over j up to ${added} of alpha j times v j`,
    about: 'about',
    plus: 'plus',
    term: (weight: string, word: string) => `${weight} times v of ${word}`,
    others: (added: number, count: number) =>
      added < count
        ? `${added} of ${count} more terms`
        : count === 1
          ? 'one more term'
          : `${count} more terms`,
  },
  waterfall: {
    heading: (name: string, number: string) => `${name}: the terms of ${number}`,
    headingSoFar: (name: string, number: string) => `${name}: ${number} so far`,
    hint: 'One term a word, weight × value, rounded here. Each bar starts where the words before it brought the sum; the last bar is the sum. Choose another cell of the sum to see its terms.',
    smaller: (count: number) =>
      count === 1
        ? 'One smaller term is not drawn; the sum holds it.'
        : `${count} smaller terms are not drawn; the sum holds them.`,
    zeros: (count: number) =>
      count === 1 ? 'One term is 0, and not drawn.' : `${count} terms are 0, and not drawn.`,
  },
  numbers: {
    summary: 'All numbers as a table',
    ofView: 'These numbers as a table',
    caption: (word: string) =>
      `Scores with “${word}”, weights, values, and weight × value; the last row is the sum.`,
  },
});
