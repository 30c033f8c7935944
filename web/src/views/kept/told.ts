import type { State } from '../../store/store.js';
import { toldTexts as texts } from '../../texts/en/told.js';
import { called, percent } from '../parts/format.js';
import { isFree, sceneOf } from './scene.js';

export function told(state: State): string {
  const scene = sceneOf(state);
  if (!scene) return '';
  const { attended, rank, dimension, range, words } = scene;
  const summary = texts.kept(attended.length, rank, dimension);
  const width = (word: number) => range!.greatest[word]! - range!.least[word]!;
  const free = attended.filter((word) => isFree(scene, word));
  const [widest] = free.sort((a, b) => width(b) - width(a));
  if (!range || widest === undefined) return summary;
  const [least, greatest] = [range.least[widest]!, range.greatest[widest]!];
  const reach = texts.keptWidest(called(words, widest), percent(least), percent(greatest));
  return `${summary} ${reach}`;
}
