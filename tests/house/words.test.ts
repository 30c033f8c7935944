import { expect, test } from 'vitest';
import { sourceFiles } from './helpers/files.js';

/** What must not stand in a file, and why. */
type Rule = [pattern: RegExp, why: string];

// Spelled so that this file is not found.
const everywhere: Rule[] = [[/\b(TO[D]O|FIX[M]E|XX[X])\b/, 'finish it, or open an issue']];

const inPages: Rule[] = [
  [/\b(inner|outer)HTML\b|\binsertAdjacentHTML\b|\bdocument\.write\b/, 'text is not markup'],
  [/\bunsafe(HTML|SVG|CSS|Static)\b/, 'text is not markup'],
  [/\beval\s*\(|\bnew\s+Function\b/, 'a strict content security policy forbids it'],
  [/(?<![\w-])style\s*=\s*["'`$]|\bstyleMap\b/, 'the policy forbids it: use setProperties'],
  [/(?<![\w-])on[a-z]+\s*=\s*["'`]/, 'the policy forbids handlers in attributes'],
];

function found(text: string, rules: Rule[]): string[] {
  return text.split('\n').flatMap((line, at) =>
    rules.flatMap(([pattern, why]) => {
      const match = pattern.exec(line);
      return match ? [`line ${at + 1}: ${match[0]} (${why})`] : [];
    }),
  );
}

const code = ['.ts', '.mjs', '.cpp', '.hpp', '.py', '.css', '.html', '.cmake', '.txt', '.md'];

test.each(['core', 'wasm', 'web', 'tests'])('nothing is left to do in %s', (folder) => {
  const files = sourceFiles(folder, ...code);
  expect(files.length).toBeGreaterThan(3);
  const wrong = files.flatMap(({ path, text }) =>
    found(text, everywhere).map((what) => `${path}, ${what}`),
  );
  expect(wrong).toEqual([]);
});

test('the page makes no markup or code from text, and sets no style attribute', () => {
  const files = [
    ...sourceFiles('web/src', '.ts'),
    ...sourceFiles('web/site', '.ts', '.html'),
    ...sourceFiles('web/guides', '.html'),
  ];
  expect(files.length).toBeGreaterThan(20);
  const wrong = files.flatMap(({ path, text }) =>
    found(text, inPages).map((what) => `${path}, ${what}`),
  );
  expect(wrong).toEqual([]);
});

test.each([
  'element.innerHTML = text',
  'eval(text)',
  'new Function(text)',
  '<td style="color: red">',
  '<td style=${color}>',
  '<a onclick="go()">',
  "import { unsafeHTML } from 'lit/directives/unsafe-html.js'",
])('refused: %s', (line) => {
  expect(found(line, inPages)).toHaveLength(1);
});

test.each([
  'const { style } = part.element;',
  "style.setProperty('--a', 1)",
  '<link rel="stylesheet" href="a.css">',
  '@click=${() => go()}',
  'const iteration = "one"',
])('allowed: %s', (line) => {
  expect(found(line, inPages)).toEqual([]);
});
