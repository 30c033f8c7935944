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

/** What is wrong with the session, after `addition` was written below it. */
function faults(addition = ''): string[] {
  const host = ts.createCompilerHost(options);
  const { readFile } = host;
  host.readFile = (path) => (path === session ? readFile(path) + addition : readFile(path));
  const program = ts.createProgram([session], options, host);
  return ts
    .getPreEmitDiagnostics(program)
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'));
}

test('the session compiles without the DOM', () => {
  expect(faults()).toEqual([]);
});

test.each(['document', 'window', 'HTMLElement', 'requestAnimationFrame(() => {}); localStorage'])(
  'refused: %s',
  (name) => {
    expect(faults(`\nexport const touched = ${name};`)).toHaveLength(1);
  },
);
