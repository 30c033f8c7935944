const sheets = new Map<string, CSSStyleSheet>();

/**
 * The style sheet of this text; all figures share one. A figure's `rem` is its own font size, `--rem`:
 * the root's belongs to the page, and on many is 62.5 %.
 */
export function styleSheet(text: string): CSSStyleSheet {
  let sheet = sheets.get(text);
  if (!sheet) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(text.replace(/(-?[\d.]+)rem\b/g, 'calc($1 * var(--rem))'));
    sheets.set(text, sheet);
  }
  return sheet;
}
