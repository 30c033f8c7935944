import { dictionary } from '../dictionary.js';

/** What each view shows, in a sentence or two. */
export const toldTexts = dictionary('told', {
  share: (word: string, share: string) => `${share} on ${word}`,
  sentence: (word: string, count: number, shares: string) =>
    `“${word}” asks, and looks at ${count === 1 ? 'one word' : `${count} words`}: it puts ${shares}.`,
  sum: (word: string, shares: string, name: string, number: string) =>
    `“${word}” puts ${shares}. The sum’s largest number is ${name}: ${number}.`,
  geometry: (word: string, values: number, sum: string, heaviest: string, at: string) =>
    `${values} values as points of a plane. The sum of “${word}” lies at ${sum}; the heaviest word, ${heaviest}, at ${at}.`,
  dotProduct: (word: string, key: string, score: string, weight: string) =>
    `“${word}” with ${key}: the score is ${score}, the weight ${weight}.`,
  matrix: (
    rows: number,
    columns: number,
    what: string,
    number: string,
    query: string,
    key: string,
  ) => `${rows} × ${columns} numbers. The largest ${what} is ${number}, of “${query}” with ${key}.`,
  kept: (words: number, rank: number, dimension: number) =>
    `${words} weights, rank ${rank}: ${
      dimension === 0
        ? 'no other weights give this sum.'
        : `other weights with the same sum lie open in ${dimension === 1 ? 'one direction' : `${dimension} directions`}.`
    }`,
  keptWidest: (word: string, least: string, greatest: string) =>
    `${word} could weigh anything from ${least} to ${greatest}.`,
  projections: (what: string, word: string, name: string, number: string) =>
    `The largest number of the ${what} of “${word}” is ${name}: ${number}.`,
  training: (step: number, accuracy: string, loss: string) =>
    `After ${step === 1 ? 'one step' : `${step} steps`} ${accuracy} of the held-out questions are right; the loss is ${loss}.`,
  noLoss: 'not measured yet',
  manual: (rows: number, keys: number, values: number, word: string, shares: string) =>
    `${rows === 1 ? 'One word' : `${rows} words`}, with ${keys} numbers a query and key, and ${values} a value. “${word}” puts ${shares}.`,
});
