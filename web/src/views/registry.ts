import { sentence } from './sentence/sentence.js';
import { sum } from './sum/sum.js';
import type { View } from './view.js';

/** A view's name, and how to get it. */
export interface ViewEntry {
  id: string;
  load: () => Promise<View>;
  /** The only model with which it is shown; without it, it is with all. */
  model?: string;
  /** It asks what the sum keeps, which is analysed only while it is shown. */
  analyses?: true;
  /** Where a text that is wrong is mended: it stays in use while the others are only looked at. */
  mends?: true;
  /** It shows a run, which is fetched with it and goes on only while it can be seen. */
  trains?: true;
}

/**
 * Every view. A new one is a folder here, a line below, its id under `viewIds` in the store and its
 * title among the texts. `sentence` and `sum` make the first picture; the others are fetched when they are
 * to be seen.
 */
export const views: readonly ViewEntry[] = [
  { id: 'sentence', load: async () => sentence, mends: true },
  {
    id: 'manual',
    load: async () => (await import('./manual/manual.js')).manual,
    model: 'manual',
    mends: true,
  },
  { id: 'sum', load: async () => sum },
  { id: 'geometry', load: async () => (await import('./geometry/geometry.js')).geometry },
  {
    id: 'dot-product',
    load: async () => (await import('./dot-product/dot-product.js')).dotProduct,
  },
  { id: 'matrix', load: async () => (await import('./matrix/matrix.js')).matrix },
  { id: 'kept', load: async () => (await import('./kept/kept.js')).kept, analyses: true },
  {
    id: 'projections',
    load: async () => (await import('./projections/projections.js')).projections,
  },
  {
    id: 'training',
    load: async () => (await import('./training/training.js')).training,
    trains: true,
  },
];
