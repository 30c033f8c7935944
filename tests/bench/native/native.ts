import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { type Figure, spread } from '../figures.js';

const program = fileURLToPath(
  new URL('../../../build/bench/tests/bench/attend_benchmark', import.meta.url),
);

interface Run {
  /** attend/256 */
  run_name: string;
  run_type: string;
  /** In a second. */
  operations: number;
}

/** What Google Benchmark says of attend, without a browser. */
export function measureNative(): Figure[] {
  const args = ['--benchmark_format=json', '--benchmark_repetitions=9', '--benchmark_min_time=0.1'];
  const { benchmarks } = JSON.parse(execFileSync(program, args, { encoding: 'utf8' }));
  const samples = new Map<string, number[]>();
  for (const { run_name, run_type, operations } of benchmarks as Run[]) {
    if (run_type !== 'iteration') continue;
    samples.set(run_name, [...(samples.get(run_name) ?? []), operations / 1e9]);
  }
  return Array.from(samples, ([name, rates]) => ({
    part: 'native' as const,
    name: `attention, n = ${name.split('/')[1]}`,
    where: 'native',
    unit: 'GFLOP/s',
    results: { attend: spread(rates) },
  }));
}
