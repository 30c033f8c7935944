import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cache } from '../../../wasm/toolchain/cache.mjs';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

const root = here('../../..');

/** Runs a command; where it fails, the error holds what it printed. */
export function run(program: string, args: string[], cwd: string): string {
  // An author's shell does not say that tests run.
  const env = {
    ...process.env,
    NODE_ENV: 'production',
    NEXT_TELEMETRY_DISABLED: '1',
    ASTRO_TELEMETRY_DISABLED: '1',
  };
  try {
    return execFileSync(program, args, { cwd, env, encoding: 'utf8', stdio: 'pipe' });
  } catch (error) {
    const { stdout, stderr } = error as { stdout: string; stderr: string };
    throw new Error(`${program} ${args.join(' ')} failed:\n${stdout}\n${stderr}`);
  }
}

/**
 * A folder with the tools of tests/embed/package.json, once for every list of them, and outside the
 * clone: they are many, and clones can share them.
 */
function tools(): string {
  const lock = readFileSync(here('../package-lock.json'));
  const folder = join(
    cache,
    `embeds-${createHash('sha256').update(lock).digest('hex').slice(0, 12)}`,
  );
  if (existsSync(folder)) return folder;
  console.log(`Installing the tools of tests/embed/package.json into ${folder}`);
  // It gets its name when it is complete.
  const unfinished = `${folder}-${process.pid}`;
  mkdirSync(unfinished, { recursive: true });
  for (const file of ['package.json', 'package-lock.json']) {
    cpSync(here(`../${file}`), join(unfinished, file));
  }
  run('npm', ['ci', '--no-audit', '--no-fund'], unfinished);
  renameSync(unfinished, folder);
  return folder;
}

/**
 * A copy of tests/embed/projects/<name> beside the tools, with the package in it as `npm pack` makes
 * it. `dispose` removes it.
 */
export function project(name: string): { folder: string; dispose(): void } {
  const folder = join(tools(), `project-${name}-${process.pid}`);
  cpSync(here(`../projects/${name}`), folder, { recursive: true });
  const installed = join(folder, 'node_modules/attention-playground');
  mkdirSync(installed, { recursive: true });
  const pack = ['pack', '--ignore-scripts', '--json', '--pack-destination', folder];
  const [{ filename }] = JSON.parse(run('npm', pack, root));
  run('tar', ['-xzf', join(folder, filename), '-C', installed, '--strip-components=1'], folder);
  return { folder, dispose: () => rmSync(folder, { recursive: true, force: true }) };
}
