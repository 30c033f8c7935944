import { AttentionPlayground } from './element/element.js';

const name = 'attention-playground';

// A server that renders the page has no registry; importing this there must not throw.
const registry = globalThis.customElements as CustomElementRegistry | undefined;

if (registry?.get(name)) {
  console.warn(`<${name}> is already defined on this page; the first definition stays.`);
} else {
  registry?.define(name, AttentionPlayground);
}

declare global {
  interface HTMLElementTagNameMap {
    'attention-playground': AttentionPlayground;
  }
}

export { AttentionPlayground };
