import { cpSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build, type Plugin, preview } from 'vite';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const outDir = here('../../build/bench-pages');

/**
 * Only a page that is isolated from others gets a clock of microseconds. Where loading is measured,
 * it would cost a process of its own first.
 */
const isolate: Plugin = {
  name: 'isolate',
  configurePreviewServer({ middlewares }) {
    middlewares.use((request, response, next) => {
      if (!request.url!.startsWith('/core-alone/')) {
        response.setHeader('Cross-Origin-Opener-Policy', 'same-origin');
        response.setHeader('Cross-Origin-Embedder-Policy', 'require-corp');
      }
      next();
    });
  },
};

export interface Pages {
  /** The page on which all compute. */
  numbers: string;
  /** The page on which all train. */
  training: string;
  /** A page that loads `./core` and nothing else. */
  coreAlone: string;
  close(): Promise<void>;
}

/** Builds and serves the pages of the benchmark; the package lies beside them as it is published. */
export async function servePages(): Promise<Pages> {
  await buildPage('numbers', outDir);
  await buildPage('training', `${outDir}/training`);
  cpSync(here('../../dist/lib'), `${outDir}/lib`, { recursive: true });
  cpSync(here('page/core-alone'), `${outDir}/core-alone`, { recursive: true });
  copyModule('multiply_add.wasm', outDir);
  for (const file of ['learning.mjs', 'learning.wasm']) copyModule(file, `${outDir}/training`);
  const server = await preview({
    configFile: false,
    logLevel: 'warn',
    build: { outDir },
    plugins: [isolate],
    preview: { port: 0, host: 'localhost' },
  });
  const [address] = server.resolvedUrls!.local;
  return {
    numbers: address!,
    training: `${address}training/`,
    coreAlone: `${address}core-alone/`,
    close: () => server.close(),
  };
}

const buildPage = (name: string, outDir: string) =>
  build({
    configFile: false,
    logLevel: 'error',
    base: './',
    root: here(name),
    build: {
      outDir,
      emptyOutDir: true,
      target: 'esnext',
      assetsInlineLimit: 0,
      rolldownOptions: { input: here(`${name}/index.html`) },
    },
  });

const copyModule = (file: string, to: string) =>
  cpSync(here(`../../build/wasm/modules/${file}`), `${to}/${file}`);
