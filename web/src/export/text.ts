import { painted } from './colour.js';
import { fontOf, heightsOf } from './font.js';
import type { Paper, Rect } from './paper.js';
import { characters, element } from './xml.js';

/** How a text is set: what CSS hands down to it, and what it does not. */
export interface Setting {
  style: CSSStyleDeclaration;
  /** Lines under it, or through it, which boxes hand down to what stands in them. */
  lines: readonly CSSStyleDeclaration[];
  /** It stands upside down, as names over columns do: vertical text then reads upwards. */
  isTurned: boolean;
  /** Where an ellipsis cuts it off: the right end of the box, on the screen. */
  end: number | undefined;
}

/** Words that stand side by side on one line, and where. */
interface Run {
  text: string;
  place: DOMRect;
}

/** A text as lines of words, each where the screen has it. */
export function text(node: Text, setting: Setting, paper: Paper): string {
  const { fontSize, visibility } = setting.style;
  if (visibility !== 'visible' || Number.parseFloat(fontSize) === 0) return '';
  return runsOf(node, setting.style)
    .map((run) => (setting.end === undefined ? run : shortened(run, setting)))
    .map((run) => line(transformed(run.text, setting.style), paper.place(run.place), setting))
    .join('');
}

function runsOf(node: Text, { whiteSpaceCollapse, direction }: CSSStyleDeclaration): Run[] {
  const isKept =
    whiteSpaceCollapse?.startsWith('preserve') || whiteSpaceCollapse === 'break-spaces';
  const words = [...node.data.matchAll(isKept ? /[^\n]+/g : /[^ \t\n\r\f]+/g)];
  const runs = words.flatMap((word) => pieces(node, word.index, word[0]));
  if (direction === 'rtl' || isKept) return runs;
  const joined: Run[] = [];
  for (const run of runs) {
    const last = joined.at(-1);
    if (last && isNext(last.place, run.place)) {
      last.text += ` ${run.text}`;
      last.place = around(last.place, run.place);
    } else joined.push({ ...run });
  }
  return joined;
}

// Whether it goes on to the right on the same line; in vertical text it never does.
function isNext(before: DOMRect, after: DOMRect): boolean {
  return Math.abs(before.top - after.top) < 1 && after.left >= before.right - 1;
}

const around = (a: DOMRect, b: DOMRect) =>
  new DOMRect(a.left, Math.min(a.top, b.top), b.right - a.left, Math.max(a.height, b.height));

// A word, or what each line has of it where it is broken.
function pieces(node: Text, start: number, word: string): Run[] {
  const whole = rectsOf(node, start, start + word.length);
  if (whole.length < 2) return whole.map((place) => ({ text: word, place }));
  const found: Run[] = [];
  let at = start;
  for (const letter of word) {
    const [place] = rectsOf(node, at, at + letter.length);
    at += letter.length;
    if (!place) continue;
    const last = found.at(-1);
    const isSame = last && Math.abs(last.place.top - place.top) < 1;
    if (isSame) {
      last.text += letter;
      const left = Math.min(last.place.left, place.left);
      const right = Math.max(last.place.right, place.right);
      last.place = new DOMRect(left, last.place.top, right - left, last.place.height);
    } else found.push({ text: letter, place });
  }
  return found;
}

function rectsOf(node: Text, start: number, end: number): DOMRect[] {
  const range = document.createRange();
  range.setStart(node, start);
  range.setEnd(node, end);
  return [...range.getClientRects()].filter(({ width, height }) => width > 0 && height > 0);
}

// As much as there is room for before the ellipsis.
function shortened(run: Run, { style, end }: Setting): Run {
  const { text, place } = run;
  if (place.right <= end! + 0.5) return run;
  const measure = fontOf(style).measure;
  const letters = [...text];
  while (letters.length > 0 && place.left + measure(`${letters.join('')}…`) > end!) letters.pop();
  const cut = `${letters.join('').trimEnd()}…`;
  return { text: cut, place: new DOMRect(place.left, place.top, measure(cut), place.height) };
}

function transformed(text: string, { textTransform }: CSSStyleDeclaration): string {
  if (textTransform === 'uppercase') return text.toUpperCase();
  if (textTransform === 'lowercase') return text.toLowerCase();
  // One letter of a formula is set in italics.
  return textTransform === 'math-auto' && [...text].length === 1 ? italic(text) : text;
}

const italicCapital = 0x1d434; // less than that of A by nothing
const italicSmall = 0x1d44e;

function italic(letter: string): string {
  const code = letter.codePointAt(0)!;
  if (letter === 'h') return '\u210e';
  if (/^[A-Z]$/.test(letter)) return String.fromCodePoint(italicCapital + code - 0x41);
  if (/^[a-z]$/.test(letter)) return String.fromCodePoint(italicSmall + code - 0x61);
  // Greek: alpha is U+1D6FC in italics.
  if (/^[α-ω]$/.test(letter)) return String.fromCodePoint(0x1d6fc + code - 0x3b1);
  return letter;
}

function line(text: string, place: Rect, setting: Setting): string {
  const { style, isTurned } = setting;
  const font = fontOf(style);
  const isVertical = style.writingMode.startsWith('vertical');
  const length = isVertical ? place.height : place.width;
  const { ascent, descent } = heightsOf(style);
  const at = isVertical
    ? isTurned
      ? { x: place.x + ascent, y: place.y + place.height }
      : { x: place.x + descent, y: place.y }
    : { x: place.x, y: Math.round(place.y + ascent) };
  const isRightToLeft = style.direction === 'rtl';
  const written = element(
    'text',
    {
      x: isRightToLeft && !isVertical ? at.x + length : at.x,
      y: at.y,
      transform: isVertical ? turn(isTurned ? -90 : 90, at) : undefined,
      ...font.attributes,
      ...painted('fill', style.color),
      direction: isRightToLeft ? 'rtl' : undefined,
      'xml:space': text.includes('  ') ? 'preserve' : undefined,
      // Where the font is another one, the words still stand in their places.
      textLength: [...text].length > 1 ? length : undefined,
      lengthAdjust: [...text].length > 1 ? 'spacingAndGlyphs' : undefined,
    },
    characters(text),
  );
  if (isVertical) return written;
  return written + setting.lines.map((of) => decoration(of, at, length, style)).join('');
}

const turn = (degrees: number, { x, y }: { x: number; y: number }) =>
  `rotate(${degrees} ${Math.round(x * 100) / 100} ${Math.round(y * 100) / 100})`;

// A line under the text or through it, of the colour and kind of the box that asked for it.
function decoration(
  of: CSSStyleDeclaration,
  { x, y }: { x: number; y: number },
  length: number,
  style: CSSStyleDeclaration,
): string {
  const size = Number.parseFloat(style.fontSize);
  const given = Number.parseFloat(of.textDecorationThickness);
  const width = Math.max(1, Math.round(given || size / 12));
  const offset = Number.parseFloat(of.textUnderlineOffset);
  const isUnder = of.textDecorationLine.includes('underline');
  const under = Number.isNaN(offset) ? Math.max(1, Math.ceil(width / 2)) : offset;
  const middle = Math.round(isUnder ? y + under : y - size * 0.3) + width / 2;
  const isDotted = of.textDecorationStyle === 'dotted';
  return element('line', {
    x1: x,
    y1: middle,
    x2: x + length,
    y2: middle,
    ...painted('stroke', of.textDecorationColor),
    'stroke-width': width,
    'stroke-dasharray': isDotted ? `${width} ${width}` : undefined,
  });
}
