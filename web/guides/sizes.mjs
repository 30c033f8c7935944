// How much an embed loads, as a server sends it.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { importedLater, untilPicture, withEverything, withImports } from '../loads.mjs';

/** Rows of a table about the package's folder: what, and how many kilobytes. */
export function sizesOf(library) {
  const picture = untilPicture(join(library, 'define.js'));
  return [
    [
      'a page, before a figure comes near the screen',
      kilobytes(withImports(join(library, 'define.js'))),
    ],
    [
      'until the first picture, all figures of a page together',
      kilobytes([...picture, importedLater(picture, '_packed_session')]),
    ],
    [
      'everything there is, with both trained models and training',
      kilobytes(withEverything(join(library, 'define.js'))),
    ],
    ['the single file for a script tag', kilobytes([join(library, 'attention-playground.js')])],
  ];
}

function kilobytes(files) {
  const sizes = [...files].map((file) => gzipSync(readFileSync(file), { level: 9 }).length);
  return `${(sizes.reduce((sum, size) => sum + size, 0) / 1000).toFixed(1)} kB`;
}
