import type { Values } from '../store/properties.js';

/** What an element of ours is to who draws it. */
export type Playground = HTMLElement & Partial<Values> & { readonly ready: Promise<void> };

const events = ['ap-ready', 'ap-change', 'ap-select', 'ap-error'];

/**
 * Calls `draw` with a figure of these values that nobody sees, hears or reaches: as wide as the given
 * one, with the looks that it inherits, and without folds or lessons.
 */
export async function aside<Drawn>(
  figure: Playground,
  values: Values,
  draw: (other: Playground) => Drawn,
): Promise<Drawn> {
  const holder = document.createElement('div');
  holder.inert = true;
  for (const [name, value] of Object.entries(hidden)) holder.style.setProperty(name, value);
  holder.style.setProperty('width', `${figure.clientWidth}px`);
  // What happens in it happens to nobody.
  for (const type of events) holder.addEventListener(type, (event) => event.stopPropagation());
  const other = new (figure.constructor as new () => Playground)();
  Object.assign(other, values, { folded: '', lesson: '', loading: 'eager' });
  holder.append(other);
  figure.shadowRoot!.append(holder);
  try {
    await other.ready;
    return draw(other);
  } finally {
    holder.remove();
  }
}

// Laid out as on the page, and higher than any figure, so that nothing in it scrolls.
const hidden = {
  position: 'fixed',
  inset: '0 auto auto 0',
  height: '100000px',
  overflow: 'hidden',
  contain: 'strict',
  'clip-path': 'inset(100%)',
  'pointer-events': 'none',
  'z-index': '-1',
};
