/** In which order what stands in a box is drawn: what is positioned over what is not. */
export function layerOf({ position, zIndex }: CSSStyleDeclaration): number {
  if (position === 'static') return 0;
  return zIndex === 'auto' || zIndex === '0' ? 0.5 : Number(zIndex);
}
