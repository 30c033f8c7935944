/** Hands a file over to the reader. */
export function download(name: string, content: string | Blob, type = ''): void {
  const blob = typeof content === 'string' ? new Blob([content], { type }) : content;
  const address = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The browser has begun by then.
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

/** A name for a file about a sentence: its letters and digits, as far as a name is read. */
export function fileName(sentence: string, part: string, ending: string): string {
  const words = sentence.toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  let name = '';
  for (const word of words) {
    const longer = name === '' ? word : `${name}-${word}`;
    if ([...longer].length > longest) break;
    name = longer;
  }
  return [name || 'attention', part].filter(Boolean).join('-') + ending;
}

const longest = 48;
