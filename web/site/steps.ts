import type { AttentionPlayground } from '../src/define.js';
import { listenForUndo } from '../src/element/keys.js';

/**
 * Makes the buttons, and on the whole page the keys, take steps back and again; each button can be
 * pressed while there is a step.
 */
export function offerSteps(
  figure: AttentionPlayground,
  undo: HTMLButtonElement,
  redo: HTMLButtonElement,
): void {
  const update = () => {
    const focused = document.activeElement;
    undo.disabled = !figure.canUndo;
    redo.disabled = !figure.canRedo;
    // The keyboard's focus must not be lost with the last step.
    if (focused === undo && undo.disabled) redo.focus();
    if (focused === redo && redo.disabled) undo.focus();
  };
  undo.addEventListener('click', () => figure.undo());
  redo.addEventListener('click', () => figure.redo());
  listenForUndo(document, figure);
  for (const type of ['ap-ready', 'ap-change', 'ap-error']) figure.addEventListener(type, update);
}
