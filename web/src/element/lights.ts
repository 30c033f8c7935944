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

/** What is lit: words, dimensions and whole tensors. */
export interface Lit {
  tokens: readonly number[];
  dimensions: readonly number[];
  tensors: readonly string[];
}

export const nothingLit: Lit = { tokens: [], dimensions: [], tensors: [] };

/**
 * Marks what is lit with `data-lit-token`, `data-lit-dimension` and `data-lit-tensor`, for the style
 * sheets: what the reader points at, or else what a lesson speaks of.
 */
export function applyLights(root: ShadowRoot, { token, dimension }: Highlight, lesson: Lit): void {
  const isPointing = token !== undefined || dimension !== undefined;
  const list = (index: number | undefined) => (index === undefined ? [] : [index]);
  mark(root, 'token', isPointing ? list(token) : lesson.tokens);
  mark(root, 'dimension', isPointing ? list(dimension) : lesson.dimensions);
  markTensors(root, lesson);
}

function mark(root: ShadowRoot, name: string, lit: readonly number[]) {
  for (const element of root.querySelectorAll(`[data-${name}], [data-lit-${name}]`)) {
    const value = element.getAttribute(`data-${name}`);
    element.toggleAttribute(
      `data-lit-${name}`,
      lit.some((one) => String(one) === value),
    );
  }
}

// Of the lit tensors only what belongs to the lit words and dimensions, where there are some.
function markTensors(root: ShadowRoot, { tokens, dimensions, tensors }: Lit) {
  const isAmong = (element: Element, name: string, lit: readonly number[]) => {
    const owner = lit.length > 0 ? element.closest(`[data-${name}]`) : null;
    return !owner || lit.includes(Number(owner.getAttribute(`data-${name}`)));
  };
  for (const element of root.querySelectorAll<HTMLElement>('[data-tensor], [data-number]')) {
    const { tensor, number } = element.dataset;
    const isLit =
      tensors.includes((tensor ?? number)!) &&
      isAmong(element, 'token', tokens) &&
      isAmong(element, 'dimension', dimensions);
    element.toggleAttribute('data-lit-tensor', isLit);
  }
}
