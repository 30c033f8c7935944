/**
 * Where a key moves the focus to in a row of `count`, from place `at`: one step by the two arrows,
 * to the ends by Home and End; undefined for all other keys and at the ends.
 */
export function moved(
  event: KeyboardEvent,
  at: number,
  count: number,
  [back, forward]: readonly [string, string],
): number | undefined {
  if (event.ctrlKey || event.metaKey || event.altKey) return undefined;
  const target = { [back]: at - 1, [forward]: at + 1, Home: 0, End: count - 1 }[event.key];
  if (target === undefined || target < 0 || target >= count) return undefined;
  event.preventDefault();
  return target;
}
