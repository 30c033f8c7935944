export { AttentionPlayground, PlaygroundError } from './element/element.js';
export type { Snapshot, Tensor, TensorName } from './snapshot/snapshot.js';
