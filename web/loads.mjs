// What a page loads, read from the scripts as they were built.

import { readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

const atOnce = /\b(?:from|import)\s*["'`](\.[^"'`]+)["'`]/g;
const later = /\bimport\(\s*["'`](\.[^"'`]+)["'`]/g;

/** A script and all that it imports: at once, or what these patterns find. */
export function withImports(file, found = new Set(), patterns = [atOnce]) {
  if (found.has(file)) return found;
  found.add(file);
  for (const path of imported(file, patterns)) withImports(path, found, patterns);
  return found;
}

/** All that can ever be loaded. */
export const withEverything = (entry) => withImports(entry, new Set(), [atOnce, later]);

function imported(file, patterns) {
  const text = readFileSync(file, 'utf8');
  return patterns.flatMap((pattern) =>
    Array.from(text.matchAll(pattern), ([, path]) => join(dirname(file), path)),
  );
}

/** All that is loaded until the first picture of a page whose script is `entry`. */
export function untilPicture(entry) {
  const found = withImports(entry);
  return withImports(importedLater(found, 'figure-'), found);
}

/** What one of these scripts imports when it is needed, by the beginning of its name. */
export function importedLater(scripts, name) {
  const paths = [...scripts].flatMap((script) => imported(script, [later]));
  const found = paths.find((path) => basename(path).startsWith(name));
  if (found) return found;
  throw new Error(`None of ${[...scripts].join(', ')} imports ${name}`);
}
