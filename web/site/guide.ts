import '../src/define.js';
import { offerCopies } from './copy.js';
import { followTheme } from './theme.js';

followTheme(document.querySelector<HTMLButtonElement>('#theme')!);
offerCopies(document.querySelectorAll<HTMLElement>('figure.code'));
void import('./offline.js').then(({ workOffline }) => workOffline());
