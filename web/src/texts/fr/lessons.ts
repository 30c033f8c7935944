import type { Translation } from '../dictionary.js';
import type { lessonTexts } from '../en/lessons.js';

export const lessons: Translation<typeof lessonTexts> = {
  label: (title) => `Leçon : ${title}`,
  progress: (step, steps) => `étape ${step} sur ${steps}`,
  close: 'Fermer la leçon',
  back: 'Retour',
  next: 'Suite',
  skip: 'Passer',
  finish: 'Terminer',
  done: 'C’est fait.',
};
