import { define } from './element/define.js';

define();

export { AttentionPlayground } from './element/element.js';
