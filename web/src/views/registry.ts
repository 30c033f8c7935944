import { matrix } from './matrix/matrix.js';
import { sentence } from './sentence/sentence.js';
import { sum } from './sum/sum.js';
import type { View } from './view.js';

/** Every view. A new one is a folder here, a line below, and its name in the property `views`. */
export const views: readonly View[] = [sentence, sum, matrix];
