// Markdown as the guides have it: with what is filled in, and with listings that can be copied.

import { Marked } from 'marked';
import { escaped } from './tables.mjs';

const titles = { sh: 'Shell', html: 'HTML', policy: 'Content-Security-Policy' };

/** A renderer of Markdown. A line `{{what of it}}` is what `fillers[what]` makes of the rest. */
export function markdown(fillers) {
  return new Marked({
    renderer: {
      code: ({ lang, text }) => listing(titles[lang], text),
      heading({ depth, text, tokens }) {
        const id = text.toLowerCase().replace(/[^\w]+/g, '-');
        return `<h${depth} id="${id}">${this.parser.parseInline(tokens)}</h${depth}>`;
      },
    },
    extensions: [
      {
        name: 'filled',
        level: 'block',
        start: (source) => source.indexOf('{{'),
        tokenizer(source) {
          const [raw, what, of] = /^\{\{(\w+)(?: (.+))?\}\}(?:\n|$)/.exec(source) ?? [];
          return raw && { type: 'filled', raw, what, of };
        },
        renderer({ what, of }) {
          if (!fillers[what]) throw new Error(`There is nothing called ${what} to fill in`);
          return fillers[what](of);
        },
      },
    ],
  });
}

/** It scrolls by itself, and by the keyboard too. */
export const listing = (title, text) =>
  `<figure class="code"><figcaption>${escaped(title)}</figcaption><pre tabindex="0"><code>${escaped(text)}</code></pre></figure>`;
