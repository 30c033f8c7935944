import type { State } from '../../store/store.js';
import { toldTexts as texts } from '../../texts/en/told.js';
import { decimal, percent } from '../parts/format.js';
import { sceneOf } from './scene.js';

export function told(state: State): string {
  const scene = sceneOf(state);
  if (!scene) return '';
  const { step, accuracy, loss } = scene.moment;
  const written = Number.isFinite(loss) ? decimal(loss, 3) : texts.noLoss;
  return texts.training(step, percent(accuracy), written);
}
