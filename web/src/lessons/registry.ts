import type { LessonId } from '../store/properties.js';
import type { Lesson } from './lesson.js';

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
