import type { Snapshot } from '../../snapshot/snapshot.js';

/** Whether the mask forbids key token `key` to query token `query`. */
export function isMasked(snapshot: Snapshot, query: number, key: number): boolean {
  const mask = snapshot.tensor('mask');
  return mask !== undefined && mask.data[query * mask.shape[1] + key] === 0;
}
