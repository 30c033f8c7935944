import type { Manual } from '../../snapshot/manual.js';
import type { ManualPlace } from '../../store/store.js';
import { mostDimensions } from '../parts/start-typing.js';

/** The number that a text stands for; null for none, or one that the core cannot hold. */
export function toNumber(text: string): number | null {
  // Half the world writes a decimal comma.
  const plain = text.trim().replace('−', '-').replace(',', '.');
  if (!/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(plain)) return null;
  const number = Number(plain);
  return Number.isFinite(Math.fround(number)) ? number : null;
}

/** With one number replaced. */
export function withNumber(manual: Manual, { of, row, column }: ManualPlace, number: number) {
  const rows = manual[of].map((old, i) => (i === row ? old.with(column, number) : old));
  return { ...manual, [of]: rows };
}

/** With rows of this width: cut, or filled up with zeros. Queries and keys share theirs. */
export function withWidth(manual: Manual, of: keyof Manual, width: number): Manual {
  const resize = (rows: number[][]) =>
    rows.map((row) => Array.from({ length: width }, (_, c) => row[c] ?? 0));
  if (of === 'values') return { ...manual, values: resize(manual.values) };
  return { ...manual, queries: resize(manual.queries), keys: resize(manual.keys) };
}

/** The same shapes, all 0. */
export function withZeros({ queries, keys, values }: Manual): Manual {
  const clear = (rows: number[][]) => rows.map((row) => row.map(() => 0));
  return { queries: clear(queries), keys: clear(keys), values: clear(values) };
}

/**
 * The cells of a pasted text: tabs, semicolons, commas or spaces between them. What is copied from a
 * table (`isTable`) has tabs or a single column, and each of its commas is a decimal comma.
 */
export function toBlock(text: string, isTable: boolean): string[][] {
  const lines = text.replace(/(\r?\n)+$/, '').split(/\r?\n/);
  const separator = ['\t', ';', ','].find((sign) => text.includes(sign));
  if (!isTable && !separator) return lines.map((line) => line.trim().split(/ +/));
  return lines.map((line) => line.split(isTable ? '\t' : separator!));
}

/** What became of a block that was pasted: all of it is numbers, or `refused` is one that is none. */
export type Pasted =
  | { manual: Manual; left: { rows: number; columns: number } }
  | { refused: string };

/** With a block of numbers from `place` down and to the right; empty cells leave what is there. */
export function withBlock(manual: Manual, place: ManualPlace, block: string[][]): Pasted {
  const refused = block.flat().find((text) => text.trim() !== '' && toNumber(text) === null);
  if (refused !== undefined) return { refused };
  const { of, row, column } = place;
  const wanted = column + Math.max(...block.map((cells) => cells.length));
  const width = Math.min(Math.max(wanted, manual[of][0]!.length), mostDimensions);
  const wide = withWidth(manual, of, width);
  const rows = wide[of].map((old, i) =>
    old.map((number, c) => toNumber(block[i - row]?.[c - column] ?? '') ?? number),
  );
  const left = {
    rows: Math.max(row + block.length - rows.length, 0),
    columns: Math.max(wanted - width, 0),
  };
  return { manual: { ...wide, [of]: rows }, left };
}
