import type { Snapshot, TensorName } from '../snapshot/snapshot.js';
import { shortest } from '../store/number-text.js';
import { axisNames } from './axes.js';
import { checkName } from './check-name.js';

/**
 * A tensor of the selected layer and head as comma-separated values (RFC 4180; lines end with CRLF):
 * a header of the columns' names (key tokens, dimensions), then a line for each row, its name first.
 *
 * A number has the fewest digits that read back as the same 32-bit float; what is none is `NaN`,
 * `Infinity` or `-Infinity`. A name that a spreadsheet would take for a formula (it begins with `=`,
 * `+`, `-`, `@`, a tab or a line break) has an apostrophe before it.
 *
 * @throws RangeError when the snapshot has no tensor of this name.
 */
export function tensorCsv(snapshot: Snapshot, name: string): string {
  checkName('tensor', name, snapshot.names);
  const tensor = snapshot.tensor(name as TensorName)!;
  const { rows, columns } = axisNames(name as TensorName, tensor, snapshot);
  const lines = rows.map((row, r) => {
    const numbers = tensor.data.subarray(r * columns.length, (r + 1) * columns.length);
    return [textCell(row), ...Array.from(numbers, shortest)];
  });
  return [[name, ...columns.map(textCell)], ...lines].map((line) => `${line.join()}\r\n`).join('');
}

function textCell(text: string): string {
  const safe = /^[=+\-@\t\r\n]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
