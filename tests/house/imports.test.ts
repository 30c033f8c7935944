import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { cruise, type IConfiguration, type ICruiseResult } from 'dependency-cruiser';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { root } from './helpers/files.js';

const configFile = new URL('../../web/dependency-cruiser.config.mjs', import.meta.url);
const { default: config }: { default: IConfiguration } = await import(configFile.href);

/** What breaks the rules of web/dependency-cruiser.config.mjs, as "from → to (rule)". */
async function violations(baseDir: string, folders: string[]): Promise<string[]> {
  const { options, ...ruleSet } = config;
  const { output } = await cruise(folders, { ...options, baseDir, validate: true, ruleSet });
  const { summary } = output as ICruiseResult;
  expect(summary.totalCruised).toBeGreaterThan(5);
  return summary.violations.map(({ from, to, rule }) => `${from} → ${to} (${rule.name})`).sort();
}

test('everybody imports only what the house allows', async () => {
  expect(await violations(root, ['web/src', 'web/site', 'wasm'])).toEqual([]);
});

// A house in small, with every import that is allowed, and every kind that is not.
const allowed = `
  web/src/define.ts element/element
  web/src/index.ts element/element
  web/src/index.ts snapshot/snapshot
  web/src/core.ts ../../wasm/numbers
  web/src/element/element.ts element/figure
  web/src/element/figure.ts views/registry
  web/src/element/figure.ts views/parts/format
  web/src/element/figure.ts engine/engine
  web/src/element/figure.ts store/store
  web/src/element/figure.ts texts/en/figure
  web/src/views/registry.ts views/sum/sum
  web/src/views/sum/sum.ts views/sum/rows
  web/src/views/sum/sum.ts views/parts/format
  web/src/views/sum/sum.ts texts/en/figure
  web/src/views/sum/sum.ts type:views/view
  web/src/views/sum/sum.ts type:snapshot/snapshot
  web/src/views/sum/sum.ts type:store/store
  web/src/views/view.ts type:store/store
  web/src/element/element.ts export/export
  web/src/export/export.ts snapshot/snapshot
  web/src/export/export.ts store/properties
  web/src/engine/engine.ts session/session
  web/src/engine/engine.ts snapshot/snapshot
  web/src/store/store.ts snapshot/snapshot
  web/src/session/session.ts snapshot/snapshot
  web/src/session/session.ts ../../wasm/session
  web/src/element/training.ts training/trainer
  web/src/training/runner.ts ../../wasm/training
  web/src/store/store.ts type:training/types
  web/src/views/sum/sum.ts type:training/types
  wasm/session.ts ../../wasm/compile
`;

const refused = `
  web/src/define.ts engine/engine
  web/src/index.ts views/registry
  web/src/core.ts ../../wasm/session
  web/src/element/element.ts session/session
  web/src/element/element.ts ../../wasm/session
  web/src/element/figure.ts views/sum/sum
  web/src/views/sum/bad.ts views/matrix/matrix
  web/src/views/sum/bad.ts type:views/matrix/matrix
  web/src/views/sum/bad.ts views/registry
  web/src/views/sum/bad.ts engine/engine
  web/src/views/sum/bad.ts type:engine/engine
  web/src/views/sum/bad.ts element/element
  web/src/views/sum/bad.ts session/session
  web/src/views/sum/bad.ts store/store
  web/src/views/sum/bad.ts snapshot/snapshot
  web/src/views/parts/bad.ts views/sum/sum
  web/src/views/view.ts engine/engine
  web/src/engine/bad.ts views/registry
  web/src/engine/bad.ts element/element
  web/src/engine/bad.ts ../../wasm/session
  web/src/export/bad.ts engine/engine
  web/src/export/bad.ts element/element
  web/src/export/bad.ts views/sum/sum
  web/src/views/sum/bad.ts export/export
  web/src/store/bad.ts engine/engine
  web/src/store/bad.ts texts/en/figure
  web/src/session/bad.ts engine/engine
  web/src/session/bad.ts store/store
  web/src/session/bad.ts ../../wasm/numbers
  web/src/snapshot/bad.ts store/store
  web/src/texts/bad.ts snapshot/snapshot
  web/src/training/bad.ts engine/engine
  web/src/training/bad.ts texts/en/figure
  web/src/training/bad.ts ../../wasm/session
  web/src/views/sum/bad.ts training/trainer
  web/src/store/bad.ts training/trainer
  web/src/elsewhere/new.ts snapshot/snapshot
  wasm/bad.ts session/session
`;

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'attention-house-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** [file, what it imports (a path in web/src), only types] of each line. */
function imports(lines: string) {
  return lines
    .trim()
    .split('\n')
    .map((line) => {
      const [from, wanted] = line.trim().split(' ') as [string, string];
      const to = `${join('web/src', wanted.replace('type:', ''))}.ts`;
      return { from, to, isType: wanted.startsWith('type:') };
    });
}

/** Writes a house in which there are these imports and no other. */
function buildHouse(name: string, lines: string): string {
  const texts = new Map<string, string>();
  for (const { from, to, isType } of imports(lines)) {
    const up = '../'.repeat(from.split('/').length - 1);
    const statement = `import ${isType ? 'type ' : ''}{ X } from '${up}${to.replace('.ts', '.js')}';\n`;
    texts.set(from, (texts.get(from) ?? '') + statement);
    texts.set(to, texts.get(to) ?? '');
  }
  const house = join(folder, name);
  for (const [path, text] of texts) {
    mkdirSync(join(house, dirname(path)), { recursive: true });
    writeFileSync(join(house, path), `${text}export type X = number;\nexport const x = 1;\n`);
  }
  return house;
}

test('the rules allow what they should', async () => {
  const house = buildHouse('allowed', allowed);
  expect(await violations(house, ['web/src', 'wasm'])).toEqual([]);
});

test('the rules refuse what they should', async () => {
  const house = buildHouse('refused', refused);
  const expected = imports(refused).map(({ from, to }) => `${from} → ${to} (not-in-allowed)`);
  const found = await violations(house, ['web/src', 'wasm']);
  expect(found.filter((line) => !line.includes('no-cycle'))).toEqual(
    expect.arrayContaining([...new Set(expected)]),
  );
});

test('cycles and what is not there are refused', async () => {
  const cycle =
    'web/src/store/a.ts store/b\nweb/src/store/b.ts store/c\nweb/src/store/c.ts store/a';
  const others = '\nweb/src/store/d.ts store/e\nweb/src/store/f.ts store/g';
  const house = buildHouse('broken', cycle + others);
  rmSync(join(house, 'web/src/store/e.ts'));
  const found = await violations(house, ['web/src']);
  expect(found).toContain('web/src/store/a.ts → web/src/store/b.ts (no-cycle)');
  expect(found).toContainEqual(expect.stringMatching(/d\.ts → .*store\/e\.js \(resolvable\)/));
});
