export {
  type AttentionInput,
  type AttentionMask,
  type AttentionPlan,
  type AttentionResult,
  type AttentionShape,
  type Core,
  type LoadOptions,
  loadCore,
} from '../../wasm/numbers.js';
