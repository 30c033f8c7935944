const sheets = new Map<string, CSSStyleSheet>();

/** The style sheet of this text; all figures share one. */
export function styleSheet(text: string): CSSStyleSheet {
  let sheet = sheets.get(text);
  if (!sheet) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    sheets.set(text, sheet);
  }
  return sheet;
}
