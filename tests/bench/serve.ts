import { cpSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build, preview } from 'vite';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const outDir = here('../../build/bench-pages');

/** Only a page that is isolated from others gets a clock of microseconds. */
const headers = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
};

export interface Pages {
  /** The page on which all compute. */
  numbers: string;
  /** A page that loads `./core` and nothing else. */
  coreAlone: string;
  close(): Promise<void>;
}

/** Builds and serves the pages of the benchmark; the package lies beside them as it is published. */
export async function servePages(): Promise<Pages> {
  await build({
    configFile: false,
    logLevel: 'error',
    base: './',
    root: here('numbers'),
    build: {
      outDir,
      emptyOutDir: true,
      target: 'esnext',
      assetsInlineLimit: 0,
      rolldownOptions: { input: here('numbers/index.html') },
    },
  });
  cpSync(here('../../dist/lib'), `${outDir}/lib`, { recursive: true });
  cpSync(here('page/core-alone'), `${outDir}/core-alone`, { recursive: true });
  cpSync(here('../../build/wasm/modules/multiply_add.wasm'), `${outDir}/multiply_add.wasm`);
  const server = await preview({
    configFile: false,
    logLevel: 'warn',
    build: { outDir },
    preview: { port: 0, host: 'localhost', headers },
  });
  const [address] = server.resolvedUrls!.local;
  return {
    numbers: address!,
    coreAlone: `${address}core-alone/`,
    close: () => server.close(),
  };
}
