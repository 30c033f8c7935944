/** The lines of a text in this width. */
export function broken(text: string, width: number, measure: (text: string) => number): string[] {
  return text.split('\n').flatMap((paragraph) => {
    const found = [''];
    for (const word of paragraph.split(' ')) {
      const longer = found.at(-1) === '' ? word : `${found.at(-1)} ${word}`;
      if (found.at(-1) === '' || measure(longer) <= width) found[found.length - 1] = longer;
      else found.push(word);
    }
    return found;
  });
}
