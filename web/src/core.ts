export * from '../../wasm/numbers.js';
