// The npm packages that package-lock.json lists.

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root, run } from './run.mjs';
import { say } from './say.mjs';

const lock = join(root, 'package-lock.json');
const installed = join(root, 'node_modules/.package-lock.json'); // npm's own record of what lies there

export async function nodeModules() {
  if (isCurrent()) return;
  say(
    `Installing the npm packages of package-lock.json into node_modules: to build and test the page`,
  );
  await run('npm', ['ci', '--no-audit', '--no-fund']);
}

/** Compares what the files say: their dates change with every checkout. */
function isCurrent() {
  if (!existsSync(installed)) return false;
  const [wanted, present] = [lock, installed].map(
    (file) => JSON.parse(readFileSync(file, 'utf8')).packages,
  );
  return Object.entries(wanted).every(
    ([path, { integrity, optional, devOptional }]) =>
      path === '' ||
      (present[path] ? present[path].integrity === integrity : optional || devOptional),
  );
}
