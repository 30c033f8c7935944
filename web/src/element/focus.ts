const focusable = ':is(a[href], button, input, select, textarea, summary, [tabindex])';

/** Where the focus is, so that it does not fall off the page with a button that has done its work. */
export class Focus {
  // The element with the focus, and all around it.
  #path: Element[] = [];

  constructor(root: ShadowRoot, signal: AbortSignal) {
    root.addEventListener(
      'focusin',
      (event) => {
        const path = event.composedPath();
        this.#path = path.slice(0, path.indexOf(root)) as Element[];
      },
      { signal },
    );
    // Who presses elsewhere leaves on purpose.
    const leave = () => {
      this.#path = [];
    };
    root.ownerDocument.addEventListener('pointerdown', leave, { signal, capture: true });
  }

  /** After every rendering: what is gone hands the focus on to what stood around it. */
  keep(): void {
    const [focused, ...around] = this.#path;
    if (!focused || focused.isConnected) return;
    this.#path = [];
    if (focused.ownerDocument.activeElement !== focused.ownerDocument.body) return;
    for (const place of around) {
      const parts = place.querySelectorAll<HTMLElement>(`${focusable}:not([tabindex="-1"])`);
      const next = [...parts].find((part) => part.checkVisibility({ visibilityProperty: true }));
      if (place.isConnected && next) {
        next.focus();
        return;
      }
    }
  }
}
