import { parseAst } from 'vite';
import { describe, expect, test } from 'vitest';
import { sourceFiles } from './helpers/files.js';

/** What a module imports, statically or not; what is not written out comes as source text. */
function importedBy(text: string): string[] {
  const found: string[] = [];
  visit(parseAst(text), (node) => {
    const { type, source } = node as { type: string; source?: Node | null };
    if (!source || !/^(Import|Export)/.test(type)) return;
    found.push(literal(source) ?? text.slice(source.start, source.end));
  });
  return found;
}

interface Node {
  type: string;
  start: number;
  end: number;
  value?: unknown;
  quasis?: { value: { cooked?: string | null } }[];
}

function literal({ type, value, quasis }: Node): string | undefined {
  if (type === 'Literal') return String(value);
  if (type === 'TemplateLiteral' && quasis!.length === 1) return quasis![0]!.value.cooked!;
  return undefined;
}

function visit(value: unknown, see: (node: object) => void): void {
  if (typeof value !== 'object' || value === null) return;
  if (!Array.isArray(value)) see(value);
  for (const child of Object.values(value)) visit(child, see);
}

const isRelative = (name: string) => /^\.{1,2}\//.test(name);

describe('what the package exports loads in a browser as it is', () => {
  const scripts = sourceFiles('dist/lib', '.js');

  test('the entries are there', () => {
    const names = scripts.map(({ path }) => path);
    const entries = ['index', 'define', 'external', 'react', 'core'].map(
      (entry) => `dist/lib/${entry}.js`,
    );
    expect(names).toEqual(expect.arrayContaining(entries));
  });

  test.each(scripts)('$path imports only its neighbours', ({ text }) => {
    expect(importedBy(text).filter((name) => !isRelative(name))).toEqual([]);
  });

  test('all together import something, or nothing was looked at', () => {
    expect(scripts.flatMap(({ text }) => importedBy(text)).length).toBeGreaterThan(2);
  });
});

test.each([
  "import 'lit'",
  "import { html } from 'lit'",
  "export { html } from 'lit'",
  "export * from 'lit'",
  "const lit = import('lit')",
  'const lit = () => import(`lit`)',
  'const load = (name) => import(name)',
  "import fs from 'node:fs'",
])('refused: %s', (text) => {
  expect(importedBy(text).filter((name) => !isRelative(name))).toHaveLength(1);
});

test.each(["import './a.js'", "export * from '../a.js'", 'import(`./a.js`)', 'import.meta.url'])(
  'allowed: %s',
  (text) => {
    expect(importedBy(text).filter((name) => !isRelative(name))).toEqual([]);
  },
);
