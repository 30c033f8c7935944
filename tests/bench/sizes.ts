import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { exactly, type Figure } from './figures.js';

const root = fileURLToPath(new URL('../..', import.meta.url));

const packages = 'node_modules';
const tensorflow = `${packages}/@tensorflow`;

/** What a page has to load to compute attention. */
const libraries: Record<string, string[]> = {
  './core': ['dist/lib/core.js', 'dist/lib/numbers-relaxed.wasm'],
  'onnxruntime-web': [
    'ort.wasm.min.mjs',
    'ort-wasm-simd-threaded.mjs',
    'ort-wasm-simd-threaded.wasm',
  ].map((file) => `${packages}/onnxruntime-web/dist/${file}`),
  'tensorflow.js': [
    `${tensorflow}/tfjs-core/dist/tf-core.min.js`,
    `${tensorflow}/tfjs-backend-wasm/dist/tf-backend-wasm.min.js`,
    `${tensorflow}/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm`,
  ],
};

/** Kilobytes to be loaded, by gzip. */
export function measureSizes(): Figure[] {
  const common = { part: 'sizes', where: 'gzip', unit: 'kB' } as const;
  const compared = Object.entries(libraries).map(([name, files]) => {
    const all = new Set(files.flatMap((file) => [...loadedBy(join(root, file))]));
    return [name, exactly([...all].reduce((sum, file) => sum + gzipped(file), 0) / 1000)];
  });
  return [
    { ...common, name: 'to compute attention', results: Object.fromEntries(compared) },
    {
      ...common,
      name: 'the site until its first picture',
      target: '≤ 130 kB',
      results: { 'this page': exactly(siteSize() / 1000) },
    },
  ];
}

// As the tests limit it.
function siteSize(): number {
  const args = ['size-limit', '--json', '--config', 'web/size-limit.mjs'];
  const [{ size }] = JSON.parse(execFileSync('npx', args, { cwd: root, encoding: 'utf8' }));
  return size;
}

/** The file and, for a script of ours, what it imports. */
function loadedBy(file: string): Set<string> {
  if (!file.includes('/dist/lib/') || !file.endsWith('.js')) return new Set([file]);
  const imports = readFileSync(file, 'utf8').matchAll(/(?:from|import)\s*["'](\.[^"']+)["']/g);
  const others = Array.from(imports, ([, path]) => loadedBy(join(dirname(file), path!)));
  return new Set([file, ...others.flatMap((found) => [...found])]);
}

const gzipped = (file: string) => gzipSync(readFileSync(file), { level: 9 }).length;
