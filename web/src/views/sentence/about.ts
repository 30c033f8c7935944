import type { State } from '../../store/store.js';
import { texts } from '../../texts/en/figure.js';

// Fetched with the first model that is another than the one that is there at first.
let others: typeof import('../../texts/en/views/models.js') | undefined;

export async function loadAbout({ values }: State): Promise<void> {
  if (values.model !== 'concept') others ??= await import('../../texts/en/views/models.js');
}

/** What a model is, in a sentence or two. */
export function about(model: string): string | undefined {
  return model === 'concept' ? texts.controls.about : others?.modelsTexts.about[model];
}
