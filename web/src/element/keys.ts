/** What has steps to take back. */
export interface Undoable {
  undo(): void;
  redo(): void;
}

/** Inputs in which nothing is typed, and which have no undo of their own. */
const untyped = ['range', 'radio', 'checkbox', 'button'];

/** Ctrl+Z (or ⌘Z) takes a step back, with Shift (or Ctrl+Y) again. */
export function listenForUndo(root: ShadowRoot, undoable: Undoable, signal: AbortSignal): void {
  root.addEventListener(
    'keydown',
    (event) => {
      const { key, ctrlKey, metaKey, altKey, shiftKey, target } = event as KeyboardEvent;
      if (!(ctrlKey || metaKey) || altKey || isTextField(target)) return;
      const letter = key.toLowerCase();
      if (letter !== 'z' && (letter !== 'y' || shiftKey)) return;
      event.preventDefault();
      if (letter === 'y' || shiftKey) undoable.redo();
      else undoable.undo();
    },
    { signal },
  );
}

function isTextField(target: EventTarget | null): boolean {
  if (target instanceof HTMLInputElement) return !untyped.includes(target.type);
  return target instanceof HTMLTextAreaElement;
}
