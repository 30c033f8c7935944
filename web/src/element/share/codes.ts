/** Where a figure can be put, each by a code of its own. */
export const formats = ['html', 'iframe', 'hugo', 'quarto', 'myst', 'jupyter'] as const;

export type Format = (typeof formats)[number];

/** A figure to embed. */
export interface Embedded {
  attributes: readonly (readonly [name: string, text: string])[];
  /** The fragment of a permalink: the same for the page in the iframe. */
  fragment: string;
  /** What the iframe is called by. */
  title: string;
  /** In pixels, as long as nothing adapts it. */
  height: number;
  language: string;
}

// A folder on the author's own site.
const folder = 'attention-playground/';

/** The code that shows the figure in a page of this kind. */
export function embedCode(format: Format, figure: Embedded): string {
  return codes[format](figure);
}

const codes: Record<Format, (figure: Embedded) => string> = {
  html: (figure) => `${script('attention-playground.js')}\n${tag(figure)}`,
  iframe: (figure) => `${iframe(figure)}\n${script('embed-host.js')}`,
  // A shortcode that writes what stands in it: Hugo leaves other HTML out.
  hugo: (figure) => `{{< html >}}\n${codes.html(figure)}\n{{< /html >}}`,
  quarto: (figure) => fenced('{=html}', codes.html(figure)),
  // Its builds keep no scripts; the directive keeps the page.
  myst: (figure) => `:::{iframe} ${addressOf(figure)}\n:width: 100%\n:::`,
  jupyter: (figure) =>
    `from IPython.display import IFrame\n\nIFrame("${addressOf(figure)}", width="100%", height=${figure.height})`,
};

const script = (file: string) => `<script src="${folder}${file}" defer></script>`;

function tag({ attributes, language }: Embedded): string {
  const all = language === 'en' ? attributes : [['lang', language] as const, ...attributes];
  return element('attention-playground', all);
}

function iframe({ title, height, ...figure }: Embedded): string {
  return element('iframe', [
    ['src', addressOf(figure)],
    ['title', title],
    ['width', '100%'],
    ['height', String(height)],
    ['loading', 'lazy'],
    ['frameborder', '0'],
  ]);
}

function addressOf({ fragment, language }: Pick<Embedded, 'fragment' | 'language'>): string {
  const query = language === 'en' ? '' : `?lang=${language}`;
  // A fragment holds nothing that ends a text in any of the languages around.
  return `${folder}embed.html${query}#${fragment}`;
}

// One attribute a line, as it is read best; no line is empty, which would end a block of HTML.
function element(name: string, attributes: Embedded['attributes']): string {
  if (attributes.length === 0) return `<${name}></${name}>`;
  const lines = attributes.map(([attribute, text]) => `  ${attribute}="${escaped(text)}"`);
  return `<${name}\n${lines.join('\n')}\n></${name}>`;
}

// Besides what HTML needs: line breaks, which Markdown reads, and braces, which templates read.
function escaped(text: string): string {
  return text.replace(
    /[&<>"'`{}\t\n\r]/g,
    (letter) => named[letter] ?? `&#${letter.charCodeAt(0)};`,
  );
}

const named: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};

const fenced = (kind: string, code: string) => `\`\`\`${kind}\n${code}\n\`\`\``;
