import { join } from 'node:path';
import ts from 'typescript';
import { afterEach, describe, expect, test } from 'vitest';
import { type Dictionaries, say } from '../../web/src/texts/dictionary.js';
import { french } from '../../web/src/texts/fr/french.js';
import { views } from '../../web/src/views/registry.js';
import { root, sourceFiles } from './helpers/files.js';

afterEach(() => say(null));

/** The English dictionaries, by name, as their modules export them. */
async function englishDictionaries(): Promise<Record<string, object>> {
  const found = sourceFiles('web/src/texts/en', '.ts').map(async ({ path, text }) => {
    const name = /= dictionary\('([a-z-]+)'/.exec(text)![1]!;
    const [texts] = Object.values(await import(/* @vite-ignore */ join(root, path))) as object[];
    return [name, texts!] as const;
  });
  return Object.fromEntries(await Promise.all(found));
}

/** What a dictionary holds, without what it says: `answer.rest: function of 1`. */
function outline(texts: unknown, path = ''): string[] {
  if (typeof texts === 'function') return [`${path}: function`];
  if (typeof texts !== 'object' || texts === null) return [`${path}: ${typeof texts}`];
  return Object.keys(texts).flatMap((key) => {
    return outline((texts as Record<string, unknown>)[key], path ? `${path}.${key}` : key);
  });
}

test('every dictionary speaks French, and has all of the texts', async () => {
  const english = await englishDictionaries();
  expect(Object.keys(english).length).toBeGreaterThan(10);
  expect(Object.keys(french).sort()).toEqual(Object.keys(english).sort());
  for (const [name, texts] of Object.entries(english)) {
    const own = outline(french[name as keyof Dictionaries]).sort();
    expect(own, name).toEqual(outline(texts).sort());
  }
});

describe('a dictionary', () => {
  test('is read in the language that is spoken at that moment, in its groups too', async () => {
    const { texts } = await import('../../web/src/texts/en/figure.js');
    const { sum, controls } = texts;
    expect(sum.total).toBe('the sum');
    say(french);
    expect(sum.total).toBe('la somme');
    expect(controls.models.random).toBe('aléatoire');
    expect(sum.weightOf('cat')).toBe('Poids de «\u00a0cat\u00a0»');
    say(null);
    expect(sum.total).toBe('the sum');
  });

  test('says in English what a language has no dictionary for', async () => {
    const { texts } = await import('../../web/src/texts/en/figure.js');
    say({} as Dictionaries);
    expect(texts.sum.total).toBe('the sum');
  });
});

test('no text is read before a figure draws: it would stay in the language of that moment', async () => {
  const mute = new Proxy({}, { get: (_, name) => refuse(String(name)) });
  say(
    Object.fromEntries(Object.keys(french).map((name) => [name, mute])) as unknown as Dictionaries,
  );
  await Promise.all(views.map(({ load }) => load()));
  const rest = sourceFiles('web/src/views', '.ts').map(
    ({ path }) => import(/* @vite-ignore */ join(root, path)),
  );
  await Promise.all(rest);
});

function refuse(name: string): never {
  throw new Error(`${name} is read while a module loads`);
}

/** Texts that stand in templates of a file: between tags, and in attributes that are read aloud. */
function literalTexts(path: string, text: string): string[] {
  const found: string[] = [];
  const visit = (node: ts.Node) => {
    if (ts.isTaggedTemplateExpression(node) && node.tag.getText() !== 'css') {
      found.push(...textsOf(node.template));
    }
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(path, text, ts.ScriptTarget.ES2022, true));
  return found.map((one) => `${path}: ${one}`);
}

const hole = '\u0001';
// Words; and signs that other languages write otherwise.
const isText = /\p{L}{2}|[“”:;?!]/u;

function textsOf(template: ts.TemplateLiteral): string[] {
  const pieces = ts.isNoSubstitutionTemplateLiteral(template)
    ? [template.text]
    : [template.head.text, ...template.templateSpans.map(({ literal }) => literal.text)];
  const markup = pieces.join(hole);
  const spoken = [
    ...markup.matchAll(/\s(?:aria-label|aria-valuetext|title|alt|placeholder)="([^"]*)"/g),
  ];
  const between = markup
    .replace(/<[^>]*>/g, hole)
    .replace(/&[a-z]+;/g, '')
    .split(hole);
  return [...between, ...spoken.map(([, text]) => text!)]
    .map((one) => one.replaceAll(hole, '').trim())
    .filter((one) => isText.test(one));
}

test('texts of the page lie among the texts, where they can be translated', () => {
  const files = [...sourceFiles('web/src/views', '.ts'), ...sourceFiles('web/src/element', '.ts')];
  expect(files.length).toBeGreaterThan(50);
  expect(files.flatMap(({ path, text }) => literalTexts(path, text))).toEqual([]);
});

test.each([
  ['html`<p>Some text</p>`', ['Some text']],
  ['html`<p>${count} words</p>`', ['words']],
  ['html`<button aria-label="Close"></button>`', ['Close']],
  ['html`<p class="hint">${texts.hint} × </p>`', []],
])('found in %s: %o', (source, texts) => {
  expect(literalTexts('a.ts', source)).toEqual(texts.map((text) => `a.ts: ${text}`));
});

/** The pieces of text in a file that break a rule of French typography. */
function misprints(path: string, text: string): string[] {
  const found: string[] = [];
  const visit = (node: ts.Node) => {
    const isPiece = ts.isStringLiteralLike(node) || ts.isTemplateHead(node) || isLaterPiece(node);
    const isName = ts.isPropertyAssignment(node.parent) && node.parent.name === node;
    const isModule = ts.isImportDeclaration(node.parent);
    if (isPiece && !isName && !isModule && misprint.test(node.text))
      found.push(`${path}: ${node.text}`);
    ts.forEachChild(node, visit);
  };
  ts.forEachChild(ts.createSourceFile(path, text, ts.ScriptTarget.ES2022, true), visit);
  return found;
}

const isLaterPiece = (node: ts.Node) => ts.isTemplateMiddle(node) || ts.isTemplateTail(node);

// A breaking space, or none, before what stands apart in French; straight quotation marks.
const misprint = /[ \p{L}][;:?!»%](?!\/)|«[^\u00a0]|\p{L}'\p{L}|["“”]/u;

test('French is set as French is', () => {
  const files = sourceFiles('web/src/texts/fr', '.ts');
  expect(files.length).toBeGreaterThan(10);
  expect(files.flatMap(({ path, text }) => misprints(path, text))).toEqual([]);
});

test.each(["'mot : a'", "'mot: a'", "'« mot »'", '"l\'attention"', "'“mot”'"])(
  'a misprint: %s',
  (source) => {
    expect(misprints('a.ts', source)).toHaveLength(1);
  },
);
