import { dictionary } from '../dictionary.js';

/** What the panel of a lesson says around the lesson's own text. */
export const lessonTexts = dictionary('lessons', {
  label: (title: string) => `Lesson: ${title}`,
  progress: (step: number, steps: number) => `step ${step} of ${steps}`,
  close: 'Close the lesson',
  back: 'Back',
  next: 'Next',
  skip: 'Skip this',
  finish: 'Finish',
  done: 'Done.',
});
