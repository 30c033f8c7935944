import { expect, test } from 'vitest';
import { problems } from '../../web/src/texts/fr/problems.js';
import { sourceFiles } from './helpers/files.js';

const source = sourceFiles('core', 'error.cpp').find(({ path }) => path === 'core/error.cpp')!.text;

/** Who says which thing of what, where a message is made for one argument alone. */
const argumentsOf: Record<string, string> = { needsOneSentence: 'scheme' };
const models = ['readsOneSentence', 'notLoaded'];
const ranges = ['outOfRange'];

/** Each message of the core's one list, with something in the place of what varies. */
const messages = [...source.matchAll(/case ErrorCode::(\w+):\s+return ([^;]+);/g)].map(
  ([, code, made]) => {
    const parts = made!.split(/\s*\+\s*/).map((part) => {
      if (part === 'argument')
        return models.includes(code!) ? 'model' : (argumentsOf[code!] ?? 'it');
      if (part === 'value') return '7';
      if (part === 'expected') return ranges.includes(code!) ? '0 to 3' : 'other';
      return part === 'quoted(value)' ? '"trained"' : JSON.parse(part);
    });
    return [code!, parts.join('')] as const;
  },
);

test('the core’s list of messages is found', () => {
  expect(messages.length).toBeGreaterThan(15);
  expect(Object.fromEntries(messages).notAShare).toBe('it is 7, but must be a number from 0 to 1');
});

test.each(messages)('%s is said in French', (_, message) => {
  expect(problems.said(message)).not.toContain('Message d’erreur');
  expect(problems.said(message)).not.toMatch(/\b(must|cannot be|can be|there|but)\b/);
});

test('what nobody translated is handed on as it is', () => {
  expect(problems.said('out of memory')).toBe('Message d’erreur, en anglais\u00a0: out of memory');
});
