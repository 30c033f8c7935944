import { AttentionPlayground } from './element.js';

const name = 'attention-playground';

/**
 * Registers `<attention-playground>`. Where the page has one already, of this version or another,
 * that one stays, with a warning. Where there is no registry, as on a server, nothing happens.
 */
export function define(): void {
  const registry = globalThis.customElements as CustomElementRegistry | undefined;
  const present = registry?.get(name) as { version?: string } | undefined;
  if (!present) {
    registry?.define(name, AttentionPlayground);
    return;
  }
  const versions = `${present.version ?? 'unknown'} stays, ${AttentionPlayground.version} is not used`;
  console.warn(`<${name}> is already defined on this page: version ${versions}.`);
}

declare global {
  interface HTMLElementTagNameMap {
    'attention-playground': AttentionPlayground;
  }
}
