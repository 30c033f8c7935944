/** What is measured. */
export interface Runner {
  run(): unknown;
}

/** A sample is as many calls as take so long, in milliseconds: the clock is coarse. */
const leastSample = 5;
const warmUp = 100;
const mostRounds = 15;
const leastRounds = 3;
/** After so long no further round is begun, in milliseconds. */
const longEnough = 4000;

/**
 * Measures milliseconds a call. All take turns, so that whatever else the machine does, they suffer
 * alike.
 */
export async function race(runners: Map<string, Runner>): Promise<Record<string, number[]>> {
  const calls = new Map<string, number>();
  for (const [name, { run }] of runners) calls.set(name, await callsInSample(run));
  const samples: Record<string, number[]> = {};
  for (const name of runners.keys()) samples[name] = [];
  const start = performance.now();
  for (let round = 0; round < mostRounds; ++round) {
    if (round >= leastRounds && performance.now() - start > longEnough) break;
    for (const [name, { run }] of runners) {
      samples[name]!.push(await timeOf(run, calls.get(name)!));
    }
  }
  return samples;
}

// The first calls run before the engine has compiled them well.
async function callsInSample(run: () => unknown): Promise<number> {
  const start = performance.now();
  let last = 0;
  for (let calls = 1; performance.now() - start < warmUp; calls *= 2) {
    last = await timeOf(run, calls);
  }
  return Math.max(1, Math.ceil(leastSample / last));
}

async function timeOf(run: () => unknown, calls: number): Promise<number> {
  const start = performance.now();
  for (let call = 0; call < calls; ++call) {
    const done = run();
    if (done instanceof Promise) await done;
  }
  return (performance.now() - start) / calls;
}
