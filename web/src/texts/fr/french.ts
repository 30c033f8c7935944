import type { Dictionaries } from '../dictionary.js';
import { arithmetic } from './arithmetic.js';
import { figure } from './figure.js';
import { lessons } from './lessons.js';
import { nameTranslations } from './names.js';
import { numbers } from './numbers.js';
import { permalink } from './permalink.js';
import { problems } from './problems.js';
import { share } from './share.js';
import { site } from './site.js';
import { tables } from './tables.js';
import { told } from './told.js';
import { dotProduct } from './views/dot-product.js';
import { geometry } from './views/geometry.js';
import { kept } from './views/kept.js';
import { manual } from './views/manual.js';
import { matrix } from './views/matrix.js';
import { models } from './views/models.js';
import { projections } from './views/projections.js';
import { settings } from './views/settings.js';
import { source } from './views/source.js';
import { training } from './views/training.js';

/** All texts in French: fetched as one, with the first figure that speaks it. */
export const french: Dictionaries = {
  arithmetic,
  figure,
  lessons,
  names: nameTranslations,
  numbers,
  permalink,
  share,
  problems,
  site,
  tables,
  told,
  'dot-product': dotProduct,
  geometry,
  kept,
  manual,
  matrix,
  models,
  projections,
  settings,
  source,
  training,
};
