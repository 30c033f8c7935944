import type { State } from '../../store/store.js';
import { tableTexts as texts } from '../../texts/en/tables.js';
import { called, short } from '../parts/format.js';
import { needed, row } from '../parts/tensor.js';
import type { NumberTable } from '../view.js';
import { sceneOf } from './scene.js';

/** Query and key number by number, and what becomes of all words' products. */
export function tables(state: State): NumberTable[] {
  const scene = sceneOf(state);
  const { snapshot, query, key, words, names, logits } = scene;
  const ofAll = (name: string, tensor: 'scores' | 'logits' | 'weights') => ({
    name,
    tensor,
    index: query,
    numbers: row(needed(snapshot, tensor), query),
  });
  const ofPair = (name: string, tensor: 'queries' | 'keys' | 'products', index: number) => ({
    name,
    tensor,
    index,
    numbers: row(needed(snapshot, tensor), index),
  });
  return [
    {
      caption: texts.products(short(scene.queryWord), called(words, key)),
      columns: names,
      rows: [
        ofPair(texts.query, 'queries', query),
        ofPair(texts.key, 'keys', key),
        ofPair(texts.product, 'products', key),
      ],
    },
    {
      caption: texts.steps(short(scene.queryWord)),
      columns: words.map((_, index) => called(words, index)),
      rows: [
        ofAll(texts.score, 'scores'),
        ...(logits ? [ofAll(texts.logit, 'logits')] : []),
        ofAll(texts.weight, 'weights'),
      ],
    },
  ];
}
