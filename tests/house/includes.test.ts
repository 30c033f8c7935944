import { expect, test } from 'vitest';
import { type SourceFile, sourceFiles } from './helpers/files.js';

// What each part of core/ may include of the others, besides itself. Whatever is not listed here
// (session, settings, the parts that put all together) may include everything in core.
const mayInclude: Record<string, string[]> = {
  error: [],
  random: [],
  matrix: [],
  text: [],
  kernels: [],
  snapshot: ['matrix'],
  positions: ['matrix', 'error'],
  attention: ['matrix', 'error', 'kernels'],
  analysis: ['matrix', 'error', 'attention'],
  schemes: ['matrix', 'error', 'random', 'attention'],
  models: ['matrix', 'error', 'random', 'attention', 'positions', 'text', 'safetensors'],
  safetensors: ['matrix', 'error'],
  tasks: ['matrix', 'random', 'text'],
  grammars: ['matrix', 'random', 'text'],
  training: ['matrix', 'error', 'random', 'kernels', 'attention', 'tasks', 'text', 'safetensors'],
  recipes: ['matrix', 'error', 'random', 'attention', 'grammars', 'training'],
};

// Standard headers that read, write or print. <cstdio> is there for snprintf; calls are looked at.
const output = ['iostream', 'istream', 'ostream', 'fstream', 'sstream', 'print', 'filesystem'];
const printing = /\b(cout|cerr|clog|printf|fprintf|vprintf|puts|putchar|fputs|fwrite|perror)\b/;

const isSafetensorsReader = (path: string) => /^core\/.*safetensors[^/]*$/.test(path);
const part = (path: string) => /^core\/([^/.]+)/.exec(path)?.[1] ?? '';

/** What is wrong with one file of core/, in words. */
function faults({ path, text }: SourceFile): string[] {
  const found: string[] = [];
  for (const [, open, name] of text.matchAll(/^\s*#\s*include\s*([<"])([^>"]+)[>"]/gm)) {
    const fault = open === '"' ? wrongOwn(path, name!) : wrongForeign(path, name!);
    if (fault) found.push(`${path} includes ${name}: ${fault}`);
  }
  const code = text.replaceAll(/\/\/.*|\/\*[\s\S]*?\*\//g, '');
  if (/emscripten/i.test(code)) found.push(`${path} names Emscripten`);
  const printed = printing.exec(code);
  if (printed) found.push(`${path} uses ${printed[0]}`);
  return found;
}

function wrongOwn(path: string, name: string): string | undefined {
  if (!name.startsWith('core/')) return 'only "core/…" is its own';
  const allowed = mayInclude[part(path)];
  const own = part(name) === part(path);
  if (allowed && !own && !allowed.includes(part(name))) return `${part(path)} may not`;
  return undefined;
}

function wrongForeign(path: string, name: string): string | undefined {
  if (name.startsWith('Eigen/')) {
    return path === 'core/matrix.hpp' ? undefined : 'Eigen comes through core/matrix.hpp';
  }
  if (name.startsWith('nlohmann/')) {
    return isSafetensorsReader(path) ? undefined : 'only the safetensors reader needs JSON';
  }
  if (output.includes(name)) return 'core reads and prints nothing';
  // Standard headers have neither a folder nor an ending.
  return /^[a-z_]+$/.test(name) ? undefined : 'neither the standard library nor Eigen';
}

const core = sourceFiles('core', '.cpp', '.hpp', '.inc').filter(
  // Programs of the command line, which read and print.
  ({ path }) => !path.startsWith('core/tools/'),
);

test('core includes only what it may', () => {
  expect(core.length).toBeGreaterThan(20);
  expect(core.flatMap(faults)).toEqual([]);
});

test('every part that the rules name is there', () => {
  const parts = new Set(core.map(({ path }) => part(path)));
  for (const name of Object.keys(mayInclude)) expect(parts).toContain(name);
});

test.each([
  ['core/attention/a.cpp', '#include "core/models/model.hpp"'],
  ['core/attention/a.cpp', '#include "core/session.hpp"'],
  ['core/attention/a.cpp', '  #  include "core/schemes/scheme.hpp"'],
  ['core/schemes/a.cpp', '#include "core/models/model.hpp"'],
  ['core/models/deep/a.cpp', '#include "core/tasks/task.hpp"'],
  ['core/text/a.cpp', '#include "core/matrix.hpp"'],
  ['core/error.cpp', '#include "core/settings.hpp"'],
  ['core/session.cpp', '#include "wasm/border.hpp"'],
  ['core/session.cpp', '#include "session.hpp"'],
  ['core/session.cpp', '#include <Eigen/SVD>'],
  ['core/session.cpp', '#include <nlohmann/json.hpp>'],
  ['core/session.cpp', '#include <emscripten.h>'],
  ['core/session.cpp', '#include <iostream>'],
  ['core/session.cpp', '#include <stdio.h>'],
  ['core/session.cpp', '#ifdef __EMSCRIPTEN__'],
  ['core/session.cpp', 'std::cout << 1;'],
  ['core/session.cpp', 'printf("%d", 1);'],
])('refused: %s with %s', (path, text) => {
  expect(faults({ path, text })).not.toEqual([]);
});

test.each([
  ['core/matrix.hpp', '#include <Eigen/Core>'],
  ['core/models/safetensors.cpp', '#include <nlohmann/json.hpp>'],
  ['core/session.cpp', '#include "core/models/model.hpp"\n#include <vector>'],
  ['core/error.cpp', '// printf of emscripten\nstd::snprintf(text, 3, "");'],
])('allowed: %s with %s', (path, text) => {
  expect(faults({ path, text })).toEqual([]);
});
