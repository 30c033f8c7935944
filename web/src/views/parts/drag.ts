/** A finger that moved less sideways than this, in pixels, may still want to scroll, or to tap. */
const least = 4;

/**
 * Follows the pointer from the press `event` on until it lets go, and calls `follow` with where it
 * is, from now on; a finger only once it moves sideways, or lifts where it tapped. Meanwhile the
 * pressed element has `data-dragging`.
 */
export function dragAlong(event: PointerEvent, follow: (clientX: number) => void): void {
  const handle = event.currentTarget as HTMLElement;
  if (event.button !== 0) return;
  handle.setPointerCapture(event.pointerId);
  let isDragging = event.pointerType !== 'touch';
  const move = ({ clientX }: PointerEvent) => {
    isDragging ||= Math.abs(clientX - event.clientX) > least;
    if (isDragging) follow(clientX);
  };
  // Where the browser takes the pointer to scroll, it is cancelled and never lifts.
  const lift = ({ clientX }: PointerEvent) => follow(clientX);
  const end = new AbortController();
  handle.dataset.dragging = '';
  handle.addEventListener('pointermove', move, { signal: end.signal });
  handle.addEventListener('pointerup', lift, { signal: end.signal });
  handle.addEventListener(
    'lostpointercapture',
    () => {
      delete handle.dataset.dragging;
      end.abort();
    },
    { once: true },
  );
  if (isDragging) follow(event.clientX);
}
