/** @throws RangeError that says what there is, when the name is not among these. */
export function checkName(argument: string, name: unknown, names: readonly string[]): void {
  if (names.includes(name as string)) return;
  const given = typeof name === 'string' ? `"${cut(name)}"` : typeof name;
  throw new RangeError(`${argument} is ${given}, but must be one of ${names.join(', ')}`);
}

// What was handed over by mistake would bury the message.
function cut(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}
