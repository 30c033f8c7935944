import '../src/define.js';
import { followTheme } from './theme.js';

followTheme(document.querySelector<HTMLButtonElement>('#theme')!);
