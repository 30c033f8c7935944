// Running other programs.

import { spawn, spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { Problem } from './say.mjs';

/** The root of the clone. */
export const root = fileURLToPath(new URL('../..', import.meta.url));

/** Runs a program in the root of the clone, its output on the screen; resolves to its exit status. */
export function status(program, args, env = process.env, stdio = 'inherit') {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd: root, env, stdio });
    child.on('error', reject);
    child.on('close', resolve);
  });
}

/** The same, for a program that has to succeed. */
export async function run(program, args, env, stdio) {
  const code = await status(program, args, env, stdio);
  if (code !== 0)
    throw new Problem(`This failed (exit status ${code}):\n  ${[program, ...args].join(' ')}`);
}

/** Runs a program and hands over each line it prints; resolves to its exit status. */
export function runByLine(program, args, onLine, { cwd = root, env = process.env } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
    for (const stream of [child.stdout, child.stderr]) createInterface(stream).on('line', onLine);
    child.on('error', reject);
    child.on('close', resolve);
  });
}

/** What a program prints, or undefined when it fails. */
export function output(program, args) {
  const { status, stdout } = spawnSync(program, args, {
    encoding: 'utf8',
    env: { ...process.env, LC_ALL: 'C' },
  });
  return status === 0 ? stdout.trim() : undefined;
}

/** Whether a program is on the PATH. */
export const onPath = (program) =>
  process.env.PATH.split(delimiter).some((folder) => isExecutable(join(folder, program)));

function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Whether the version number in `text` is at least `least`, both like 3.1.60. */
export function atLeast(text, least) {
  const numbers = /(\d+)\.(\d+)\.(\d+)/;
  const [have, want] = [text, least].map((version) =>
    numbers
      .exec(version ?? '')
      ?.slice(1)
      .map(Number),
  );
  if (!have) return false;
  const at = have.findIndex((number, i) => number !== want[i]);
  return at < 0 || have[at] > want[at];
}
