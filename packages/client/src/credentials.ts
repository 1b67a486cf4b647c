import type { Credentials } from "@callsheet/protocol";
import { refuseOption } from "./refuse-option.ts";

/** Finds credentials. Every provider of `@aws-sdk/credential-providers` is one. */
export type CredentialProvider = () => Promise<Credentials>;

/** How long before their expiration credentials are renewed, in milliseconds. */
const renewalMargin = 300_000;
/** Access key, secret and session token, one per line. Keys and tokens contain no spaces. */
const wellFormed = /^[!-~]+\n[ -~]+\n[!-~]*$/;

/**
 * Creates a provider that remembers what the source gave until five minutes before it expires, and asks the
 * source once for parallel calls. When renewal fails, credentials that have not expired stay in use.
 */
export function rememberCredentials(source: Credentials | CredentialProvider): CredentialProvider {
  let known: Credentials;
  let end = 0;
  let pending: Promise<void> | undefined;
  const renew = async () => {
    try {
      const found = typeof source === "function" ? await source() : source;
      checkCredentials(found);
      known = found;
      // Without an expiration the end is `NaN`, which is never near.
      end = Date.parse(found.expiration as string);
    } catch (error) {
      if (end <= Date.now()) throw error;
    }
  };
  return async () => {
    if (end - renewalMargin <= Date.now()) {
      pending ??= renew().finally(() => {
        pending = undefined;
      });
      await pending;
    }
    return known;
  };
}

/** The platform would refuse a malformed one, too, but with a message that shows it. */
function checkCredentials({ accessKeyId, secretAccessKey, sessionToken }: Credentials): void {
  if (!wellFormed.test([accessKeyId, secretAccessKey, sessionToken].join("\n")))
    refuseOption("credentials", "printable ASCII");
}
