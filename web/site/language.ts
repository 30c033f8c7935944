import type { AttentionPlayground } from '../src/define.js';

/** Makes the link to this page in another language take along what is on the screen. */
export function takeAlong(figure: AttentionPlayground, link: HTMLAnchorElement): void {
  const page = link.href;
  link.addEventListener('click', async (event) => {
    // Before the first picture there is nothing to take along but what the address says.
    link.href = page + location.hash;
    if (!figure.snapshot || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    location.href = page + new URL(await figure.permalink()).hash;
  });
}
