export { define } from './element/define.js';
export { AttentionPlayground, PlaygroundError } from './element/element.js';
export type { NamedTensor, Snapshot, Tensor, TensorName } from './snapshot/snapshot.js';
