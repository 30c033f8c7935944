/**
 * Marks the figure with `data-pressed` as long as a pointer is pressed in it: then parts with
 * `data-held` keep the size that they had. A rule with :has() would say the same, but make the
 * browser look at every element with every picture.
 */
export function listenForPresses(root: ShadowRoot, signal: AbortSignal): void {
  const mark = (isPressed: boolean) =>
    root.querySelector('.figure')?.toggleAttribute('data-pressed', isPressed);
  root.addEventListener(
    'pointerdown',
    () => {
      hold(root.querySelectorAll<HTMLElement>('[data-held]'));
      mark(true);
    },
    { signal },
  );
  // It may be released anywhere.
  for (const end of ['pointerup', 'pointercancel']) {
    root.ownerDocument.addEventListener(end, () => mark(false), { signal, capture: true });
  }
}

// All are measured before any is set, or each would be a new layout.
function hold(parts: Iterable<HTMLElement>) {
  const sizes = Array.from(parts, (part) => [part, part.getBoundingClientRect().height] as const);
  for (const [part, height] of sizes) part.style.setProperty('--held', `${height}px`);
}
