import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { root } from './helpers/files.js';

const rooms = ['core', 'wasm', 'web', 'tests'];
const files = ['CMakeLists.txt', 'package.json', 'README.md', 'LICENSE', 'package-lock.json'];
// Made by the commands, and ignored by git.
const made = ['build', 'dist', 'node_modules'];
const hiddenFolders = ['.git', '.ci', '.github', '.vscode', '.idea'];

test('the top level holds the four rooms, and what tools insist on having there', () => {
  const entries = readdirSync(root, { withFileTypes: true });
  const strangers = entries.filter((entry) => {
    const { name } = entry;
    if (made.includes(name) || name.endsWith('.tgz')) return false;
    if (entry.isDirectory()) return !rooms.includes(name) && !hiddenFolders.includes(name);
    return !name.startsWith('.') && !files.includes(name);
  });
  expect(strangers.map(({ name }) => name)).toEqual([]);
  const names = entries.map(({ name }) => name);
  expect(names).toEqual(expect.arrayContaining([...rooms, 'CMakeLists.txt', 'package.json']));
});
