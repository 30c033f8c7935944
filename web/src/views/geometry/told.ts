import type { State } from '../../store/store.js';
import { toldTexts as texts } from '../../texts/en/told.js';
import { called, short } from '../parts/format.js';
import { heaviest } from '../parts/strongest.js';
import { sceneOf, written } from './scene.js';

export function told({ snapshot, ui }: State): string {
  const { word, words, value, sumAfter } = sceneOf(snapshot!, ui);
  const top = heaviest(snapshot!);
  const sum = written(sumAfter(words.length));
  return texts.geometry(short(word), words.length, sum, called(words, top), written(value(top)));
}
