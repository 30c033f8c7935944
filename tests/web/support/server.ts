import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

const dist = fileURLToPath(new URL('../../../dist', import.meta.url));

/** The strictest policy under which the element promises to work. */
const policy = [
  "default-src 'self'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "worker-src 'self' blob:",
  "require-trusted-types-for 'script'",
].join('; ');

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.wasm': 'application/wasm',
  '.svg': 'image/svg+xml',
};

/** Fixture pages cannot have inline styles, so what they need lies here. */
const fixtureStyles = '.tall { block-size: 5000px } .narrow { inline-size: 300px }';

/** How a fixture page comes by the element. */
const scripts = {
  define: '<script type="module" src="/lib/define.js"></script>',
  external: '<script type="module" src="/external.js"></script>',
  file: '<script src="/lib/attention-playground.js" defer></script>',
  none: '',
};

export interface Server {
  /** The site's address, with a slash at the end. */
  site: string;
  /**
   * Makes a page of this body, and returns its address. It loads the package's entry `./define`,
   * where no other script is named.
   */
  page(body: string, options?: { script?: keyof typeof scripts }): string;
  close(): Promise<void>;
}

/**
 * Serves dist/site under /site/, dist/lib under /lib/, and fixture pages; all with the policy. Another
 * `folder` in place of dist, and a `port`, for who stops a server and starts another in its place.
 */
export async function startServer({ folder = dist, port = 0 } = {}): Promise<Server> {
  const pages = new Map<string, string>();

  const server = createServer(async (request, response) => {
    const asked = decodeURIComponent(new URL(request.url!, 'http://localhost').pathname);
    // The folder that codes for embedding name: on an author's site, a copy of the package's.
    const path = asked.replace(/^\/attention-playground\//, '/lib/');
    const found = pages.get(path) ?? (await fileAt(folder, path));
    response.writeHead(found === undefined ? 404 : 200, {
      'Content-Type': types[extname(path)] ?? types['.html'],
      'Content-Security-Policy': policy,
      'Cache-Control': 'no-store',
    });
    response.end(found ?? 'not found');
  });
  await new Promise<void>((started) => server.listen(port, '127.0.0.1', started));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  pages.set('/fixture.css', fixtureStyles);
  pages.set('/external.js', "import { define } from '/lib/external.js'; define();");

  return {
    site: `${origin}/site/`,
    page(body, { script = 'define' } = {}) {
      const path = `/page-${pages.size}.html`;
      pages.set(path, fixturePage(body, scripts[script]));
      return origin + path;
    },
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
}

async function fileAt(folder: string, path: string): Promise<Buffer | undefined> {
  const file = join(folder, normalize(path.endsWith('/') ? `${path}index.html` : path));
  if (!file.startsWith(folder + sep)) return undefined;
  return readFile(file).catch(() => undefined);
}

// The icon keeps the browser from asking for /favicon.ico.
function fixturePage(body: string, script: string): string {
  return `<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>Fixture</title>
        <link rel="icon" href="data:," />
        <link rel="stylesheet" href="/fixture.css" />
        ${script}
      </head>
      <body>${body}</body>
    </html>`;
}
