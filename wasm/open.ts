/**
 * Fetches a file, in pages, workers and Node.
 *
 * @throws Error that names the address.
 */
export async function open(url: string | URL): Promise<Response> {
  try {
    return await load(new URL(url, globalThis.location?.href));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(`${url} could not be loaded: ${reason}`, { cause: error });
  }
}

async function load(address: URL): Promise<Response> {
  if (address.protocol === 'file:') return new Response(await readFile(address));
  const response = await fetch(address);
  if (!response.ok) throw new Error(`status ${response.status}`);
  return response;
}

/** Asks Node for its file system without an import, which browsers and bundlers would trip over. */
async function readFile(address: URL): Promise<BufferSource> {
  const files = globalThis.process?.getBuiltinModule?.('node:fs/promises');
  if (!files) throw new Error('there is no file system here');
  return files.readFile(address);
}
