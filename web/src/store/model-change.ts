import { initialValues, type Values } from './properties.js';

/** The model that reads one language and writes another. */
const translator = 'translator';

/** Models that were trained on one sentence at a time. */
const readsOne = ['trained', 'file'];

/**
 * What is set with another model: it has other layers and heads. Sentences are kept, except between
 * languages.
 */
export function modelChange(model: string, now: Values): Partial<Values> {
  const { attention, layer, head, sentence, source, token } = initialValues();
  // The heads of `trained` that can be read are in its second layer.
  const change = { model, attention, layer: model === 'trained' ? 1 : layer, head };
  const isOtherLanguage = (model === translator) !== (now.model === translator);
  if (isOtherLanguage) return { ...change, sentence, source, token };
  return readsOne.includes(model) ? { ...change, source } : change;
}

/** Whether the model is to write the sentence: nothing else was set. */
export function isWritten({ model, sentence }: Values): boolean {
  return model === translator && sentence === initialValues().sentence;
}

/** What lets it write the sentence again. */
export function unwritten(): Partial<Values> {
  const { sentence, token } = initialValues();
  return { sentence, token };
}
