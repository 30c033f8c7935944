import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import { shown, test } from './support/browsers.js';
import { type Site, serve } from './support/serve.js';
import { project, run } from './support/workshop.js';

/** What authors build their pages with; `pages`: those with a figure, and how often the core is a file of its own. */
const bundlers = [
  {
    name: 'vite',
    build: ['npx', 'vite', 'build', '--logLevel', 'warn'],
    output: 'dist',
    pages: { '/': 0, '/external.html': 1 },
  },
  {
    name: 'webpack',
    build: ['node', 'build.js'],
    output: 'dist',
    pages: { '/': 0, '/external.html': 1 },
  },
  { name: 'next', build: ['npx', 'next', 'build'], output: 'out', pages: { '/': 0 } },
];

describe.each(bundlers)('built with $name', ({ name, build, output, pages }) => {
  let built: ReturnType<typeof project>;
  let site: Site;
  beforeAll(async () => {
    built = project(name);
    const [program, ...args] = build;
    run(program!, args, built.folder);
    site = await serve(join(built.folder, output));
  });
  afterAll(async () => {
    await site?.close();
    built?.dispose();
  });

  for (const [path, files] of Object.entries(pages)) {
    test(`the page ${path} shows its figure`, async ({ open }) => {
      const page = await open('chromium', site.origin + path);
      const { error, tokens, rows } = await shown(page);
      expect(error).toBeNull();
      expect(rows).toBe(tokens.length);
      expect(site.asked.filter((asked) => asked.endsWith('.wasm'))).toHaveLength(files);
    });
  }
});
