// Builds dist/site (the static site) and dist/lib (what the package exports).

import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { writeDeclarations } from './declarations.mjs';
import { makeManifest } from './manifest.mjs';
import { preloadPicture } from './preload.mjs';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));

const common = {
  configFile: false,
  logLevel: 'warn',
  // Relative addresses, so that the site works in any folder of any server.
  base: './',
  publicDir: false,
};

/** What the package exports: `core` alone is one file, which a page can use at once. */
const entries = [
  { index: here('src/index.ts'), define: here('src/define.ts') },
  { core: here('src/core.ts') },
];

/** One file, which a Blob can import from wherever it lies. */
const worker = (fileName) => ({
  format: 'es',
  rolldownOptions: { output: { entryFileNames: fileName, assetFileNames: '[name][extname]' } },
});

const output = {
  target: 'es2022',
  // The first browsers with light-dark(); for older ones it would be rewritten into variables that
  // lose the page's color-scheme.
  cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
  emptyOutDir: true,
  // Files stay files: a strict content security policy forbids fetching data: addresses.
  assetsInlineLimit: 0,
};

await build({
  ...common,
  root: here('site'),
  plugins: [preloadPicture(here('src/element/figure.ts'), 'session.wasm')],
  worker: worker('assets/training-[name]-[hash].js'),
  build: {
    ...output,
    outDir: here('../dist/site'),
    rolldownOptions: { input: here('site/index.html') },
  },
});

for (const [at, input] of entries.entries()) {
  await build({
    ...common,
    root: here('src'),
    worker: worker('training-[name].js'),
    build: {
      ...output,
      emptyOutDir: at === 0,
      outDir: here('../dist/lib'),
      modulePreload: false,
      rolldownOptions: {
        input,
        preserveEntrySignatures: 'strict',
        output: {
          entryFileNames: '[name].js',
          chunkFileNames: 'chunks/[name]-[hash].js',
          assetFileNames: '[name][extname]',
        },
      },
    },
  });
}

writeDeclarations(here('../dist/lib'), entries.flatMap(Object.keys));

const manifest = await makeManifest();
writeFileSync(here('../dist/lib/custom-elements.json'), `${JSON.stringify(manifest, null, 2)}\n`);

// The licences of what is bundled ask that their notices come along.
const lit = readFileSync(here('../node_modules/lit/LICENSE'), 'utf8');
const notices = readFileSync(here('notices.txt'), 'utf8').replace('{{lit}}', lit.trim());
for (const folder of ['site', 'lib']) writeFileSync(here(`../dist/${folder}/NOTICES.txt`), notices);
