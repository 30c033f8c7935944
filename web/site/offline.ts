import { scriptUrl } from '../src/assets/script-url.js';

// Whoever just came has better things to load.
const calm = 2000;

/**
 * Keeps the whole site for a visit without a network, once the page has nothing else to do. Where
 * the browser refuses that (a private window, a file, plain http), nothing is different.
 */
export async function workOffline(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, calm));
  // This script lies in a folder of the site's.
  const site = new URL(/* @vite-ignore */ '../', import.meta.url).href;
  try {
    await navigator.serviceWorker.register(scriptUrl(`${site}service-worker.js`, site));
  } catch {
    // Nothing is lost but the visit without a network.
  }
}
