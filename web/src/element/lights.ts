import type { Highlight, State, Store } from '../store/store.js';

/**
 * Links all views: what is hovered or focused is lit wherever it stands. Views mark their parts with
 * `data-token` and `data-dimension` and need to know nothing else.
 */
export function listenForLights(root: ShadowRoot, store: Store, signal: AbortSignal): void {
  const rest = () => store.state.ui.pinned ?? {};
  const show = (highlight: Highlight) => {
    const { token, dimension } = store.state.highlight;
    if (token !== highlight.token || dimension !== highlight.dimension) store.update({ highlight });
  };
  const light = (event: Event) => {
    const pointed = event.target instanceof Element ? highlightOf(event.target) : {};
    show(pointed.token === undefined && pointed.dimension === undefined ? rest() : pointed);
  };
  // Not what comes below the pointer because the page scrolled: nobody points at that.
  root.addEventListener('pointermove', light, { signal });
  root.addEventListener('pointerdown', light, { signal });
  root.addEventListener('focusin', light, { signal });
  const unlight = (event: Event) => {
    // A finger that lifts leaves too; what it tapped stays lit.
    if ((event as PointerEvent).pointerType === 'touch') return;
    show(rest());
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

/** What is lit: words, dimensions, whole tensors, and controls. */
export interface Lit {
  tokens: readonly number[];
  dimensions: readonly number[];
  tensors: readonly string[];
  controls: readonly string[];
}

export const nothingLit: Lit = { tokens: [], dimensions: [], tensors: [], controls: [] };

/** While words are added to the sum, the one that came last is lit. */
export function justAdded({ ui, snapshot }: State): Partial<Lit> {
  const { step } = ui;
  if (!snapshot || !step || step > snapshot.keyTokens.length) return {};
  return { tokens: [step - 1] };
}

/**
 * Marks what is lit with `data-lit-token`, `data-lit-dimension`, `data-lit-tensor` and
 * `data-lit-control`, for the style sheets: what the reader points at, or else what the sum or a
 * lesson speaks of.
 */
export function applyLights(root: ShadowRoot, { token, dimension }: Highlight, spoken: Lit): void {
  const isPointing = token !== undefined || dimension !== undefined;
  const list = (index: number | undefined) => (index === undefined ? [] : [index]);
  mark(root, 'token', isPointing ? list(token) : spoken.tokens);
  mark(root, 'dimension', isPointing ? list(dimension) : spoken.dimensions);
  mark(root, 'control', spoken.controls);
  markTensors(root, spoken);
}

function mark(root: ShadowRoot, name: string, lit: readonly (number | string)[]) {
  const isLit = lit.map((one) => `[data-${name}="${one}"]`).join() || ':not(*)';
  unmark(root, `data-lit-${name}`, (element) => element.matches(isLit));
  for (const element of root.querySelectorAll(isLit))
    element.toggleAttribute(`data-lit-${name}`, true);
}

// Few elements are lit of thousands: to look at them alone is what keeps hovering and dragging light.
function unmark(root: ShadowRoot, mark: string, stays: (element: Element) => boolean) {
  for (const element of root.querySelectorAll(`[${mark}]`)) {
    if (!stays(element)) element.removeAttribute(mark);
  }
}

// Of the lit tensors only what belongs to the lit words and dimensions, where there are some.
function markTensors(root: ShadowRoot, { tokens, dimensions, tensors }: Lit) {
  const isAmong = (element: Element, name: string, lit: readonly number[]) => {
    const owner = lit.length > 0 ? element.closest(`[data-${name}]`) : null;
    return !owner || lit.includes(Number(owner.getAttribute(`data-${name}`)));
  };
  const lit = new Set<Element>();
  for (const tensor of tensors) {
    for (const element of root.querySelectorAll(
      `[data-tensor="${tensor}"], [data-number="${tensor}"]`,
    )) {
      if (isAmong(element, 'token', tokens) && isAmong(element, 'dimension', dimensions))
        lit.add(element);
    }
  }
  unmark(root, 'data-lit-tensor', (element) => lit.has(element));
  for (const element of lit) element.toggleAttribute('data-lit-tensor', true);
}
