/**
 * Keeps `--rem`, by which all of a figure is measured, at the size of its own type. In pixels: a custom
 * property that says `1em` would be another length wherever the type is smaller.
 */
export function followFontSize(root: ShadowRoot, signal: AbortSignal): void {
  const probe = document.createElement('span');
  probe.className = 'em';
  root.append(probe);
  const sheet = new CSSStyleSheet();
  root.adoptedStyleSheets.push(sheet);
  const observer = new ResizeObserver(() => {
    sheet.replaceSync(`.figure { --rem: ${getComputedStyle(probe).fontSize} }`);
  });
  observer.observe(probe);
  signal.addEventListener('abort', () => {
    observer.disconnect();
    probe.remove();
  });
}
