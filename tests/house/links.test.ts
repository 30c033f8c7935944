import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root, sourceFiles } from './helpers/files.js';

const site = join(root, 'dist/site');
const origin = 'http://site/';

const pages = sourceFiles('dist/site', '.html').map(({ path, text }) => ({
  path: path.slice('dist/site/'.length),
  text,
}));

/** What a page links to or loads, as it stands there. */
function linked(text: string): string[] {
  return Array.from(text.matchAll(/\s(?:href|src)="([^"]*)"/g), ([, address]) =>
    address!.replaceAll('&amp;', '&'),
  );
}

/** What is wrong with a link of a page; nothing where it leads somewhere. */
function fault(page: string, address: string): string | undefined {
  const { href, pathname, hash } = new URL(address, origin + page);
  if (!href.startsWith(origin)) return `${address} is on another origin`;
  const path = join(site, pathname);
  const file = pathname.endsWith('/') ? `${path}index.html` : path;
  if (!existsSync(file) || statSync(file).isDirectory()) return `${address} is not there`;
  const isPermalink = hash.startsWith('#v=');
  const id = `id="${decodeURIComponent(hash.slice(1))}"`;
  if (hash && !isPermalink && !readFileSync(file, 'utf8').includes(id))
    return `${address} has no such place`;
  return undefined;
}

test.each(pages)('every link of $path leads somewhere in the site', ({ path, text }) => {
  const links = linked(text).filter((address) => !address.startsWith('data:'));
  expect(links.length).toBeGreaterThan(1);
  expect(links.map((address) => fault(path, address)).filter(Boolean)).toEqual([]);
});

test('a link that leads nowhere is found', () => {
  expect(fault('index.html', './none/')).toMatch('not there');
  expect(fault('guides/index.html', '../#none')).toMatch('no such place');
  expect(fault('index.html', 'https://example.org/')).toMatch('another origin');
  expect(fault('index.html', './guides/#attributes')).toBeUndefined();
});
