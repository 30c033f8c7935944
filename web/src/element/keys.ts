/** What has steps to take back. */
export interface Undoable {
  undo(): void;
  redo(): void;
}

/** Inputs in which nothing is typed, and which have no undo of their own. */
const untyped = ['range', 'radio', 'checkbox', 'button'];

/** Ctrl+Z (or ⌘Z) takes a step back, with Shift (or Ctrl+Y) again, wherever no text is typed. */
export function listenForUndo(
  place: ShadowRoot | Document,
  undoable: Undoable,
  signal?: AbortSignal,
): void {
  const step = (event: Event) => {
    const { key, ctrlKey, metaKey, altKey, shiftKey } = event as KeyboardEvent;
    if (!(ctrlKey || metaKey) || altKey) return;
    // Whoever took the step already, further inside, prevented the default.
    if (event.defaultPrevented || isTextField(event.composedPath()[0])) return;
    const letter = key.toLowerCase();
    if (letter !== 'z' && (letter !== 'y' || shiftKey)) return;
    event.preventDefault();
    if (letter === 'y' || shiftKey) undoable.redo();
    else undoable.undo();
  };
  place.addEventListener('keydown', step, signal ? { signal } : {});
}

function isTextField(target: EventTarget | undefined): boolean {
  if (target instanceof HTMLInputElement) return !untyped.includes(target.type);
  return (
    target instanceof HTMLTextAreaElement ||
    (target instanceof HTMLElement && target.isContentEditable)
  );
}
