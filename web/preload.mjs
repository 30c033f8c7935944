/**
 * A plugin of Vite: the site's page fetches what its first picture needs at once, and not only when
 * the script runs that asks for it: the module `entry`, all that it imports, and the WASM file `wasm`.
 */
export function preloadPicture(entry, wasm) {
  return {
    name: 'preload-picture',
    transformIndexHtml: {
      order: 'post',
      handler(html, { bundle, path }) {
        if (path !== '/index.html') return [];
        const files = Object.values(bundle);
        const chunk = files.find(({ facadeModuleId }) => facadeModuleId === entry);
        const asset = files.find(({ names }) => names?.includes(wasm));
        return [
          ...withImports(chunk, bundle)
            .filter((file) => !bundle[file].isEntry && !html.includes(file))
            .map((file) => link({ rel: 'modulepreload', href: file })),
          link({ rel: 'preload', as: 'fetch', type: 'application/wasm', href: asset.fileName }),
        ];
      },
    },
  };
}

function withImports(chunk, bundle, found = new Set()) {
  found.add(chunk.fileName);
  for (const file of chunk.imports) {
    if (!found.has(file)) withImports(bundle[file], bundle, found);
  }
  return [...found];
}

const link = ({ href, ...attrs }) => ({
  tag: 'link',
  attrs: { ...attrs, crossorigin: '', href: `./${href}` },
  injectTo: 'head',
});
