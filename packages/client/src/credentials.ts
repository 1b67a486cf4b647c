import type { Credentials } from "@callsheet/protocol";
import { refuseOption } from "./refuse-option.ts";

/** Finds credentials. Every provider of `@aws-sdk/credential-providers` is one. */
export type CredentialProvider = () => Promise<Credentials>;

/** How long before their end credentials are renewed, in milliseconds. */
const margin = 300_000;

/**
 * A provider of given credentials, or one that remembers what a provider gave until five minutes before its expiration, and asks once for
 * parallel calls. When renewal fails, credentials that have not ended are used on.
 */
export function rememberCredentials(source: Credentials | CredentialProvider): CredentialProvider {
  let known: Credentials;
  let end = 0;
  let pending: Promise<void> | undefined;
  const renew = async () => {
    try {
      const found = typeof source === "function" ? await source() : source;
      const texts = [found.accessKeyId, found.secretAccessKey, found.sessionToken];
      // Checked here, for the platform's message would show what is wrong in a header.
      if (!/^[!-~]+\n[ -~]+\n[!-~]*$/.test(texts.join("\n"))) refuseOption("credentials");
      known = found;
      // Not a number without an expiration: such an end is never near.
      end = Date.parse(found.expiration as string);
    } catch (error) {
      if (end <= Date.now()) throw error;
    }
  };
  return async () => {
    if (end - margin <= Date.now()) {
      pending ??= renew().finally(() => {
        pending = undefined;
      });
      await pending;
    }
    return known;
  };
}
