// Keeps the site, so that it opens without a network. The build puts the names of all its files here,
// and what they hold in short: a site with other files has another worker.

const version = '{{version}}';
const files = ['{{files}}'];

// The origin may hold other sites, and another copy of this one.
const ours = `attention-playground ${registration.scope}`;
const name = `${ours} ${version}`;

/** Everything, or nothing: a newer site may be put in place meanwhile. */
async function keep() {
  const cache = await caches.open(name);
  // Names in assets/ change with what they hold; of the others the browser may have an old copy.
  await cache.addAll(
    files.map((file) => new Request(file, { cache: isHashed(file) ? 'default' : 'no-cache' })),
  );
  const now = await fetch('service-worker.js', { cache: 'no-store' });
  if (!(await now.text()).includes(version)) throw new Error('The site was replaced meanwhile');
}

const isHashed = (address) => /(^|\/)assets\/[^/]+$/.test(address);

async function forgetOlder() {
  const names = await caches.keys();
  const older = names.filter((other) => other.startsWith(`${ours} `) && other !== name);
  await Promise.all(older.map((other) => caches.delete(other)));
}

async function kept({ url }) {
  const cache = await caches.open(name);
  // A folder's page is kept under the folder's name.
  return cache.match(url.replace(/index\.html(?=$|[?#])/, ''), { ignoreSearch: true });
}

/** What never changes comes from here; everything else from the network while there is one. */
async function answer(request) {
  if (isHashed(new URL(request.url).pathname)) return (await kept(request)) ?? fetch(request);
  try {
    return await fetch(request);
  } catch (error) {
    const found = await kept(request);
    if (found) return found;
    throw error;
  }
}

addEventListener('install', (event) => event.waitUntil(keep()));
// Only when no page of the older site is open any more, which may still load parts of it.
addEventListener('activate', (event) => event.waitUntil(forgetOlder()));
addEventListener('fetch', (event) => {
  const { method, url } = event.request;
  if (method === 'GET' && url.startsWith(registration.scope))
    event.respondWith(answer(event.request));
});
