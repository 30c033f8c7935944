import type { Dictionaries } from '../dictionary.js';

export const french = {} as Dictionaries;
