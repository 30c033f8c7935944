import type { AttentionPlayground } from '../src/define.js';
import { siteTexts } from '../src/texts/en/site.js';

// Of a link that is wrong all over; more say nothing more.
const mostRemarks = 3;

/** Shows what the address stands for, now and when another link is followed on the open page. */
export function followLinks(figure: AttentionPlayground, notice: HTMLElement): void {
  notice.querySelector('button')!.addEventListener('click', () => {
    notice.hidden = true;
  });
  const follow = async () => {
    notice.hidden = true;
    const { hash } = location;
    if (hash.length < 2) return;
    const { opened, remarks } = await figure
      .openPermalink(hash)
      .catch((error: Error) => ({ opened: false, remarks: [error.message] }));
    // Another link was followed meanwhile.
    if (location.hash !== hash || remarks.length === 0) return;
    const lines = opened ? remarks : [siteTexts.badLink, ...remarks.slice(0, mostRemarks)];
    notice.querySelector('p')!.textContent = lines.join('\n');
    notice.hidden = false;
  };
  addEventListener('hashchange', follow);
  // The address stays the same when the link that it came from is followed once more.
  addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest('a') : null;
    const isPlain = !(event.ctrlKey || event.metaKey || event.shiftKey || event.defaultPrevented);
    if (link?.href === location.href && link.target === '' && isPlain) void follow();
  });
  void follow();
}
