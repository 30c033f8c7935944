import type { State } from '../../store/store.js';
import { toldTexts as texts } from '../../texts/en/told.js';
import { projectionsTexts } from '../../texts/en/views/projections.js';
import { decimal, short } from '../parts/format.js';
import { largestOf, needed, row } from '../parts/tensor.js';
import { namesOf, sceneOf } from './scene.js';

const { project } = projectionsTexts;

// With projections or without them: what the word that asks is turned into.
export function told(state: State): string {
  const { snapshot, choice, word } = sceneOf(state);
  const isOfKeys = choice.of !== 'queries';
  // Of a second sentence keys and values are other words'.
  const of = isOfKeys && snapshot.hasSource ? 'queries' : choice.of;
  const numbers = row(needed(snapshot, of), snapshot.token);
  const names = of === 'values' ? snapshot.valueNames : snapshot.keyNames;
  const largest = largestOf(numbers);
  const name = namesOf(names, numbers.length)[largest]!;
  return texts.projections(project.singular[of], short(word), name, decimal(numbers[largest]!));
}
