/** Writes `<site>/service-worker.js` from its source, for all other files of the site. */
export function writeServiceWorker(site: string, source: string): void;
