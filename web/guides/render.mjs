// Makes a guide's page of its Markdown.

import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { markdown } from './markdown.mjs';
import { projectFiles } from './projects.mjs';
import { escaped, tables } from './tables.mjs';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const read = (path) => readFileSync(here(path), 'utf8');

/** Every guide, in the order in which they are turned over; the first is the index. */
export const names = [
  'index',
  'html',
  'iframe',
  'react',
  'vue',
  'astro',
  'mdx',
  'observable',
  'quarto',
  'jupyter-book',
  'hugo',
  'jekyll',
];

/** Where a guide lies in the site. */
export const placeOf = (name) => (name === 'index' ? 'guides/' : `guides/${name}/`);

/** The page of one guide; `manifest` describes the element, `sizes` what is loaded. */
export function render(name, { manifest, sizes }) {
  const guide = parse(name);
  const root = placeOf(name).replace(/[^/]+\//g, '../');
  const link = (to, text) => `<a href="${root}${placeOf(to)}">${text}</a>`;
  const values = {
    title: guide.title,
    description: escaped(guide.description),
    root,
    // As the site's source lies: this page stands in for a file of it.
    source: `${root}../`,
    guides: list(names.map((to) => (to === name ? current(to) : link(to, parse(to).short)))),
    text: markdown({ ...tables(manifest, sizes), ...projectFiles(root) }).parse(guide.text),
    turn: turn(name, link),
  };
  return fill(read('page.html'), values);
}

/** A guide's first lines: `# title`, a line for search engines, and perhaps a short name. */
function parse(name) {
  const [, title, short, description, text] =
    /^# (.+?)(?: \((.+)\))?\n\n([^\n]+)\n\n([\s\S]+)$/.exec(read(`${name}.md`));
  return {
    title,
    short: short ?? title,
    description,
    text: `# ${title}\n\n${description}\n\n${text}`,
  };
}

const list = (items) => `<ul>${items.map((item) => `<li>${item}</li>`).join('')}</ul>`;
const current = (name) => `<span aria-current="page">${parse(name).short}</span>`;

function turn(name, link) {
  const at = names.indexOf(name);
  const [before, after] = [names[at - 1], names[at + 1]];
  return [
    before ? `<span>← ${link(before, parse(before).short)}</span>` : '',
    after ? `<span>${link(after, parse(after).short)} →</span>` : '',
  ].join('');
}

const fill = (text, values) => text.replace(/\{\{(\w+)\}\}/g, (_all, name) => values[name]);

/**
 * A plugin of Vite that adds the guides to the site as if their pages were files of it, and the
 * files that they stand for.
 */
export function guides(site, about) {
  const pages = new Map(names.map((name) => [`${site}/${placeOf(name)}index.html`, name]));
  return {
    files: [...pages.keys()],
    plugin: {
      name: 'guides',
      resolveId: (id) => (pages.has(id) ? id : undefined),
      load: (id) => (pages.has(id) ? render(pages.get(id), about) : undefined),
    },
  };
}
