import { dictionary } from '../../dictionary.js';

const words = (names: readonly string[]) =>
  names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;

/** Texts of the view `training`. */
export const trainingTexts = dictionary('training', {
  lead: 'A small model learns one task here while you watch, in your browser. Nobody tells it where to look: it is only told how wrong its answers were.',
  loading: 'Fetching the part of the core that trains…',
  failed: (reason: string) =>
    `The training broke off: ${reason}. What you ask for next begins afresh.`,
  again: 'Try again',
  inSlices:
    'No worker may be started on this page, so it trains here, in slices of at most 8 milliseconds.',
  tasks: {
    label: 'Task',
    names: {
      'who-is-she': 'who is she?',
      agreement: 'is or are?',
      'agreement-far': 'is or are, from afar',
      'look-it-up': 'look it up',
      'word-before': 'the word before',
      majority: 'the majority',
      'on-its-own': 'on its own',
    } as Record<string, string>,
    about: {
      'who-is-she':
        'Two people meet, then comes a pronoun: which of the two is meant? It has to look at the name that fits.',
      agreement:
        'A noun, another noun, then the question: is or are? The first noun decides, not the nearest.',
      'agreement-far':
        'As before, with one to three other nouns in between. Still the first one decides.',
      'look-it-up':
        'Four colours, each with a number; then one of the colours again: which number did it have?',
      'word-before': 'Different words, and the one before the last is asked for. Only place tells.',
      majority: 'Seven words: are there more animals or more fruits? Every word counts the same.',
      'on-its-own':
        'The opposite of the last word is asked for. What stands before does not matter.',
    } as Record<string, string>,
    example: (sentence: string) => `for example: “${sentence}”`,
  },
  settings: {
    label: 'The model',
    width: 'Width',
    layers: 'Layers',
    heads: 'Heads',
    control: 'Attention',
    learningRate: 'Learning rate',
    seed: 'Seed',
  },
  controls: {
    names: {
      learned: 'learned',
      uniform: 'all words alike',
      pattern: 'a fixed random pattern',
      none: 'none',
    } as Record<string, string>,
    about: {
      learned: 'queries and keys decide, and both are learned',
      uniform: 'the same weight on every word, for ever',
      pattern: 'a random weight for every place, for ever',
      none: 'a word has only itself',
    } as Record<string, string>,
  },
  run: {
    label: 'The run',
    train: 'Train',
    pause: 'Pause',
    step: 'One step',
    reset: 'Reset',
    newSeed: 'New seed',
    speed: 'Speed',
    speeds: { slow: 'slow', medium: 'medium', full: 'full' },
    atStep: (step: number) => `step ${step}`,
    solved: (step: number) =>
      `Solved after ${step} ${step === 1 ? 'step' : 'steps'}: it answers nearly all questions right that it was never trained on.`,
    diverged: (step: number) =>
      `The run diverged after ${step} ${step === 1 ? 'step' : 'steps'}: its loss or a gradient is no longer a finite number. Reset it, with a lower learning rate.`,
  },
  sentences: {
    heading: 'Questions it was never trained on',
    right: (said: string) => `the model says ${said}, which is right`,
    wrong: (said: string, answer: string) => `the model says ${said}, but right is ${answer}`,
  },
  weights: {
    heading: (word: string, isAnswering: boolean) =>
      isAnswering ? `Where “${word}” looks for the answer` : `Where “${word}” looks`,
    layer: 'Layer',
    head: 'Head',
    word: 'word',
    weight: 'weight',
    push: 'pushed',
    away: 'away',
    towards: 'towards',
    gradient: '∂L/∂ℓ',
    look: 'the right place',
    asks: 'asks',
    began: 'The line in a bar is the weight at step 0.',
    gradientNote:
      'Arrows show where this sentence pushes the logits: against ∂L/∂ℓ, the gradient of its loss, whose entries sum to 0 (lengths go by the square root). To push towards some words is to push away from others.',
    noGradient:
      'These weights do not come from logits: nothing pushes them, and they stay as they are.',
  },
  curves: {
    heading: 'How it learns',
    loss: 'loss',
    accuracy: 'right answers, held out',
    look: 'looks at the right place',
    chance: (share: string) => `chance ${share}`,
    bagOfWords: (share: string) => `bag of words ${share}`,
    both: (share: string) => `chance, and bag of words: ${share}`,
    bagNote:
      'A bag of words knows which words there are, and not their order: what lies above its line needs more.',
    none: '–',
    steps: 'steps',
    scrubber: 'Moment of the run',
    at: (step: number, last: number) => `step ${step} of ${last}`,
    now: 'Now',
    lossLabel: (loss: string) => `Curve of the loss; now ${loss}`,
    accuracyLabel: (accuracy: string, chance: string, bag: string) =>
      `Curve of the right answers to held-out questions; now ${accuracy}, chance is ${chance}, a bag of words reaches ${bag}`,
  },
  numbers: {
    summary: 'The curves as a table',
    caption: 'Loss, and shares of right answers to held-out questions, by step',
    columns: {
      step: 'step',
      loss: 'loss',
      accuracy: 'right answers',
      look: 'right place',
    },
  },
  experiment: {
    heading: 'How do we know? Take attention away',
    about:
      'The same model is trained in the same way, from three seeds each: with its attention, and with something in its place that cannot learn. What is lost is what attention did.',
    start: 'Run the control experiment',
    again: 'Run it again',
    stop: 'Stop',
    progress: 'How much of the experiment is done',
    caption: (steps: string) => `Right answers to held-out questions ${steps}`,
    after: 'at the end of each run',
    attention: 'attention',
    seeds: 'from each seed',
    waiting: '…',
    unmeasured: '–',
    seed: (seed: number, share: string) => `seed ${seed}: ${share}`,
    diverged: 'diverged',
    chance: 'chance',
    bagOfWords: 'bag of words',
    both: 'chance, bag of words',
    onlyLearned:
      'Only learned attention gets above 95 % from every seed: what it does here, nothing else does.',
    all: 'All four get above 95 %: this task needs no attention, and a high score says nothing about it.',
    some: (names: readonly string[]) =>
      `Above 95 % from every seed: ${words(names)}. So this task needs words from elsewhere, but no attention that was learned.`,
    none: 'Not even learned attention gets above 95 % from every seed, with this model and these steps.',
    note: 'Queries and keys that are frozen at random would be no control: the embeddings learn around them.',
  },
  keep: {
    label: 'The trained model as a file',
    save: 'Save the model',
    load: 'Load a model',
    use: 'Use it in the figure above',
    about: 'A safetensors file, from which the run can go on.',
    used: 'The figure above computes with it, as it was then, on the sentence that was chosen here.',
    fileName: (task: string, step: number) => `${task}-step-${step}.safetensors`,
  },
});
