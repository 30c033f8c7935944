import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { AttentionPlayground } from '../../web/src/element/element.js';
import { Session } from '../../web/src/session/session.js';
import { attributeOf, initialValues, propertyNames } from '../../web/src/store/properties.js';
import { root, sourceFiles } from './helpers/files.js';

interface Named {
  name: string;
  description?: string;
}

interface Member extends Named {
  kind: 'field' | 'method';
  readonly?: boolean;
}

interface Declaration extends Named {
  tagName?: string;
  attributes: Named[];
  members: Member[];
  events: Named[];
  cssParts?: Named[];
  cssProperties?: Named[];
}

const manifest = JSON.parse(readFileSync(join(root, 'dist/lib/custom-elements.json'), 'utf8')) as {
  modules: { path: string; declarations: Declaration[] }[];
};

const [declared] = manifest.modules
  .flatMap(({ declarations }) => declarations)
  .filter(({ tagName }) => tagName === 'attention-playground');

const names = (listed: Named[] = []) => listed.map(({ name }) => name).sort();

/** All that a pattern finds in the sources, once each. */
function found(pattern: RegExp, ...endings: string[]): string[] {
  const texts = sourceFiles('web/src', ...endings).map(({ text }) => text);
  const matches = texts.flatMap((text) => Array.from(text.matchAll(pattern), ([, name]) => name!));
  return [...new Set(matches)].sort();
}

describe('the package says of the element what it has', () => {
  test('its attributes', () => {
    expect(names(declared!.attributes)).toEqual(propertyNames.map(attributeOf).sort());
  });

  test('its methods and fields', () => {
    const descriptors = Object.entries(
      Object.getOwnPropertyDescriptors(AttentionPlayground.prototype),
    ).filter(([name]) => !/^constructor$|Callback$/.test(name));
    expect(names(declared!.members)).toEqual(descriptors.map(([name]) => name).sort());
    const methods = descriptors.filter(([, { value }]) => typeof value === 'function');
    expect(names(declared!.members.filter(({ kind }) => kind === 'method'))).toEqual(
      methods.map(([name]) => name).sort(),
    );
    const fixed = descriptors.filter(([, { get, set }]) => get && !set);
    expect(names(declared!.members.filter(({ readonly }) => readonly))).toEqual(
      fixed.map(([name]) => name).sort(),
    );
  });

  test('its events', () => {
    expect(names(declared!.events)).toEqual(found(/'(ap-[a-z]+)'/g, 'element.ts'));
  });

  test('the properties that a page can set in its styles', () => {
    expect(names(declared!.cssProperties)).toEqual(found(/var\(\s*(--ap-[\w-]+)/g, '.css', '.ts'));
  });

  test('each with a sentence', () => {
    const { attributes, members, events, cssParts = [], cssProperties = [] } = declared!;
    const all = [...attributes, ...members, ...events, ...cssParts, ...cssProperties];
    expect(all.filter(({ description }) => !description)).toEqual([]);
  });
});

// Names that the core checks, and lists where it is given another.
test.each([
  ['model', {}],
  ['projections', {}],
  ['position', {}],
  ['scheme', {}],
  ['mask', {}],
  ['pairReading', { scheme: 'key-key' }],
] as const)('what is said of %s names all that it can be', async (name, needed) => {
  const session = await Session.start(await Session.compile());
  const settings = { ...initialValues(), followEdit: false, fitManual: false, analyse: false };
  const fault = session.begin({ ...settings, ...needed, [name]: 'no such' })!;
  const possible = fault.message.split('must be one of ')[1]!.split(', ');
  expect(possible.length).toBeGreaterThan(1);
  const { description } = declared!.members.find((member) => member.name === name)!;
  for (const choice of possible) expect(description).toContain(`\`${choice}\``);
});
