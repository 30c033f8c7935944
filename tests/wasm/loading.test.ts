import { once } from 'node:events';
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Core } from '../../web/src/core.js';
import { library, loadCore, someInput } from './helpers/core.js';

const input = someInput({ heads: 1, n: 4, m: 4, d: 4 });
const works = (core: Core) => expect(core.attend(input).output).toHaveLength(4 * 4);

const wasm = new URL('numbers.wasm', library);
let folder: string;
let server: Server;
let site: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'attention-border-'));
  // Like many a server: no type for .wasm, and a page instead of a 404.
  server = createServer((request, response) => {
    const known = request.url === '/numbers.wasm' || request.url === '/typed.wasm';
    if (request.url === '/typed.wasm') response.setHeader('Content-Type', 'application/wasm');
    if (request.url === '/missing.wasm') response.statusCode = 404;
    response.end(known ? readWasm() : '<!doctype html>');
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  site = `http://127.0.0.1:${(server.address() as { port: number }).port}`;
});
afterAll(() => {
  server.close();
  rmSync(folder, { recursive: true });
});

test('without options it takes the file beside the module', async () => {
  const core = await loadCore();
  expect(core.build).toBe('simd');
  works(core);
});

test('auto and simd are builds, others are refused by name', async () => {
  expect((await loadCore({ build: 'auto' })).build).toBe('simd');
  expect((await loadCore({ build: 'simd' })).build).toBe('simd');
  const unknown = loadCore({ build: 'sse' as 'simd' });
  await expect(unknown).rejects.toThrow(RangeError);
  await expect(unknown).rejects.toThrow(/^build is "sse", but must be one of .*simd/);
});

test('the file of the other build is refused', async () => {
  const options = { build: 'relaxed', wasmUrl: wasm.href } as const;
  await expect(loadCore(options)).rejects.toThrow(RangeError);
  await expect(loadCore(options)).rejects.toThrow(/^wasmUrl is the file of the build simd/);
});

test('each core has memory of its own', async () => {
  const [one, other] = await Promise.all([loadCore(), loadCore()]);
  const shape = { heads: 1, n: 1, m: 1, d: 1 };
  expect(one.plan(shape).q.buffer).not.toBe(other.plan(shape).q.buffer);
});

test('in a worker the same numbers come out', async () => {
  const script = new URL('./helpers/attend-worker.mjs', import.meta.url);
  const worker = new Worker(script, { workerData: { library: library.href, input } });
  const [result] = await once(worker, 'message');
  const { output } = (await loadCore()).attend(input);
  expect(result).toEqual({ build: 'simd', output });
  await worker.terminate();
});

describe('wasmUrl', () => {
  test('a file somewhere else', async () => {
    const copy = join(folder, 'copy with spaces.wasm');
    copyFileSync(wasm, copy);
    works(await loadCore({ wasmUrl: pathToFileURL(copy).href }));
  });

  test.each(['/numbers.wasm', '/typed.wasm'])('an address on the net, %s', async (path) => {
    works(await loadCore({ wasmUrl: site + path }));
  });

  test('a data: address', async () => {
    const base64 = readWasm().toString('base64');
    works(await loadCore({ wasmUrl: `data:application/wasm;base64,${base64}` }));
  });
});

describe('what cannot be loaded is an error that names the address', () => {
  const fails = async (wasmUrl: string) => {
    await expect(loadCore({ wasmUrl })).rejects.toThrow(Error);
    await expect(loadCore({ wasmUrl })).rejects.toThrow(wasmUrl);
  };

  test('a file that is not there', () => fails(pathToFileURL(join(folder, 'none.wasm')).href));

  test('a file that is no WASM', () => {
    const text = join(folder, 'text.wasm');
    writeFileSync(text, 'not WASM');
    return fails(pathToFileURL(text).href);
  });

  test('an answer that is no WASM', () => fails(`${site}/page`));
  test('status 404', () => fails(`${site}/missing.wasm`));
  test('no server', () => fails('http://127.0.0.1:1/numbers.wasm'));
  test('no address at all', () => fails('numbers.wasm'));

  test('the WASM of another module does not leave one waiting', async () => {
    await expect(loadCore({ wasmUrl: new URL('session.wasm', library).href })).rejects.toThrow(
      Error,
    );
  });
});

function readWasm(): Buffer {
  return readFileSync(wasm);
}
