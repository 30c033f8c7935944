import { broken } from './broken.js';
import { painted } from './colour.js';
import { fontOf } from './font.js';
import { Paper } from './paper.js';
import { stilled } from './stilled.js';
import { drawn } from './walk.js';
import { characters, element } from './xml.js';

/** What a figure says of itself. */
export interface About {
  /** The sentence that it is about; a second one, which is looked at. */
  sentence: string;
  source: string;
}

/** Around the view, and between it and the sentence. In pixels. */
const margin = 20;
const gap = 12;
const mostLines = 3;

/**
 * A view as a drawing of its own: texts, boxes and lines as the screen has them, on the figure's
 * ground, below the sentence that it is about. No style sheet, no script, and nothing from elsewhere.
 */
export function figureSvg(view: HTMLElement, about: About): string {
  return stilled(view, () => {
    const bounds = view.getBoundingClientRect();
    const paper = new Paper(bounds, `ap-${view.getAttribute('part')!.split(' ')[0]}`);
    const content = drawn(view, paper);
    const width = Math.ceil(bounds.width) + 2 * margin;
    // The sentence's own view begins with it.
    const isSentence = view.classList.contains('sentence');
    const caption = isSentence ? { height: 0, content: '' } : captionOf(view, about, bounds.width);
    const top = margin + caption.height;
    const height = Math.ceil(top + bounds.height + margin);
    const { title, description } = saidOf(view, about);
    const figure = view.closest<HTMLElement>('.figure')!;
    const ground = getComputedStyle(figure).backgroundColor;
    const drawing = element(
      'svg',
      {
        xmlns: 'http://www.w3.org/2000/svg',
        width,
        height,
        viewBox: `0 0 ${width} ${height}`,
        'xml:lang': figure.lang || undefined,
        role: 'img',
        'aria-labelledby': 'ap-title ap-description',
      },
      element('title', { id: 'ap-title' }, characters(title)),
      element('desc', { id: 'ap-description' }, characters(description)),
      paper.definitions && element('defs', {}, paper.definitions),
      element('rect', { width, height, ...painted('fill', ground) }),
      caption.content,
      element('g', { transform: `translate(${margin} ${top})` }, content),
    );
    return `<?xml version="1.0" encoding="UTF-8"?>\n${drawing}\n`;
  });
}

function saidOf(view: HTMLElement, { sentence, source }: About) {
  const said = (selector: string) =>
    view.querySelector(selector)?.textContent?.replace(/\s+/g, ' ').trim();
  const quoted = [sentence, source].filter(Boolean).map((text) => `“${text}”`);
  const title = said('h2') ?? quoted[0]!;
  const description = [quoted.join(' → '), said('h2 + p, summary + p, p.answer, summary + * p')];
  return { title, description: description.filter(Boolean).join('. ') };
}

// The sentence in the view's own letters, in a few lines at most.
function captionOf(view: HTMLElement, { sentence, source }: About, width: number) {
  const style = getComputedStyle(view.querySelector('h2')!);
  const { fontFamily } = style;
  const font = fontOf({
    fontStyle: 'italic',
    fontWeight: '400',
    fontSize: '16px',
    fontFamily,
    letterSpacing: 'normal',
  });
  const quoted = [sentence, source]
    .filter(Boolean)
    .map((text) => `“${text}”`)
    .join(' → ');
  const lines = broken(quoted, width, font.measure);
  const shown = lines.slice(0, mostLines);
  if (lines.length > mostLines) shown[mostLines - 1] += ' …';
  const texts = shown.map((text, index) =>
    element(
      'text',
      {
        x: margin,
        y: margin + 16 + index * 22,
        ...font.attributes,
        ...painted('fill', style.color),
      },
      characters(text),
    ),
  );
  return { height: shown.length * 22 + gap, content: texts.join('') };
}
