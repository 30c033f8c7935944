import type { LessonId } from '../store/properties.js';
import type { Language } from '../texts/language.js';
import type { Lesson } from './lesson.js';
import { type LessonTexts, translated } from './translated.js';

/** Every lesson, fetched when it is opened. A new one is a file, a line here and its id in the store. */
export const lessons: Record<LessonId, () => Promise<Lesson>> = {
  'first-look': async () => (await import('../../lessons/first-look.json')).default as Lesson,
  'kept-or-lost': async () => (await import('../../lessons/kept-or-lost.json')).default as Lesson,
  'row-and-column': async () =>
    (await import('../../lessons/row-and-column.json')).default as Lesson,
  'q-k-v': async () => (await import('../../lessons/q-k-v.json')).default as Lesson,
  'why-a-query': async () => (await import('../../lessons/why-a-query.json')).default as Lesson,
  'why-context': async () => (await import('../../lessons/why-context.json')).default as Lesson,
};

type Texts = Record<LessonId, () => Promise<{ lesson: LessonTexts }>>;

/** Their texts in other languages. */
export const lessonTexts: Record<Exclude<Language, 'en'>, Texts> = {
  fr: {
    'first-look': () => import('../texts/fr/lessons/first-look.js'),
    'kept-or-lost': () => import('../texts/fr/lessons/kept-or-lost.js'),
    'row-and-column': () => import('../texts/fr/lessons/row-and-column.js'),
    'q-k-v': () => import('../texts/fr/lessons/q-k-v.js'),
    'why-a-query': () => import('../texts/fr/lessons/why-a-query.js'),
    'why-context': () => import('../texts/fr/lessons/why-context.js'),
  },
};

/** A lesson in a language; in English where its texts cannot be had. */
export async function lessonIn(language: Language, id: LessonId): Promise<Lesson> {
  const texts = language === 'en' ? null : lessonTexts[language][id]().catch(() => null);
  const [lesson, found] = await Promise.all([lessons[id](), texts]);
  return found ? translated(lesson, found.lesson) : lesson;
}
