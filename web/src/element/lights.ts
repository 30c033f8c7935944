import type { Highlight, Store } from '../store/store.js';

/**
 * Links all views: what is hovered or focused is lit wherever it stands. Views mark their parts with
 * `data-token` and `data-dimension` and need to know nothing else.
 */
export function listenForLights(root: ShadowRoot, store: Store, signal: AbortSignal): void {
  const light = (event: Event) => {
    const highlight = event.target instanceof Element ? highlightOf(event.target) : {};
    const { token, dimension } = store.state.highlight;
    if (token !== highlight.token || dimension !== highlight.dimension) store.update({ highlight });
  };
  root.addEventListener('pointerover', light, { signal });
  root.addEventListener('focusin', light, { signal });
  const unlight = (event: Event) => {
    // A finger that lifts leaves too; what it tapped stays lit.
    if ((event as PointerEvent).pointerType === 'touch') return;
    const { token, dimension } = store.state.highlight;
    if (token !== undefined || dimension !== undefined) store.update({ highlight: {} });
  };
  root.host.addEventListener('pointerleave', unlight, { signal });
}

function highlightOf(element: Element): Highlight {
  const read = (name: string) => {
    const text = element.closest(`[data-${name}]`)?.getAttribute(`data-${name}`);
    return text ? Number(text) : undefined;
  };
  return { token: read('token'), dimension: read('dimension') };
}

/** Marks what is lit with `data-lit-token` and `data-lit-dimension`, for the style sheets. */
export function applyLights(root: ShadowRoot, highlight: Highlight): void {
  for (const name of ['token', 'dimension'] as const) {
    const index = highlight[name];
    for (const element of root.querySelectorAll(`[data-lit-${name}]`)) {
      if (element.getAttribute(`data-${name}`) !== String(index)) {
        element.removeAttribute(`data-lit-${name}`);
      }
    }
    if (index === undefined) continue;
    for (const element of root.querySelectorAll(`[data-${name}="${index}"]`)) {
      element.setAttribute(`data-lit-${name}`, '');
    }
  }
}
