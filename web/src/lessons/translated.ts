import type { Lesson, Span, Step, Text } from './lesson.js';

/**
 * The texts of a lesson in another language, step by step. Each is written as one text: `*cat*` is
 * emphasised, `{2}` stands for the second of the English text's numbers and names of dimensions,
 * which the page puts in.
 */
export interface LessonTexts {
  title: string;
  question: string;
  steps: { text: string; task?: string; done?: string }[];
}

/** A lesson with other texts. Everything else, the numbers that are put in too, stays as it is. */
export function translated(lesson: Lesson, texts: LessonTexts): Lesson {
  const { title, question } = texts;
  const steps = lesson.steps.map((step, at) => withTexts(step, texts.steps[at]!));
  return { ...lesson, title, question, steps };
}

function withTexts(step: Step, { text, task, done }: LessonTexts['steps'][number]): Step {
  const { task: asked } = step;
  return {
    ...step,
    text: spans(text, step.text),
    ...(asked && {
      task: { ...asked, text: spans(task!, asked.text), done: spans(done!, asked.done) },
    }),
  };
}

function spans(text: string, english: Text): Text {
  const live = english.filter((span) => typeof span === 'object' && !('strong' in span));
  const parts = text.split(/(\*[^*]+\*|\{\d+\})/);
  return parts.filter(Boolean).map((part): Span => {
    if (part.startsWith('*')) return { strong: part.slice(1, -1) };
    return part.startsWith('{') ? live[Number(part.slice(1, -1)) - 1]! : part;
  });
}
