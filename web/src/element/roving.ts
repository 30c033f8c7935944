import type { Store } from '../store/store.js';

/**
 * The keyboard of all that has one tab stop for many parts: rows of words, grids of numbers, columns
 * of sliders. Arrows go from part to part as the eye sees them, Home and End to the ends of a row,
 * with Ctrl to the first and the last part of all; Enter and Space press a grid's cell; Escape
 * lets go of what is pinned and lit, and leaves.
 *
 * A view marks the whole with `data-rove`, and gives every part of it `tabindex="-1"`. The value of
 * `data-rove` selects the parts that are chosen by being moved to: these are clicked. Rows are those
 * of a table or grid, or have `data-rove-row`; the first stop is what is checked or selected, or has
 * `data-stop`. Sliders are parts of their own kind, since left and right change what they hold.
 */
export function listenForRoving(root: ShadowRoot, store: Store, signal: AbortSignal): void {
  root.addEventListener('keydown', (event) => rove(event as KeyboardEvent), { signal });
  root.addEventListener('focusin', ({ target }) => rest(target as HTMLElement), { signal });
  // What the pointer lit is let go wherever the focus is.
  const leave = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    const { highlight, ui } = store.state;
    if (ui.pinned || highlight.token !== undefined || highlight.dimension !== undefined) {
      store.update({ highlight: {}, ui: { ...ui, pinned: null } });
    }
    const view = root.activeElement?.closest('[data-rove]')?.closest('.view');
    const summary = view?.querySelector<HTMLElement>(':scope > summary');
    if (view) (summary ?? root.querySelector<HTMLElement>('.word[tabindex="0"]'))?.focus();
  };
  root.ownerDocument.addEventListener('keydown', leave, { signal });
}

/**
 * After a rendering: every whole has one tab stop of each kind. It is where the focus is, or else at
 * what is chosen, or where it was.
 */
export function keepStops(root: ShadowRoot): void {
  for (const whole of root.querySelectorAll<HTMLElement>('[data-rove]')) {
    // Where moving does not choose, the focus stays beside what is chosen.
    const isBeside = whole.contains(root.activeElement) && !isChooser(whole, root.activeElement!);
    for (const kind of [sliders, others]) {
      const find = (which: string) => whole.querySelector<HTMLElement>(which + kind);
      const now = find(stop);
      moveStop(now, (isBeside ? null : find(chosen)) ?? now ?? find('[tabindex]'));
    }
  }
}

const sliders = '[role="slider"]';
const others = '[tabindex]:not([role="slider"])';
const stop = '[tabindex="0"]';
const chosen = ':is([aria-checked="true"], [aria-selected="true"], [data-stop])';

function moveStop(from: HTMLElement | null, to: HTMLElement | null) {
  if (from === to) return;
  if (from) from.tabIndex = -1;
  if (to) to.tabIndex = 0;
}

// Whoever comes back comes back to here.
function rest(target: HTMLElement) {
  const kind = target.matches(sliders) ? sliders : others;
  const whole = target.matches('[tabindex]') && target.closest('[data-rove]');
  if (whole) moveStop(whole.querySelector(stop + kind), target);
}

function rove(event: KeyboardEvent) {
  const from = event.target as HTMLElement;
  const whole = from.matches('[tabindex]') && from.closest<HTMLElement>('[data-rove]');
  if (!whole || event.defaultPrevented || event.altKey || event.metaKey) return;
  if (isPress(event) && from.matches('[role="gridcell"], td')) {
    event.preventDefault();
    return from.click();
  }
  const to = goal(event, from, whole);
  if (!to) return;
  event.preventDefault();
  to.focus();
  if (to !== from && isChooser(whole, to)) to.click();
}

function isChooser({ dataset }: HTMLElement, part: Element): boolean {
  return dataset.rove ? part.matches(dataset.rove) : false;
}

const isPress = ({ key, ctrlKey }: KeyboardEvent) => (key === 'Enter' || key === ' ') && !ctrlKey;

/** Where a key leads; undefined for a key that leads nowhere. */
function goal({ key, ctrlKey }: KeyboardEvent, from: HTMLElement, whole: HTMLElement) {
  const isSlider = from.matches(sliders);
  const parts = [...whole.querySelectorAll<HTMLElement>(isSlider ? sliders : others)];
  const down = ctrlKey ? undefined : { ArrowDown: 1, ArrowUp: -1 }[key];
  if (isSlider) return down && (parts[parts.indexOf(from) + down] ?? from);
  if (ctrlKey) return { Home: parts[0], End: parts.at(-1) }[key];
  const rows = rowsOf(parts);
  const row = rows.find((some) => some.includes(from))!;
  const at = row.indexOf(from);
  const forward = getComputedStyle(from).direction === 'rtl' ? -1 : 1;
  const across =
    { ArrowRight: forward, ArrowLeft: -forward, Home: -at, End: row.length }[key] ??
    (rows.length === 1 ? down : undefined);
  if (across !== undefined) return row[within(at + across, row)];
  if (!down) return undefined;
  // Rows can begin with parts that others lack; they end with the same columns.
  const other = rows[within(rows.indexOf(row) + down, rows)]!;
  return other[within(other.length - row.length + at, other)];
}

function rowsOf(parts: readonly HTMLElement[]): HTMLElement[][] {
  const rows = new Map<Element | null, HTMLElement[]>();
  for (const part of parts) {
    const row = part.closest('[role="row"], tr, [data-rove-row]');
    if (!rows.get(row)?.push(part)) rows.set(row, [part]);
  }
  return [...rows.values()];
}

function within(index: number, { length }: readonly unknown[]): number {
  return Math.min(Math.max(index, 0), length - 1);
}
