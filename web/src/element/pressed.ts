/**
 * Marks the figure with `data-pressed` as long as a pointer is pressed in it. A rule with :has()
 * would say the same, but make the browser look at every element with every picture.
 */
export function listenForPresses(root: ShadowRoot, signal: AbortSignal): void {
  const mark = (isPressed: boolean) =>
    root.querySelector('.figure')?.toggleAttribute('data-pressed', isPressed);
  root.addEventListener('pointerdown', () => mark(true), { signal });
  // It may be released anywhere.
  for (const end of ['pointerup', 'pointercancel']) {
    root.ownerDocument.addEventListener(end, () => mark(false), { signal, capture: true });
  }
}
