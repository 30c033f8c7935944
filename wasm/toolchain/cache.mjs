import { homedir } from 'node:os';
import { join } from 'node:path';

/** What takes long to fetch lies outside the clone, so that all clones share it. */
export const cache =
  process.env.AP_CACHE ??
  join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'attention-playground');
