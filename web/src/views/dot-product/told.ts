import type { State } from '../../store/store.js';
import { toldTexts as texts } from '../../texts/en/told.js';
import { called, decimal, percent, short } from '../parts/format.js';
import { sceneOf } from './scene.js';

export function told(state: State): string {
  const { queryWord, words, key, scores, weights } = sceneOf(state);
  const [score, weight] = [decimal(scores[key]!), percent(weights[key]!)];
  return texts.dotProduct(short(queryWord), called(words, key), score, weight);
}
