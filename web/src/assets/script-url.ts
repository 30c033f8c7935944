/** What of Trusted Types is needed here; TypeScript does not know them. */
interface Policies {
  createPolicy(
    name: string,
    rules: { createScriptURL(address: string, ours: string): string },
  ): { createScriptURL(address: string, ours: string): string };
}

let policy: ReturnType<Policies['createPolicy']> | undefined;

/**
 * The address of a Blob, or of a file beside `ours`, as a page takes it that demands Trusted Types
 * for scripts: vouched for by the policy `attention-playground`.
 *
 * @throws Error where the page does not allow this policy, or the address is of anything else.
 */
export function scriptUrl(address: string, ours = ''): string {
  const { trustedTypes } = globalThis as { trustedTypes?: Policies };
  policy ??= trustedTypes?.createPolicy('attention-playground', { createScriptURL: onlyOurs });
  return policy ? policy.createScriptURL(address, ours) : onlyOurs(address, ours);
}

function onlyOurs(address: string, ours: string): string {
  const isBeside = ours !== '' && address.startsWith(new URL('.', ours).href);
  if (!isBeside && !address.startsWith('blob:')) throw new Error(`${address} is not ours`);
  return address;
}
