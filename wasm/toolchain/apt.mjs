// Debian's package manager.

import { setTimeout as sleep } from 'node:timers/promises';
import { onPath, output, runByLine } from './run.mjs';
import { Problem, progress } from './say.mjs';

const patience = 600; // seconds to wait for another apt

export const hasApt = () => onPath('apt-get');

/** What to put before a command so that root runs it; undefined when that would need a password. */
function asRoot() {
  if (process.getuid() === 0) return [];
  return output('sudo', ['-n', 'true']) === undefined ? undefined : ['sudo', '-n'];
}

export const mayInstall = () => asRoot() !== undefined;

/** Installs packages with all they depend on; only where mayInstall(). */
export async function install(names) {
  const updated = await update();
  const installed = await aptGet(['install', '--yes', '--no-install-recommends', ...names], {
    before: asRoot(),
  });
  if (installed.status !== 0) {
    throw new Problem(
      `apt-get could not install ${names.join(' ')}:\n${[updated.text, installed.text].join('\n').trim()}`,
    );
  }
}

/** The same for a reader to type. */
export function installCommand(names) {
  const command = `apt-get update && apt-get install --yes --no-install-recommends ${names.join(' ')}`;
  return onPath('sudo') ? command.replaceAll('apt-get', 'sudo apt-get') : `su -c '${command}'`;
}

let updating;

/**
 * Refreshes the package lists, once a process. That one of several sources fails is no reason to stop:
 * what is wanted may be in the others.
 */
export function update() {
  updating ??= patientUpdate(asRoot());
  return updating;
}

/** For the lock on the package lists, unlike its others, apt-get does not wait by itself. */
async function patientUpdate(before) {
  const end = Date.now() + 1000 * patience;
  for (;;) {
    const result = await aptGet(['update'], { before });
    if (!result.text.includes('Could not get lock') || Date.now() > end) return result;
    await sleep(2000);
  }
}

/** The version that would be installed, or undefined when apt knows none. */
export function candidate(name, options = []) {
  const [, version] =
    /Candidate: (.*)/.exec(output('apt-cache', [...options, 'policy', name]) ?? '') ?? [];
  return version === '(none)' ? undefined : version;
}

/** Runs apt-get, its own progress on the screen; resolves to { status, text }, the text being what else it said. */
export async function aptGet(args, { before = [], cwd } = {}) {
  const settings = ['-qq', '-o', 'APT::Status-Fd=1', '-o', `DPkg::Lock::Timeout=${patience}`];
  const [program, ...rest] = [
    ...before,
    'env',
    'DEBIAN_FRONTEND=noninteractive',
    'LC_ALL=C',
    'apt-get',
    ...settings,
    ...args,
  ];
  const bar = progress();
  const lines = [];
  const onLine = (line) => {
    const [, percent, doing] = /^(?:dl|pm)status:.*?:([\d.]+):(.*)/.exec(line) ?? [];
    if (doing) bar.show(`${Math.round(percent)} % ${doing}`);
    else if (line.includes('cache lock')) bar.show(line);
    else lines.push(line);
  };
  const status = await runByLine(program, rest, onLine, { cwd });
  bar.end();
  return { status, text: lines.join('\n') };
}
