import type { Snapshot } from '../snapshot/snapshot.js';
import { numberText, shortest } from '../store/number-text.js';
import { initialValues, isLinked, propertyNames, type Values } from '../store/properties.js';

/** Of the form below. What an older program cannot read must have a higher one. */
const version = 1;

/**
 * The whole snapshot as JSON: `version` (of this form), `settings` (the properties that are not as
 * they are by default), `tokens`, `keyTokens`, `token`, `layer`, `head`, `names`, and `tensors`, each
 * with its `name`, its `layer` and `head` where it belongs to one, its `shape` [rows, columns] and its
 * `data`, row by row.
 *
 * A number has the fewest digits that read back as the same 32-bit float. JSON has no word for what
 * is none: those are the texts `"NaN"`, `"Infinity"` and `"-Infinity"`, which `Number` understands.
 */
export function snapshotJson(snapshot: Snapshot, values: Values): string {
  const { tokens, keyTokens, token, layer, head, names } = snapshot;
  const settings = settingsOf(values);
  const about = { version, settings, tokens, keyTokens, token, layer, head, names };
  const parts = Object.entries(about).map(([name, value]) => `"${name}":${json(value)}`);
  const tensors = snapshot.all().map(json).join(',\n');
  return `{${parts.join(',\n')},\n"tensors":[\n${tensors}\n]}\n`;
}

function settingsOf(values: Values): Partial<Values> {
  const initial = initialValues();
  const changed = propertyNames.filter(
    (name) => isLinked(name) && !Object.is(values[name], initial[name]),
  );
  return Object.fromEntries(changed.map((name) => [name, values[name]]));
}

// Written by hand, since JSON.stringify knows no negative zero and no 32-bit floats.
function json(value: unknown): string {
  if (typeof value === 'number') return numberJson(value, numberText);
  if (value instanceof Float32Array)
    return `[${Array.from(value, (number) => numberJson(number, shortest)).join()}]`;
  if (Array.isArray(value)) return `[${value.map(json).join()}]`;
  if (Object(value) !== value) return JSON.stringify(value);
  const members = Object.entries(value as object);
  return `{${members.map(([name, member]) => `${JSON.stringify(name)}:${json(member)}`).join()}}`;
}

function numberJson(number: number, write: (number: number) => string): string {
  return Number.isFinite(number) ? write(number) : `"${number}"`;
}
