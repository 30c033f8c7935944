import { dictionary } from '../../dictionary.js';

/** What the models are, but for the first, whose text is there at once. */
export const modelsTexts = dictionary('models', {
  about: {
    random:
      'Random: vectors and projections drawn from a seed. This is what an untrained network starts from.',
    trained:
      'Trained: learned by this core, from small sentences of its own grammar, to fill in hidden words and to name the word that a pronoun or adjective belongs to. No loss touched its weights of attention. It is built so that its heads can be read: values of the first layer pass through eight numbers, too few to copy a word.',
    translator:
      'Translator: learned by this core, from English to French, on small sentences of its own grammar. No loss touched its weights of attention. It is built so that they can be read: values of the encoder pass through eight numbers, so the decoder has to look at the word that it translates.',
    manual: 'Manual: queries, keys and values as you set them.',
    file: 'Yours: the model that you trained on this page, as it was when you put it here. It knows the words of its task alone.',
  } as Record<string, string>,
});
