// Builds dist/site (the static site) and dist/lib (what the package exports).

import { copyFileSync, cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { assetFile, carrier, carryAssets, importPlainly, useAssets } from './assets.mjs';
import { writeDeclarations } from './declarations.mjs';
import { guides } from './guides/render.mjs';
import { sizesOf } from './guides/sizes.mjs';
import { makeManifest } from './manifest.mjs';
import { preloadPicture } from './preload.mjs';
import { writeServiceWorker } from './service-worker.mjs';
import { tidyTemplates } from './tidy-templates.mjs';
import { translatePage } from './translate-page.mjs';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));

const common = {
  configFile: false,
  logLevel: 'warn',
  // Relative addresses, so that the site works in any folder of any server.
  base: './',
  publicDir: false,
  // Of Lit only its templates are used; the entry `lit` would bring its base class along.
  resolve: { alias: [{ find: /^lit$/, replacement: 'lit-html' }] },
};

const output = {
  target: 'es2022',
  // The first browsers with light-dark() and colours made from others; for older ones the first would
  // be rewritten into variables that lose the page's color-scheme.
  cssTarget: ['chrome123', 'firefox128', 'safari17.5'],
  // Files stay files: a strict content security policy forbids fetching data: addresses.
  assetsInlineLimit: 0,
};

/** Scripts from `web/src`, in `folder`, beside what others put there. */
const scripts = (folder, input, plugins, rolldownOutput, rolldownOptions) =>
  build({
    ...common,
    root: here('src'),
    plugins: [importPlainly(), tidyTemplates(), ...plugins],
    build: {
      ...output,
      modulePreload: false,
      emptyOutDir: false,
      chunkSizeWarningLimit: 1000,
      outDir: here(folder),
      rolldownOptions: {
        input,
        preserveEntrySignatures: 'strict',
        ...rolldownOptions,
        output: { entryFileNames: '[name].js', ...rolldownOutput },
      },
    },
  });

/** One script that is no module: as old as the web, and allowed wherever scripts are. */
const oneScript = [
  { format: 'iife', codeSplitting: false },
  // There is none in such a script, and nothing here needs it.
  { transform: { define: { 'import.meta': '{}' } } },
];

// A Blob can hold it.
await scripts(
  '../build/web',
  { 'training-worker': here('src/training/worker.ts') },
  [],
  ...oneScript,
);

const library = here('../dist/lib');
rmSync(library, { recursive: true, force: true });

const entry = (name) => ({ [name]: here(`src/${name}.ts`) });

// A module that asks for its neighbour must lie beside it.
const chunks = {
  chunkFileNames: ({ moduleIds }) =>
    moduleIds.some((id) => id.endsWith('/assets/external.ts'))
      ? 'external-assets.js'
      : 'chunks/[name]-[hash].js',
};

const embedded = { ...entry('index'), ...entry('define'), ...entry('react') };
await scripts(library, embedded, [carryAssets(), useAssets('embedded')], chunks);
await scripts(library, entry('external'), [carryAssets(), useAssets('external')], chunks);
// `core` alone is one file, which a page can use at once.
await scripts(library, entry('core'), [], { assetFileNames: '[name][extname]' });
copyFileSync(assetFile('session.wasm'), `${library}/session.wasm`);

// For a script tag: one file, and beside it what few figures need.
const script = { 'attention-playground': here('src/script.ts') };
await scripts(library, script, [carryAssets(), useAssets('script')], ...oneScript);
for (const name of [
  'training.wasm',
  'training-worker.js',
  'trained.safetensors',
  'translator.safetensors',
])
  writeFileSync(`${library}/attention-playground.${name}.js`, carrier(name));
cpSync(here('embed'), library, { recursive: true });

writeDeclarations(library, ['index', 'define', 'external', 'react', 'core']);

const manifest = await makeManifest();
writeFileSync(`${library}/custom-elements.json`, `${JSON.stringify(manifest, null, 2)}\n`);

/** What every page needs, and what every figure does: few files, which compress better than many. */
const shared = [
  {
    name: 'element',
    test: /\/web\/(site\/theme|src\/(define|element\/(define|element|keys)|store\/(history|properties)))\.ts$/,
  },
  {
    name: 'parts',
    test: /\/node_modules\/(@lit|lit)|\/views\/parts\/(drag|format|set-properties|tensor)\.ts$/,
  },
];

const guided = guides(here('site'), { manifest, sizes: sizesOf(library) });
await build({
  ...common,
  root: here('site'),
  plugins: [
    guided.plugin,
    importPlainly(),
    tidyTemplates(),
    preloadPicture(here('src/element/figure.ts'), 'session.wasm'),
  ],
  build: {
    ...output,
    modulePreload: false,
    emptyOutDir: true,
    outDir: here('../dist/site'),
    rolldownOptions: {
      input: [here('site/index.html'), ...guided.files],
      output: { codeSplitting: { groups: shared } },
    },
  },
});

const french = { language: 'fr', texts: here('src/texts/fr/page.ts'), chunk: 'french' };
await translatePage(here('../dist/site'), french);

// What authors copy, to load from the site.
cpSync(library, here('../dist/site/attention-playground'), {
  recursive: true,
  filter: (path) => path === library || /\/(attention-playground\.[^/]*|embed[^/]*)$/.test(path),
});

// The licences of what is bundled ask that their notices come along.
const lit = readFileSync(here('../node_modules/lit/LICENSE'), 'utf8');
const notices = readFileSync(here('notices.txt'), 'utf8').replace('{{lit}}', lit.trim());
for (const folder of ['site', 'lib']) writeFileSync(here(`../dist/${folder}/NOTICES.txt`), notices);
copyFileSync(here('../LICENSE'), here('../dist/site/LICENSE.txt'));

// Last: it lists all that lies there.
writeServiceWorker(here('../dist/site'), here('site/service-worker.js'));
