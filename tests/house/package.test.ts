import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { root } from './helpers/files.js';

// The package as a stranger gets it: packed, installed in a project of its own, and used there.
let project: string;
let tarball: string;
let packed: string[];

beforeAll(() => {
  project = mkdtempSync(join(tmpdir(), 'attention-package-'));
  const pack = ['pack', '--ignore-scripts', '--json', '--pack-destination', project];
  const [{ filename, files }] = JSON.parse(run('npm', pack, root));
  tarball = join(project, filename);
  packed = files.map(({ path }: { path: string }) => path).sort();
  write('package.json', JSON.stringify({ name: 'stranger', private: true, type: 'module' }));
  const quiet = ['--offline', '--ignore-scripts', '--no-audit', '--no-fund'];
  run('npm', ['install', ...quiet, `./${filename}`]);
});
afterAll(() => rmSync(project, { recursive: true }));

function run(program: string, args: string[], cwd = project): string {
  return execFileSync(program, args, { cwd, encoding: 'utf8', stdio: 'pipe' });
}

function write(name: string, text: string) {
  writeFileSync(join(project, name), text);
}

/** What a module prints in Node, in the stranger's project. */
function node(text: string): string {
  return run('node', ['--input-type=module', '--eval', text]).trim();
}

describe('the tarball', () => {
  test('holds the library, the licences and the description, and nothing else', () => {
    const strangers = packed.filter(
      (path) =>
        !/^(dist\/lib\/.*\.(js|wasm|d\.ts)|package\.json|README\.md|LICENSE|dist\/lib\/(NOTICES\.txt|custom-elements\.json|embed\.(html|css)))$/.test(
          path,
        ),
    );
    expect(strangers).toEqual([]);
    for (const entry of ['index', 'define', 'external', 'react', 'core']) {
      expect(packed).toEqual(
        expect.arrayContaining([`dist/lib/${entry}.js`, `dist/lib/${entry}.d.ts`]),
      );
    }
    expect(packed).toEqual(
      expect.arrayContaining([
        'dist/lib/numbers.wasm',
        'dist/lib/numbers-relaxed.wasm',
        'dist/lib/session.wasm',
        'dist/lib/attention-playground.js',
        'dist/lib/attention-playground.training.wasm.js',
        'dist/lib/attention-playground.training-worker.js.js',
        'dist/lib/attention-playground.trained.safetensors.js',
        'dist/lib/attention-playground.translator.safetensors.js',
        'dist/lib/embed.html',
        'dist/lib/embed.js',
        'dist/lib/embed.css',
        'dist/lib/embed-host.js',
        'dist/lib/NOTICES.txt',
        'dist/lib/custom-elements.json',
        'LICENSE',
      ]),
    );
  });

  test('needs no other package', () => {
    const installed = readdirSync(join(project, 'node_modules'));
    expect(installed.filter((name) => !name.startsWith('.'))).toEqual(['attention-playground']);
  });
});

describe('those who check packages find nothing', () => {
  const program = (path: string) => join(root, 'node_modules', path);

  test('publint', () => {
    const checked = run('node', [program('publint/src/cli.js'), tarball, '--strict']);
    expect(checked).toContain('All good!');
  });

  // Of the old ways to resolve, the package knows none.
  test('are the types wrong?', () => {
    const check = [program('@arethetypeswrong/cli/dist/index.js'), tarball];
    const settings = ['--profile', 'esm-only', '--no-definitely-typed', '--no-color', '--no-emoji'];
    expect(() => run('node', [...check, ...settings])).not.toThrow();
  });
});

describe('in Node', () => {
  test('the core computes', () => {
    const attend = `
      import { loadCore } from 'attention-playground/core';
      const core = await loadCore();
      const [q, k, v] = [Float32Array.of(0), Float32Array.of(1, 2), Float32Array.of(3, 5)];
      console.log(core.attend({ q, k, v, heads: 1, n: 1, m: 2, d: 1 }).output[0]);`;
    expect(node(attend)).toBe('4');
  });

  test('the class can be imported, though there is no DOM', () => {
    const load = `console.log(Object.keys(await import('attention-playground')).join());`;
    expect(node(load)).toBe('AttentionPlayground,PlaygroundError,define');
  });

  test.each(['external', 'define', 'react'])('so can the entry %s', (entry) => {
    const load = `await import('attention-playground/${entry}'); console.log('imported');`;
    expect(node(load)).toBe('imported');
  });

  test('package.json is an entry, and other files are none', () => {
    const load = `
      const { createRequire } = await import('node:module');
      console.log(createRequire(import.meta.url)('attention-playground/package.json').name);`;
    expect(node(load)).toBe('attention-playground');
    expect(() => node(`await import('attention-playground/dist/lib/core.js')`)).toThrow(
      /PATH_NOT_EXPORTED/,
    );
  });
});

describe('in TypeScript', () => {
  const consumer = `
    import { AttentionPlayground, PlaygroundError, type Snapshot } from 'attention-playground';
    import 'attention-playground/define';
    import { loadCore, type AttentionResult } from 'attention-playground/core';
    const core = await loadCore({ build: 'auto' });
    const q = new Float32Array(4);
    const input = { q, k: q, v: q, heads: 1, n: 2, m: 2, d: 2, weights: true };
    const result: AttentionResult = core.attend(input);
    const element: AttentionPlayground = document.createElement('attention-playground');
    element.temperature = 2;
    await element.ready;
    const snapshot: Snapshot | null = element.snapshot;
    const shape: [number, number] | undefined = snapshot?.tensor('weights')?.shape;
    const error: PlaygroundError | null = element.error;
    export { error, result, shape };`;

  // Without the DOM: a program for Node that only computes.
  const program = `
    import { loadCore } from 'attention-playground/core';
    export const plan = (await loadCore()).plan({ heads: 1, n: 1, m: 1, d: 1 });
    plan.q.set([1]);
    plan.run();`;

  const wrong = [
    [
      `import { loadCore } from 'attention-playground/core'; void loadCore({ build: 5 });`,
      'number',
    ],
    [`import { AttentionPlayground } from 'attention-playground'; AttentionPlayground();`, 'new'],
    [`import 'attention-playground/none-such';`, 'none-such'],
  ] as const;

  function compile(resolution: string, lib: string[], text: string) {
    const module = resolution === 'bundler' ? 'esnext' : resolution;
    const checks = { strict: true, skipLibCheck: false, noUncheckedSideEffectImports: true };
    const target = { target: 'es2022', module, moduleResolution: resolution, lib, types: [] };
    const compilerOptions = { ...checks, ...target, noEmit: true };
    write('tsconfig.json', JSON.stringify({ compilerOptions, files: ['consumer.ts'] }));
    write('consumer.ts', text);
    run('node', [join(root, 'node_modules/typescript/bin/tsc'), '--project', '.']);
  }

  test.each(['bundler', 'node16', 'nodenext'])('a page compiles, resolution %s', (resolution) => {
    compile(resolution, ['es2022', 'dom'], consumer);
  });

  test.each(['bundler', 'node16'])('a program compiles without the DOM, %s', (resolution) => {
    compile(resolution, ['es2022'], program);
  });

  test.each(wrong)('a mistake is one: %s', (text, reason) => {
    expect(() => compile('node16', ['es2022', 'dom'], text)).toThrow(
      expect.objectContaining({ stdout: expect.stringContaining(reason) }),
    );
  });
});
