// What is shown is what the tests build: files of the projects in tests/embed.

import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { listing } from './markdown.mjs';

const read = (path) =>
  readFileSync(
    fileURLToPath(new URL(`../../tests/embed/projects/${path}`, import.meta.url)),
    'utf8',
  );

/** The lines of a guide that show a file, its figure, or its iframe; `root` leads to the site. */
export const projectFiles = (root) => ({
  code: (path) => listing(path.slice(path.indexOf('/') + 1), read(path).trimEnd()),
  live(line) {
    const [path, ...attributes] = line.split(' ');
    return `<div class="live">${elementOf(read(path), attributes)}</div>`;
  },
  frame(path) {
    const [frame] = /<iframe[\s\S]*?<\/iframe>/.exec(read(path));
    const host = `<script vite-ignore src="${root}attention-playground/embed-host.js" defer></script>`;
    return `<div class="live">${frame.replace('src="', `src="${root}`)}</div>${host}`;
  },
});

/** The element of a file; what a framework computes in it is given as attributes. */
function elementOf(text, attributes) {
  const [, inside] = /<attention-playground\b([\s\S]*?)(?:\/>|>\s*<\/attention-playground>)/.exec(
    text,
  );
  const written = inside.replace(/\s[\w-]+=\{.*\}/g, '').trimEnd();
  return `<attention-playground${[written, ...attributes].join(' ')}></attention-playground>`;
}
