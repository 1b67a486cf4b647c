import type { Credentials } from "@callsheet/protocol";

/** Finds credentials. Every provider of `@aws-sdk/credential-providers` is one. */
export type CredentialProvider = () => Promise<Credentials>;

/** How long before their end credentials are renewed, in milliseconds. */
const margin = 300_000;

/**
 * A provider that remembers what it was given until five minutes before its expiration, and asks once for parallel calls. When renewal fails,
 * credentials that have not ended are used on.
 */
export function rememberCredentials(source: Credentials | CredentialProvider): CredentialProvider {
  if (typeof source !== "function") return async () => source;
  let known: Credentials | undefined;
  let pending: Promise<Credentials> | undefined;
  const lives = (ms: number) => known && (known.expiration?.getTime() ?? Infinity) - Date.now() > ms;
  return async () => {
    if (known && lives(margin)) return known;
    pending ??= source().finally(() => {
      pending = undefined;
    });
    try {
      known = await pending;
    } catch (error) {
      if (!lives(0)) throw error;
    }
    return known as Credentials;
  };
}
