import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.wasm': 'application/wasm',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
};

export interface Site {
  /** With no slash at the end; another site's differs. */
  origin: string;
  /** All paths that were asked for. */
  asked: string[];
  close(): Promise<void>;
}

/**
 * Serves a folder, and pages that lie over it, from an origin of its own. It lets no other origin
 * read anything, as most servers do.
 */
export async function serve(
  folder: string,
  { pages = {}, policy }: { pages?: Record<string, string | Buffer>; policy?: string } = {},
): Promise<Site> {
  const asked: string[] = [];
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url!, 'http://localhost');
    asked.push(pathname);
    const path = pathname.endsWith('/') ? `${pathname}index.html` : pathname;
    const found = pages[path] ?? (await fileAt(folder, path));
    const type = types[extname(path)] ?? 'application/octet-stream';
    response.writeHead(found === undefined ? 404 : 200, {
      'Content-Type': type,
      ...(policy && { 'Content-Security-Policy': policy }),
    });
    response.end(found ?? 'not found');
  });
  await new Promise<void>((started) => server.listen(0, '127.0.0.1', started));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
}

async function fileAt(folder: string, path: string): Promise<Buffer | undefined> {
  const file = join(folder, normalize(decodeURIComponent(path)));
  return readFile(file).catch(() => undefined);
}
