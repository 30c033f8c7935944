import ts from 'typescript';
import { expect, test } from 'vitest';
import { root } from './helpers/files.js';

// Workers have no DOM: what runs there must compile with a worker's library in its place.
const options: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2022,
  lib: ['lib.es2023.d.ts', 'lib.es2024.string.d.ts', 'lib.webworker.d.ts'],
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  strict: true,
  skipLibCheck: true,
  noEmit: true,
  types: ['node'],
  typeRoots: [`${root}node_modules/@types`],
};

const session = `${root}web/src/session/session.ts`;
const worker = `${root}web/src/training/worker.ts`;

/** What is wrong with a file and what it imports, after `addition` was written below it. */
function faults(file: string, addition = ''): string[] {
  const host = ts.createCompilerHost(options);
  const { readFile } = host;
  host.readFile = (path) => (path === file ? readFile(path) + addition : readFile(path));
  const program = ts.createProgram([file], options, host);
  return ts
    .getPreEmitDiagnostics(program)
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'));
}

test.each([session, worker])('%s compiles without the DOM', (file) => {
  expect(faults(file)).toEqual([]);
});

test.each(['document', 'window', 'HTMLElement', 'requestAnimationFrame(() => {}); localStorage'])(
  'refused: %s',
  (name) => {
    expect(faults(session, `\nexport const touched = ${name};`)).toHaveLength(1);
  },
);
