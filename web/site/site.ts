import '../src/define.js';
import { takeAlong } from './language.js';
import { offerLessons } from './lessons.js';
import { followLinks } from './links.js';
import { offerSteps } from './steps.js';
import { followTheme } from './theme.js';

const find = <Found extends HTMLElement>(selector: string) =>
  document.querySelector<Found>(selector)!;

const figure = document.querySelector('attention-playground')!;

followLinks(figure, find('#notice'));
find('#share').addEventListener('click', () => figure.share());
offerSteps(figure, find('#undo'), find('#redo'));
offerLessons(document.querySelectorAll<HTMLButtonElement>('[data-lesson]'), figure);
followTheme(find('#theme'));
takeAlong(figure, find('#language'));

void figure.ready.then(async () => (await import('./offline.js')).workOffline());
