// Puts the service worker into the finished site, with what it is to keep.

import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const worker = 'service-worker.js';

/** Writes `<site>/service-worker.js` from its source, for all other files of the site. */
export function writeServiceWorker(site, source) {
  const files = readdirSync(site, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(site.length + 1)
        .replaceAll('\\', '/'),
    )
    .filter((file) => file !== worker)
    .sort();
  const hash = createHash('sha256');
  for (const file of files) hash.update(file).update(readFileSync(join(site, file)));
  // A folder's page goes by the folder's name, as links do.
  const addresses = files.map((file) => `./${file.replace(/(^|\/)index\.html$/, '$1')}`);
  const text = readFileSync(source, 'utf8')
    .replace('{{version}}', hash.digest('hex').slice(0, 16))
    .replace("'{{files}}'", addresses.map((address) => JSON.stringify(address)).join(', '));
  writeFileSync(join(site, worker), text);
}
