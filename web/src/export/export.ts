export { tensorCsv } from './csv.js';
export { snapshotJson } from './json.js';
export { pngOf } from './png.js';
export { viewSvg } from './view-svg.js';
