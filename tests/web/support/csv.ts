/** The lines of comma-separated values by RFC 4180; anything else that stands there is an error. */
export function parseCsv(text: string): string[][] {
  const lines: string[][] = [[]];
  const cell = /("(?:[^"]|"")*"|[^",\r\n]*)(,|\r\n)/y;
  while (cell.lastIndex < text.length) {
    const at = cell.lastIndex;
    const found = cell.exec(text);
    if (!found) throw new Error(`no cell at ${at}: ${JSON.stringify(text.slice(at, at + 20))}`);
    const [, written, end] = found as unknown as [string, string, string];
    const isQuoted = written.startsWith('"');
    lines.at(-1)!.push(isQuoted ? written.slice(1, -1).replaceAll('""', '"') : written);
    if (end === '\r\n') lines.push([]);
  }
  const last = lines.pop()!;
  if (last.length > 0) throw new Error('the last line has no end');
  return lines;
}
