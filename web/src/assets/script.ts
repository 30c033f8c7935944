import session from 'packed:session.wasm';
import type { AssetName } from './names.js';
import { scriptUrl } from './script-url.js';
import { unpack } from './unpack.js';

// Only known while the file runs for the first time.
const self = document.currentScript as HTMLScriptElement;

/**
 * Takes the place of assets.ts in the single file for a script tag. What few figures need are
 * scripts beside it.
 */
export async function open(name: AssetName): Promise<Response> {
  return unpack(name === 'session.wasm' ? session : await carriedBy(name), name);
}

// By a script tag too: of all things that a page can load from elsewhere, it alone asks that server
// for no permission. The file says what it carries by an event on its own tag.
function carriedBy(name: AssetName): Promise<string> {
  const script = document.createElement('script');
  const address = self.src.replace(/\.js(?=$|[?#])/, `.${name}.js`);
  return new Promise<string>((resolve, reject) => {
    const fail = () => reject(new Error(`${address} could not be loaded`));
    script.addEventListener('carried', (event) => resolve((event as CustomEvent<string>).detail));
    script.addEventListener('load', fail); // too late, unless it carried nothing
    script.addEventListener('error', fail);
    script.nonce = self.nonce;
    script.src = scriptUrl(address, self.src);
    document.head.append(script);
  }).finally(() => script.remove());
}
