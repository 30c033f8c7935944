// Emscripten on Debian 12, whose own package is too old: Debian 13's, unpacked into a cache folder, on top of
// Debian 12's clang 19. Nothing of Debian 13 is installed, and the system's package lists stay as they are.

import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cache } from './cache.mjs';
import { run, status } from './run.mjs';
import { say } from './say.mjs';
import { forWasm } from './system-packages.mjs';

/** Raise it when what unpack-emscripten.mjs makes changes: clones of different age then keep apart. */
const recipe = 1;

/** It gets its name when it is complete. */
export const folder = join(cache, `emscripten-from-debian-13-r${recipe}`);
export const emscriptenHome = join(folder, 'usr/share/emscripten');

export const llvmPrograms = '/usr/lib/llvm-19/bin';
export const clang = [
  forWasm('clang-19', `${llvmPrograms}/clang`),
  forWasm('lld-19', `${llvmPrograms}/wasm-ld`),
  forWasm('llvm-19', `${llvmPrograms}/llvm-ar`),
];

/** Debian 12, or a system made from it. */
export function isDebian12() {
  const file = '/etc/os-release';
  return (
    existsSync(file) && /^(VERSION|DEBIAN)_CODENAME="?bookworm"?$/m.test(readFileSync(file, 'utf8'))
  );
}

/** Unpacks Emscripten unless it is there; when another clone is at it, waits for that. */
export async function unpackOnce() {
  if (existsSync(folder)) return;
  mkdirSync(cache, { recursive: true });
  const lock = join(cache, 'lock');
  const unpack = [
    process.execPath,
    fileURLToPath(new URL('unpack-emscripten.mjs', import.meta.url)),
  ];
  const busy = 75;
  // The kernel takes the lock back from whoever ends, however that happens.
  const code = await status('flock', ['--nonblock', '--conflict-exit-code', busy, lock, ...unpack]);
  if (code === 0) return;
  if (code === busy) {
    say('Waiting for another clone that is unpacking Emscripten');
    await run('flock', [lock, ...unpack]);
  } else process.exit(code);
}
