// Nothing moves, and what is replaced below is not drawn twice.
const still = `*, *::before, *::after { transition: none !important; animation: none !important; }
[data-replaced-before]::before, [data-replaced-after]::after { content: none !important; }`;

let sheet: CSSStyleSheet | undefined;

/**
 * Calls `draw` while a part of the page lies as it does without scrolling, all motion at its end, and
 * with elements in place of pseudo-elements that stand in the line, whose places nothing tells. It is
 * all put back before the screen is drawn again: nobody sees it.
 */
export function stilled<Drawn>(part: Element, draw: () => Drawn): Drawn {
  const root = part.getRootNode() as ShadowRoot;
  if (!sheet) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(still);
  }
  const sheets = [...root.adoptedStyleSheets];
  root.adoptedStyleSheets = [...sheets, sheet];
  const parts = [part, ...part.querySelectorAll('*')];
  const undo = [...parts.flatMap(unstuck), ...parts.flatMap(replaced)];
  try {
    return draw();
  } finally {
    for (const putBack of undo.reverse()) putBack();
    root.adoptedStyleSheets = sheets;
  }
}

type Undo = () => void;

function unstuck(part: Element): Undo[] {
  if (!(part instanceof HTMLElement) || getComputedStyle(part).position !== 'sticky') return [];
  const before = part.getAttribute('style');
  part.style.setProperty('position', 'relative');
  part.style.setProperty('inset', 'auto');
  return [
    () => {
      part.style.removeProperty('position');
      part.style.removeProperty('inset');
      // An attribute that nobody read yet would come back empty.
      if (before === null && part.getAttribute('style') !== null) part.removeAttribute('style');
    },
  ];
}

function replaced(part: Element): Undo[] {
  return (['before', 'after'] as const).flatMap((where) => {
    const style = getComputedStyle(part, `::${where}`);
    const isInLine = style.position === 'static' || style.position === 'relative';
    if (['none', 'normal'].includes(style.content) || !isInLine || style.display === 'none')
      return [];
    const copy = document.createElement('span');
    for (const name of copied) copy.style.setProperty(name, style.getPropertyValue(name));
    copy.textContent = textOf(style);
    part.toggleAttribute(`data-replaced-${where}`, true);
    if (where === 'before') part.prepend(copy);
    else part.append(copy);
    return [
      () => {
        copy.remove();
        part.removeAttribute(`data-replaced-${where}`);
      },
    ];
  });
}

// What stands in quotes, or the quotation marks themselves.
function textOf({ content, quotes }: CSSStyleDeclaration): string {
  const written = /^"((?:[^"\\]|\\.)*)"/.exec(content);
  if (written) return written[1]!.replaceAll('\\', '');
  const marks = /^"(.*)" "(.*)"/.exec(quotes) ?? ['', '“', '”'];
  if (content === 'open-quote') return marks[1]!;
  return content === 'close-quote' ? marks[2]! : '';
}

// What makes the look and the place of such a mark.
const copied = [
  'display',
  'box-sizing',
  'width',
  'height',
  'margin-top',
  'margin-right',
  'margin-bottom',
  'margin-left',
  'border-top',
  'border-right',
  'border-bottom',
  'border-left',
  'border-top-left-radius',
  'border-top-right-radius',
  'border-bottom-right-radius',
  'border-bottom-left-radius',
  'background-color',
  'color',
  'font-family',
  'font-size',
  'font-style',
  'font-weight',
  'line-height',
  'vertical-align',
  'white-space',
  'text-align',
  'grid-row',
  'grid-column',
  'align-self',
  'justify-self',
  'opacity',
];
