import type { Figure, Report, Spread } from './figures.js';

/** Every figure: the median, and in brackets the quartiles. */
export function table({ machine, figures }: Report): string {
  const head = `${machine.processor}, ${machine.cores} cores, Node ${machine.node}`;
  return [head, ...figures.map(block)].join('\n\n');
}

function block({ name, where, unit, target, results }: Figure): string {
  const wanted = target ? `, wanted: ${target}` : '';
  const lines = Object.entries(results).map(
    ([competitor, spread]) => `  ${competitor.padEnd(40)}${written(spread)}`,
  );
  return [`${name} (${where}; ${unit}${wanted})`, ...lines].join('\n');
}

function written({ median, lower, upper, samples }: Spread): string {
  const number = rounded(median).padStart(9);
  return samples > 1
    ? `${number}  (${rounded(lower)} to ${rounded(upper)}, ${samples} samples)`
    : number;
}

/** Three digits that count. */
export function rounded(number: number): string {
  if (Math.abs(number) >= 100) return number.toFixed(0);
  return number.toFixed(Math.abs(number) >= 10 ? 1 : 2);
}
