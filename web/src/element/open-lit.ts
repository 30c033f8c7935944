import type { Lit } from './lights.js';

/** Opens what is closed and hides all that is lit of a kind. */
export function openLit(view: Element, { tokens, dimensions, tensors, controls }: Lit): void {
  const open = (selector: string) => {
    const parts = [...view.querySelectorAll(selector)];
    if (parts.some((part) => !closedAround(part))) return;
    for (
      let closed = parts[0] && closedAround(parts[0]);
      closed;
      closed = closedAround(parts[0]!)
    ) {
      closed.open = true;
    }
  };
  for (const token of tokens) open(`[data-lit-token][data-token="${token}"]`);
  for (const dimension of dimensions) open(`[data-lit-dimension][data-dimension="${dimension}"]`);
  for (const name of tensors) {
    open(`[data-lit-tensor]:is([data-tensor="${name}"], [data-number="${name}"])`);
  }
  for (const control of controls) open(`[data-lit-control][data-control="${control}"]`);
}

// The closed disclosure that hides a part, if one does.
function closedAround(part: Element): HTMLDetailsElement | null {
  const details = part.closest<HTMLDetailsElement>('details:not([open])');
  return details && !part.closest('summary') ? details : null;
}
