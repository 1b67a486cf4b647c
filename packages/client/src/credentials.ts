import type { Credentials } from "@callsheet/protocol";

/** Finds credentials. Every provider of `@aws-sdk/credential-providers` is one. */
export type CredentialProvider = () => Promise<Credentials>;

/** How long before their end credentials are renewed, in milliseconds. */
const margin = 300_000;

/**
 * A provider that remembers what it was given until five minutes before its expiration, and asks once for parallel calls. When renewal fails,
 * credentials that have not ended are used on.
 */
export function rememberCredentials(source: CredentialProvider): CredentialProvider {
  let known: Credentials | undefined;
  let pending: Promise<void> | undefined;
  const lives = (ms: number) => known && !(known.expiration && known.expiration.getTime() - Date.now() <= ms);
  const renew = async () => {
    try {
      known = await source();
    } catch (error) {
      if (!lives(0)) throw error;
    } finally {
      pending = undefined;
    }
  };
  return async () => {
    if (!lives(margin)) {
      pending ??= renew();
      await pending;
    }
    return known as Credentials;
  };
}
