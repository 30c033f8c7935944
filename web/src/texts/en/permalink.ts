import { dictionary } from '../dictionary.js';

interface About {
  name?: string;
  text?: string;
}

// What a stranger wrote into a link could bury the sentence.
const cut = (text = '') => (text.length > 40 ? `${text.slice(0, 40)}…` : text);

/** What is wrong with a link, one sentence each, and what it could not hold. */
export const permalinkTexts = dictionary('permalink', {
  length: (_about: About) => 'It is longer than a link from here can be.',
  encoding: (_about: About) => 'A part of it is missing or was changed on the way.',
  noVersion: (_about: About) => 'It does not begin as a link from here does, with “v=1”.',
  version: ({ text }: About) =>
    `It was made by another version of this page (“${cut(text)}”), which this one cannot read.`,
  unknown: ({ name }: About) => `It sets “${cut(name)}”, which this page does not know.`,
  repeated: ({ name }: About) => `It sets “${cut(name)}” more than once.`,
  value: ({ name, text }: About) =>
    `It sets “${cut(name)}” to “${cut(text)}”, which cannot be read.`,
  fault: ({ text }: About) => `What it asks for is not possible: ${text}.`,
  omitted: (names: readonly string[]) =>
    `This link could not hold ${names.join(', ')}; what you see has the usual in place of that.`,
});
