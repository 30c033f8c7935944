import { describe, expect, test } from 'vitest';
import type { Text } from '../../web/src/lessons/lesson.js';
import { lessons, lessonTexts } from '../../web/src/lessons/registry.js';
import { type LessonTexts, translated } from '../../web/src/lessons/translated.js';
import { lessonIds } from '../../web/src/store/properties.js';

/** The English texts, one for each that must be there in another language, and where. */
function pairs(lesson: Awaited<ReturnType<(typeof lessons)['first-look']>>, texts: LessonTexts) {
  return lesson.steps.flatMap(({ text, task }, at) => {
    const own = texts.steps[at];
    const all: [string, Text | undefined, string | undefined][] = [
      ['text', text, own?.text],
      ['task', task?.text, own?.task],
      ['done', task?.done, own?.done],
    ];
    return all.map(([part, english, other]) => ({ at: `step ${at + 1}, ${part}`, english, other }));
  });
}

/** What a text is put together from besides plain words, in alphabetical order. */
const marked = (text: Text = []) =>
  text.flatMap((span) => (typeof span === 'string' ? [] : [JSON.stringify(span)])).sort();

const isBlank = (text: string | undefined) => (text ?? '').trim() === '';

describe.each(lessonIds)('%s', (id) => {
  test('has all of its texts in French, with the same numbers and words', async () => {
    const english = await lessons[id]();
    const { lesson: texts } = await lessonTexts.fr[id]();
    const french = translated(english, texts);
    expect(isBlank(texts.title) || isBlank(texts.question)).toBe(false);
    expect(texts.steps).toHaveLength(english.steps.length);
    const found = pairs(english, texts);
    expect(found.filter((one) => (one.english === undefined) !== isBlank(one.other))).toEqual([]);
    for (const [at, step] of english.steps.entries()) {
      const own = french.steps[at]!;
      expect(marked(own.text), `step ${at + 1}`).toEqual(marked(step.text));
      expect(marked(own.task?.text), `step ${at + 1}`).toEqual(marked(step.task?.text));
      expect(marked(own.task?.done), `step ${at + 1}`).toEqual(marked(step.task?.done));
      expect({ ...own, text: step.text, task: null }).toEqual({ ...step, task: null });
    }
  });
});

test('a number may stand elsewhere in another language', () => {
  const number = { tensor: 'weights', row: 1, column: 2, as: 'percent' } as const;
  const step = { text: ['A ', { dimension: 3 }, ' of ', number], view: 'sum', light: {} };
  const lesson = { id: 'a', title: '', question: '', set: {}, steps: [step] };
  const { steps } = translated(lesson, {
    title: 'Un',
    question: 'Quoi ?',
    steps: [{ text: '{2} de *cat* et {1}.' }],
  });
  const text = [number, ' de ', { strong: 'cat' }, ' et ', { dimension: 3 }, '.'];
  expect(steps[0]!.text).toEqual(text);
});
