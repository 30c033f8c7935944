import { viewStyles } from '../views/styles.js';
import figure from './figure.css?inline';

let sheets: CSSStyleSheet[] | undefined;

/** The style sheets that every figure adopts, made once. */
export function styleSheets(): CSSStyleSheet[] {
  sheets ??= [figure, ...viewStyles].map((text) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    return sheet;
  });
  return sheets;
}
