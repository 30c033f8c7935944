// What a page may load, gzipped.

import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { importedLater, untilPicture, withImports } from './loads.mjs';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));

const site = readdirSync(here('../dist/site/assets'));
const asset = (pattern) => here(`../dist/site/assets/${site.find((name) => pattern.test(name))}`);
const library = (name) => here(`../dist/lib/${name}`);

const embedded = untilPicture(library('define.js'));

const limit = (name, kilobytes, path) => ({
  name,
  path: [...path],
  limit: `${kilobytes} kB`,
  gzip: true,
});

export default [
  limit('the site until its first picture', 130, [
    here('../dist/site/index.html'),
    asset(/^site-.*\.css$/),
    ...untilPicture(asset(/^index-.*\.js$/)),
    asset(/^session-.*\.wasm$/),
  ]),
  limit('an embed until it comes near the screen', 6, withImports(library('define.js'))),
  limit('an embed until its first picture', 160, [
    ...embedded,
    importedLater(embedded, '_packed_session'),
  ]),
  limit('the same with the core as a file', 130, [
    ...untilPicture(library('external.js')),
    library('session.wasm'),
  ]),
  limit('./core with one of its builds', 40, [library('core.js'), library('numbers-relaxed.wasm')]),
];
