// How much an embed loads, as a server sends it.

import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

/** Rows of a table about the package's folder: what, and how many kilobytes. */
export function sizesOf(library) {
  const files = readdirSync(library, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(js|wasm|safetensors)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name));
  return [
    [
      'a page, before a figure comes near the screen',
      kilobytes(withImports(join(library, 'define.js'))),
    ],
    ['until the first picture, all figures of a page together', `at most ${firstPicture()}`],
    ['everything there is, with both trained models and training', kilobytes(files)],
  ];
}

/** The site loads what a figure does; its limit is checked with every change. */
function firstPicture() {
  const limits = fileURLToPath(new URL('../size-limit.json', import.meta.url));
  const [site] = JSON.parse(readFileSync(limits, 'utf8'));
  return site.limit;
}

function withImports(file, found = new Set()) {
  if (found.has(file)) return found;
  found.add(file);
  const text = readFileSync(file, 'utf8');
  for (const [, name] of text.matchAll(/\b(?:from|import)\s*["'](\.[^"']+)["']/g)) {
    withImports(join(dirname(file), name), found);
  }
  return found;
}

function kilobytes(files) {
  const sizes = [...files].map((file) => gzipSync(readFileSync(file), { level: 9 }).length);
  return `${(sizes.reduce((sum, size) => sum + size, 0) / 1000).toFixed(1)} kB`;
}
