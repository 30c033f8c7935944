import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { library } from './helpers/core.js';
import { instructions } from './helpers/instructions.js';

const scripts = readdirSync(library, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.js'))
  .sort();

test('the package holds the scripts that these tests look at', () => {
  expect(scripts).toEqual(expect.arrayContaining(['core.js', 'define.js', 'index.js']));
});

describe.each(scripts)('%s', (name) => {
  const text = readFileSync(new URL(name, library), 'utf8');

  test('makes no code from text, which a strict content security policy forbids', () => {
    expect(text).not.toMatch(/\beval\s*\(/);
    expect(text).not.toMatch(/\bnew\s+Function\b/);
    expect(text).not.toMatch(/[^.\w$]Function\s*\(/);
    expect(text).not.toMatch(/\bset(Timeout|Interval)\s*\(\s*["'`]/);
  });
});

// Opcodes behind the prefix 0xFD: https://webassembly.github.io/spec/core/appendix/index-instructions.html
const vectorPrefix = 0xfd;
const multiply = 0xe6; // f32x4.mul
const firstRelaxed = 0x100;
const multiplyAdd = 0x105; // f32x4.relaxed_madd

const modules = new URL('../../build/wasm/modules/', import.meta.url);

const vectorInstructions = (name: string) =>
  instructions(readFileSync(new URL(name, modules)))
    .filter(({ prefix }) => prefix === vectorPrefix)
    .map(({ opcode }) => opcode);

describe.each(['numbers.wasm', 'session.wasm', 'training.wasm'])('%s', (name) => {
  const vector = vectorInstructions(name);

  test('computes with SIMD', () => {
    // Not only the moves that compilers put everywhere.
    expect(vector.filter((opcode) => opcode === multiply).length).toBeGreaterThan(20);
  });

  test('has no relaxed instruction, whose bits depend on the machine', () => {
    expect(vector.filter((opcode) => opcode >= firstRelaxed)).toEqual([]);
  });
});

test('numbers-relaxed.wasm multiplies and adds at once', () => {
  const relaxed = vectorInstructions('numbers-relaxed.wasm');
  expect(relaxed.filter((opcode) => opcode === multiplyAdd).length).toBeGreaterThan(20);
});

test('both builds of the numbers fit the same script', () => {
  const script = (name: string) => readFileSync(new URL(`${name}.mjs`, modules), 'utf8');
  expect(script('numbers-relaxed').replaceAll('numbers-relaxed', 'numbers')).toBe(
    script('numbers'),
  );
});
