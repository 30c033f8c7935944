/** The middle of repeated measurements, and how far they scatter. */
export interface Spread {
  median: number;
  /** The first and the third quartile. */
  lower: number;
  upper: number;
  samples: number;
}

/** One question that was measured, for all that compete in it, in one run. */
export interface Figure {
  /** Which command of `npm run bench -- ` measures it. */
  part: 'numbers' | 'training' | 'page' | 'sizes' | 'native';
  /** What was measured, in words. */
  name: string;
  /** Where: a browser with its version, or `native`. */
  where: string;
  unit: string;
  /** What has to hold, in words. */
  target?: string;
  /** By competitor. */
  results: Record<string, Spread>;
}

/** What `dist/bench.json` holds. */
export interface Report {
  machine: { processor: string; cores: number; node: string };
  figures: Figure[];
}

export function spread(samples: readonly number[]): Spread {
  const [lower, median, upper] = [0.25, 0.5, 0.75].map((share) => quantile(samples, share));
  return { median: median!, lower: lower!, upper: upper!, samples: samples.length };
}

/** What is sure: measured once, or not at all subject to chance. */
export function exactly(number: number): Spread {
  return { median: number, lower: number, upper: number, samples: 1 };
}

/** Between the two nearest samples, by linear interpolation. */
export function quantile(samples: readonly number[], share: number): number {
  const sorted = samples.toSorted((a, b) => a - b);
  const at = share * (sorted.length - 1);
  const below = sorted[Math.floor(at)]!;
  const above = sorted[Math.ceil(at)]!;
  return below + (above - below) * (at - Math.floor(at));
}
