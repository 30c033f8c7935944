import type { AttentionPlayground } from '../src/define.js';

/** Makes each button open its lesson in the figure, and close it when it is open. */
export function offerLessons(buttons: Iterable<HTMLButtonElement>, figure: AttentionPlayground) {
  const all = [...buttons];
  const show = () => {
    for (const button of all) {
      button.setAttribute('aria-pressed', String(button.dataset.lesson === figure.lesson));
    }
  };
  for (const button of all) {
    button.addEventListener('click', () => {
      const isOpen = button.dataset.lesson === figure.lesson;
      figure.lesson = isOpen ? '' : button.dataset.lesson!;
      show();
    });
  }
  // A lesson is closed in the figure too.
  for (const type of ['ap-ready', 'ap-change']) figure.addEventListener(type, show);
}
