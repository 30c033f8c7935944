import type { State } from '../../store/store.js';
import { toldTexts as texts } from '../../texts/en/told.js';
import { decimal, short } from '../parts/format.js';
import { shares } from '../parts/shares.js';
import { largestOf } from '../parts/tensor.js';
import { sceneOf } from './scene.js';

export function told({ snapshot, ui }: State): string {
  const { word, names, output } = sceneOf(snapshot!, ui);
  const largest = largestOf(output);
  return texts.sum(short(word), shares(snapshot!), names[largest]!, decimal(output[largest]!));
}
