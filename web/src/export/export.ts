export { tensorCsv } from './csv.js';
export { snapshotJson } from './json.js';
