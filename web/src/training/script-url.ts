/** What of Trusted Types is needed here; TypeScript does not know them. */
interface Policies {
  createPolicy(
    name: string,
    rules: { createScriptURL(address: string): string },
  ): { createScriptURL(address: string): string };
}

let policy: ReturnType<Policies['createPolicy']> | undefined;

/**
 * The address of a Blob as a page takes it that demands Trusted Types for scripts: vouched for by
 * the policy `attention-playground`.
 *
 * @throws Error where the page does not allow this policy, or the address is of anything else.
 */
export function scriptUrl(address: string): string {
  const { trustedTypes } = globalThis as { trustedTypes?: Policies };
  policy ??= trustedTypes?.createPolicy('attention-playground', { createScriptURL: onlyBlobs });
  return policy ? policy.createScriptURL(address) : onlyBlobs(address);
}

function onlyBlobs(address: string): string {
  if (!address.startsWith('blob:')) throw new Error(`${address} is no Blob`);
  return address;
}
