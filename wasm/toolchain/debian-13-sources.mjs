// Where this machine would get Debian 13 from: its own package sources for Debian 12, with the suite changed. So
// mirrors, proxies and keys are the ones that somebody chose for this machine.

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const apt = '/etc/apt';
const suite = /^(?:bookworm|oldstable)(|-updates|-security)$/;

/** A day after Debian 13's release, for mirrors that are pinned to a day before it. */
const day = '20251001T000000Z';

/** Sets of sources to try in turn, each { list, stanzas }: the text of a .list and of a .sources file. */
export function debian13Sources() {
  const own = {
    list: lists().flatMap(lines).join('\n'),
    stanzas: deb822().flatMap(stanzas).join('\n\n'),
  };
  const later = Object.fromEntries(Object.entries(own).map(([kind, text]) => [kind, redate(text)]));
  return own.list === later.list && own.stanzas === later.stanzas ? [own] : [own, later];
}

const redate = (text) => text.replace(/\/\d{8}T\d{6}Z(?=[/\s])/g, `/${day}`);

const files = (ending) =>
  [join(apt, 'sources.list'), ...inFolder(join(apt, 'sources.list.d'))].filter(
    (file) => file.endsWith(ending) && existsSync(file),
  );
const inFolder = (path) =>
  existsSync(path) ? readdirSync(path).map((name) => join(path, name)) : [];
const lists = () => files('.list').map(read);
const deb822 = () => files('.sources').map(read);
const read = (file) => readFileSync(file, 'utf8');

/** Of a .list file: one source a line. */
function lines(text) {
  return [...text.matchAll(/^deb\s+(\[.*?\]\s+)?(\S+)\s+(\S+)\s+(.*)$/gm)].flatMap(
    ([, options, uri, name, components]) =>
      suite.test(name) && hasMain(components) && !uri.startsWith('cdrom:')
        ? [`deb ${options ?? ''}${uri} ${inDebian13(name)} main`]
        : [],
  );
}

/** Of a .sources file: one source a paragraph, one field a line. */
function stanzas(text) {
  return text.split(/\n\s*\n/).flatMap((stanza) => {
    const field = (name) => new RegExp(`^${name}:(.*)$`, 'im').exec(stanza)?.[1].trim() ?? '';
    const suites = field('Suites')
      .split(/\s+/)
      .filter((name) => suite.test(name));
    if (suites.length === 0 || !hasMain(field('Components')) || /^no$/i.test(field('Enabled')))
      return [];
    return [
      stanza
        .replace(/^Types:.*$/im, 'Types: deb')
        .replace(/^Suites:.*$/im, `Suites: ${suites.map(inDebian13).join(' ')}`)
        .replace(/^Components:.*$/im, 'Components: main'),
    ];
  });
}

const hasMain = (components) => components.split(/\s+/).includes('main');
const inDebian13 = (name) => `trixie${suite.exec(name)[1]}`;
