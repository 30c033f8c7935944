// Plugins of Vite: how each build comes by the files of web/src/assets.

import { existsSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));

const folders = ['../build/wasm/modules/', '../build/web/', '../core/models/weights/'];

/** Where a file of web/src/assets/names.ts lies. */
export function assetFile(name) {
  return folders.map((folder) => here(folder + name)).find(existsSync);
}

/** As unpack.ts takes it. */
function packed(name) {
  return gzipSync(readFileSync(assetFile(name)), { level: 9 }).toString('base64');
}

/** A script beside the single file, as assets/script.ts takes it. */
export function carrier(name) {
  const event = `new CustomEvent("carried",{detail:${JSON.stringify(packed(name))}})`;
  return `document.currentScript.dispatchEvent(${event});\n`;
}

/** `packed:<name>` is a module that carries a file. */
export function carryAssets() {
  // Not the file's own ending, by which Vite would know what to do with it.
  const module = /^\0packed:(.*)\.js$/;
  return {
    name: 'carry-assets',
    resolveId: (id) => (id.startsWith('packed:') ? `\0${id}.js` : null),
    load(id) {
      const name = module.exec(id)?.[1];
      return name ? `export default ${JSON.stringify(packed(name))};` : null;
    },
  };
}

/** Puts assets/<variant>.ts in the place of assets/assets.ts. */
export function useAssets(variant) {
  const file = here(`src/assets/${variant}.ts`);
  return {
    name: 'use-assets',
    enforce: 'pre',
    resolveId: (id) => (basename(id) === 'assets.js' ? file : null),
  };
}

/** Imports what is imported later without Vite's help, which is about style sheets and preloading. */
export function importPlainly() {
  return {
    name: 'import-plainly',
    enforce: 'pre',
    load: (id) =>
      id === '\0vite/preload-helper.js' ? 'export const __vitePreload = (load) => load();' : null,
  };
}
