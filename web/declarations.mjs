// Puts the types of the package's entries beside them: only what the entries reach, so that a
// reader's compiler needs neither this repository nor what is generated in it.

import { execFileSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const emitted = here('../build/types');

/** Writes `<library>/<entry>.d.ts` for each entry of web/src, and what they need to `types/`. */
export function writeDeclarations(library, entries) {
  rmSync(emitted, { recursive: true, force: true });
  const project = here('tsconfig.types.json');
  execFileSync('npx', ['tsc', '--project', project, '--outDir', emitted], { stdio: 'inherit' });

  const reached = new Set();
  for (const entry of entries) {
    follow(join(emitted, 'web/src', `${entry}.d.ts`), reached);
    const text = `export * from './types/web/src/${entry}.js';\n`;
    writeFileSync(join(library, `${entry}.d.ts`), text);
  }
  for (const file of reached) {
    const target = join(library, 'types', relative(emitted, file));
    mkdirSync(dirname(target), { recursive: true });
    copyFileSync(file, target);
  }
}

function follow(file, reached) {
  if (reached.has(file)) return;
  reached.add(file);
  for (const name of importedBy(readFileSync(file, 'utf8'))) {
    // Who uses the entry ./react has them.
    if (name === 'react') continue;
    const next = join(dirname(file), name.replace(/\.js$/, '.d.ts'));
    if (!name.startsWith('.') || !existsSync(next)) {
      throw new Error(`${relative(emitted, file)} needs ${name}, which the package does not hold`);
    }
    follow(next, reached);
  }
}

/** What a declaration file imports, in all three ways. */
function importedBy(text) {
  const imports = /\bfrom\s*['"]([^'"]+)['"]|\bimport\s*\(?\s*['"]([^'"]+)['"]/g;
  return Array.from(text.matchAll(imports), ([, from, bare]) => from ?? bare);
}
