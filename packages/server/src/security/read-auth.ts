import type { Service } from "@callsheet/protocol";
import type { Auth, SignatureAuth, Verifier } from "./auth.ts";

/** The parsed option `auth`. */
export interface ReadAuth {
  /** True when everyone may call: the application said so. */
  readonly isOff: boolean;
  /** How signatures are verified. Undefined: they are not. */
  readonly signature: SignatureAuth | "well-formed" | undefined;
  /** By the name of the scheme. */
  readonly verifiers: ReadonlyMap<string, Verifier>;
}

/**
 * Parses the option `auth` of a service.
 *
 * @throws TypeError for a verifier without a scheme in the document.
 */
export function readAuth(auth: Auth | undefined, { name, schemes = {} }: Service): ReadAuth {
  const verifiers = new Map<string, Verifier>();
  if (auth === undefined || auth === "off") return { isOff: auth === "off", signature: undefined, verifiers };
  if (auth === "well-formed" || isSignatureAuth(auth)) return { isOff: false, signature: auth, verifiers };
  let signature: ReadAuth["signature"];
  for (const [scheme, verifier] of Object.entries(auth)) {
    if (!Object.hasOwn(schemes, scheme))
      throw new TypeError(`${name} has no security scheme for the verifier ${scheme}.`);
    if (typeof verifier === "function") verifiers.set(scheme, verifier);
    else if (verifier !== undefined) signature = verifier;
  }
  return { isOff: false, signature, verifiers };
}

function isSignatureAuth(auth: Exclude<Auth, string>): auth is SignatureAuth {
  return typeof auth.credentials === "function";
}
