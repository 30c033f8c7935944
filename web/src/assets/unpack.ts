import type { AssetName } from './names.js';

/**
 * What a script carries: a file, gzipped and then written in base64, so that a page needs no
 * permission to fetch it and loads hardly more than the gzipped file.
 */
export function unpack(text: string, name: AssetName): Response {
  const packed = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream('gzip'));
  const type = name.endsWith('.wasm') ? 'application/wasm' : 'application/octet-stream';
  return new Response(stream, { headers: { 'Content-Type': type } });
}
