import type { Operation, Security, Service } from "@callsheet/protocol";
import { type Logger, writeRecord } from "../logger.ts";
import type { ServiceOptions } from "../service-options.ts";
import { createAuthenticate } from "./authenticate.ts";
import { createGuard, type Guard, requirementOf } from "./guard.ts";
import { type ReadAuth, readAuth } from "./read-auth.ts";

/** Finds the guard of an operation. Undefined: anyone may call it. */
export type FindGuard = (operation: Operation) => Guard | undefined;

/**
 * Makes the guards of a service. They check what its document asks for unless the option `auth` is `"off"`:
 * without a verifier for its scheme, an operation refuses every call. Signatures are the exception: a service
 * whose operations take SigV4 ignores them until it can verify them.
 */
export function createGuards(service: Service, options: ServiceOptions, logger: Logger): FindGuard {
  const auth = readAuth(options.auth, service);
  const { isOff, signature, verifiers } = auth;
  if (isOff) return () => undefined;
  const { region, now } = options;
  const authenticate = createAuthenticate(service, { auth: signature, region, now });
  const missing = new Set<string>();
  let isTold = false;
  const tell = (names: readonly string[]) => {
    for (const name of names) missing.add(name);
    if (isTold) return;
    isTold = true;
    // Once, when all operations are known.
    queueMicrotask(() => tellMissing(service, [...missing], logger));
  };

  return (operation) => {
    const requirement = requirementOf(operation);
    // An AWS document without security means that calls are signed.
    if (!requirement) return authenticate && { readsBody: true, check: signatureCheck(authenticate) };
    if (requirement.length === 0 || (options.auth === undefined && takesSignature(requirement, service)))
      return undefined;
    if (authenticate && isSignatureAlone(requirement, service))
      return { readsBody: true, check: signatureCheck(authenticate) };
    const unverified = unverifiedOf(requirement, service, auth);
    if (unverified.length > 0) tell(unverified);
    return createGuard(operation, requirement, { authenticate, verifiers });
  };
}

function signatureCheck(authenticate: NonNullable<ReturnType<typeof createAuthenticate>>): Guard["check"] {
  return ({ incoming, body }) => authenticate(incoming, body ?? new Uint8Array());
}

/** The usual requirement of AWS's services, which needs no search for an alternative. */
function isSignatureAlone(requirement: Security, { schemes = {} }: Service): boolean {
  const [names = []] = requirement;
  return requirement.length === 1 && names.length === 1 && schemes[names[0] as string]?.type === "sigV4";
}

function takesSignature(requirement: Security, { schemes = {} }: Service): boolean {
  return requirement.some((all) => all.length > 0 && all.every((name) => schemes[name]?.type === "sigV4"));
}

function unverifiedOf(requirement: Security, { schemes = {} }: Service, auth: ReadAuth): string[] {
  return requirement
    .flat()
    .filter((name) => (schemes[name]?.type === "sigV4" ? !auth.signature : !auth.verifiers.has(name)));
}

function tellMissing({ name }: Service, schemes: readonly string[], logger: Logger): void {
  const message =
    "The document asks for security schemes that have no verifier: calls that need them are refused. Give " +
    'the option `auth` a verifier for each, or set it to "off" to let everyone call.';
  writeRecord(logger, "warn", message, { service: name, schemes });
}
