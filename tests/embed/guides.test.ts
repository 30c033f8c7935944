import { cpSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import { onPath } from '../../wasm/toolchain/run.mjs';
import { type Open, shown, test, waitForFrame } from './support/browsers.js';
import { type Site, serve } from './support/serve.js';
import { project, run } from './support/workshop.js';

interface Guided {
  name: string;
  /** Where the guide has its reader copy the package's folder, or only its scripts. */
  folder?: string;
  scripts?: string;
  build?: string[];
  output: string;
}

/** The projects that the guides show, beside those of bundlers.test.ts. */
const guided: Guided[] = [
  { name: 'html', folder: 'attention-playground', output: '.' },
  { name: 'vue', build: ['npx', 'vite', 'build', '--logLevel', 'warn'], output: 'dist' },
  { name: 'mdx', build: ['npx', 'vite', 'build', '--logLevel', 'warn'], output: 'dist' },
  { name: 'astro', build: ['npx', 'astro', 'build'], output: 'dist' },
  {
    name: 'observable',
    folder: 'src/attention-playground',
    build: ['npx', 'observable', 'build'],
    output: 'dist',
  },
  { name: 'hugo', scripts: 'static', build: ['hugo', '--quiet'], output: 'public' },
  { name: 'jekyll', scripts: 'assets', build: ['jekyll', 'build', '--quiet'], output: '_site' },
  {
    name: 'sphinx',
    scripts: '_static',
    build: ['sphinx-build', '-q', '-b', 'html', '.', 'out'],
    output: 'out',
  },
];

/** Does what the guide says: copies from the package. */
function copyPackage(project: string, { folder, scripts }: Pick<Guided, 'folder' | 'scripts'>) {
  const library = join(project, 'node_modules/attention-playground/dist/lib');
  if (folder) cpSync(library, join(project, folder), { recursive: true });
  if (!scripts) return;
  for (const name of readdirSync(library).filter((name) =>
    /^attention-playground.*\.js$/.test(name),
  ))
    cpSync(join(library, name), join(project, scripts, name));
}

/** Opens a page, of which nothing may be asked from elsewhere. */
async function openOwn(open: Open, address: string): Promise<Page> {
  const { origin } = new URL(address);
  const foreign: string[] = [];
  const note = (asked: string) => {
    if (!/^(blob|data):/.test(asked) && !asked.startsWith(origin)) foreign.push(asked);
  };
  const before = async (page: Page) => page.on('request', (request) => note(request.url()));
  const page = await open('chromium', address, { before });
  await page.waitForNetworkIdle();
  expect(foreign).toEqual([]);
  return page;
}

async function expectFigure(page: Parameters<typeof shown>[0]) {
  const { error, tokens } = await shown(page);
  expect(error).toBeNull();
  expect(tokens.length).toBeGreaterThan(1);
}

// Some tools have an icon of their own, and some browsers ask for one.
const pages = { '/favicon.ico': '' };

for (const { name, build: [program, ...args] = [], output, ...copied } of guided) {
  // Tools that are no npm packages are set up where that is allowed.
  const isThere = !program || program === 'npx' || onPath(program);
  describe.skipIf(!isThere)(`the guide's project ${name}`, () => {
    let built: ReturnType<typeof project>;
    let site: Site;
    beforeAll(async () => {
      built = project(name);
      copyPackage(built.folder, copied);
      if (program) run(program, args, built.folder);
      site = await serve(join(built.folder, output), { pages });
    });
    afterAll(async () => {
      await site?.close();
      built?.dispose();
    });

    test('shows its figure', async ({ open }) => {
      await expectFigure(await openOwn(open, `${site.origin}/`));
    });
  });
}

describe('the guide’s project iframe', () => {
  let built: ReturnType<typeof project>;
  let site: Site;
  beforeAll(async () => {
    built = project('iframe');
    copyPackage(built.folder, { folder: 'attention-playground' });
    const text = readFileSync(join(built.folder, 'index.html'), 'utf8');
    const sandboxed = text.replace('<iframe', '<iframe sandbox="allow-scripts"');
    site = await serve(built.folder, { pages: { '/sandboxed.html': sandboxed } });
  });
  afterAll(async () => {
    await site?.close();
    built?.dispose();
  });

  test.for(['/', '/sandboxed.html'])(
    '%s shows its figure, as tall as it is',
    async (path, { open }) => {
      const page = await openOwn(open, site.origin + path);
      const frame = await waitForFrame(page, 'embed.html');
      await expectFigure(frame);
      const hidden = () =>
        frame.evaluate(() => {
          const { scrollHeight, clientHeight } = document.documentElement;
          return scrollHeight - clientHeight;
        });
      await expect.poll(() => page.$eval('iframe', (iframe) => iframe.height)).not.toBe('600');
      await expect.poll(hidden).toBe(0);
    },
  );
});

test('the raw block of the guide to Quarto is a figure in plain HTML', async ({ open }) => {
  const built = project('quarto');
  copyPackage(built.folder, { scripts: '.' });
  const text = (name: string) => readFileSync(join(built.folder, name), 'utf8');
  const [, block] = /```\{=html\}\n([\s\S]*?)```/.exec(text('index.qmd'))!;
  const [script] = /<script.*<\/script>/.exec(text('_quarto.yml'))!;
  const site = await serve(built.folder, {
    pages: {
      ...pages,
      '/index.html': `<!doctype html><html lang="en"><title>Quarto</title>${script}${block}`,
    },
  });
  await expectFigure(await openOwn(open, `${site.origin}/`));
  await site.close();
  built.dispose();
});
