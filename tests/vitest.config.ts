import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const root = fileURLToPath(new URL('..', import.meta.url));

/** One folder of tests; run from the repository's root, in Node. */
const project = (name: string, folder: string, options: object = {}) => ({
  test: { name, root, environment: 'node', include: [`${folder}/**/*.test.ts`], ...options },
});

export default defineConfig({
  root,
  // Vite's cache would otherwise lie in node_modules, which is a link on some machines.
  cacheDir: fileURLToPath(new URL('../build/vite', import.meta.url)),
  test: {
    projects: [
      project('border', 'tests/wasm', {
        testTimeout: 30_000,
        // Node imports the package as a stranger's Node would, without Vite in between.
        server: { deps: { external: [/\/dist\/lib\//] } },
      }),
      project('house', 'tests/house', { testTimeout: 120_000, hookTimeout: 120_000 }),
      // One browser at a time: two cores, and timings that must not disturb each other.
      project('browser', 'tests/web', {
        testTimeout: 120_000,
        hookTimeout: 120_000,
        fileParallelism: false,
        sequence: { concurrent: false },
      }),
      project('embed', 'tests/embed', {
        testTimeout: 240_000,
        hookTimeout: 240_000,
        fileParallelism: false,
        sequence: { concurrent: false },
      }),
    ],
  },
});
