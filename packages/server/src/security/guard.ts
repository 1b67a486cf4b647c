import {
  type Awaitable,
  type Operation,
  readSecurity,
  type Security,
  type SecurityScheme,
} from "@callsheet/protocol";
import type { Caller } from "../context.ts";
import type { Incoming } from "../edge/exchange.ts";
import { Fault } from "../fault.ts";
import type { Verifier } from "./auth.ts";
import type { Authenticate } from "./authenticate.ts";
import { challengeOf } from "./challenge.ts";

/** What is known about a caller. */
export interface Proof {
  /** The signer of the request. */
  readonly caller?: Caller;
  /** The region of the signature. */
  readonly region?: string;
  /** What verifiers returned, by the name of the scheme. */
  readonly identities?: Readonly<Record<string, unknown>>;
}

/** A request to authenticate. */
export interface GuardedCall {
  readonly incoming: Incoming;
  readonly requestId: string;
  /** The whole body; undefined when the guard does not need it. */
  readonly body?: Uint8Array;
}

/** Checks that a request satisfies its operation's security. */
export interface Guard {
  /** True when the body is part of the proof, as in a signature. */
  readonly readsBody: boolean;
  /** @throws Fault of status 401 or 403. */
  check(call: GuardedCall): Awaitable<Proof>;
}

/** How the schemes of a service are verified. */
export interface Checks {
  readonly authenticate: Authenticate | undefined;
  readonly verifiers: ReadonlyMap<string, Verifier>;
}

/** The security requirement of an operation. Undefined: the document does not say. */
export function requirementOf({ security, service }: Operation): Security | undefined {
  return security ?? service.security;
}

/** Makes the guard of an operation that has a requirement. A scheme without a verifier is never satisfied. */
export function createGuard(operation: Operation, requirement: Security, checks: Checks): Guard {
  const { schemes = {} } = operation.service;
  const schemeOf = (name: string): SecurityScheme =>
    (Object.hasOwn(schemes, name) ? schemes[name] : undefined) ?? { type: "other" };
  const names = [...new Set(requirement.flat())];
  const steps = new Map(names.map((name) => [name, createStep(name, schemeOf(name), { operation, checks })]));
  const isOptional = requirement.some((all) => all.length === 0);
  const alternatives = requirement.filter((all) => all.length > 0);
  const signed = names.filter((name) => schemeOf(name).type === "sigV4");

  async function check(call: GuardedCall): Promise<Proof> {
    let refusal: Fault | undefined;
    let isPresented = false;
    for (const alternative of alternatives) {
      let proof: Proof | undefined = {};
      for (const name of alternative) {
        const verdict: Verdict = proof ? await (steps.get(name) as Step)(call) : "absent";
        if (verdict === "invalid") isPresented = true;
        if (verdict instanceof Fault) refusal ??= verdict;
        proof =
          proof && typeof verdict === "object" && !(verdict instanceof Fault)
            ? merge(proof, verdict)
            : undefined;
      }
      if (proof) return proof;
    }
    if (isOptional) return {};
    throw refusal ?? unauthorized(operation, names.map(schemeOf), isPresented);
  }
  return { readsBody: signed.length > 0 && checks.authenticate !== undefined, check };
}

/** What one scheme says about a request. */
type Verdict = Proof | Fault | "absent" | "invalid";
type Step = (call: GuardedCall) => Awaitable<Verdict>;

interface StepParts {
  readonly operation: Operation;
  readonly checks: Checks;
}

function createStep(name: string, scheme: SecurityScheme, { operation, checks }: StepParts): Step {
  const { authenticate, verifiers } = checks;
  if (scheme.type === "sigV4")
    return async ({ incoming, body }) => {
      try {
        return authenticate ? await authenticate(incoming, body ?? new Uint8Array()) : "absent";
      } catch (error) {
        return asFault(error);
      }
    };
  const verify = verifiers.get(name);
  return async ({ incoming, requestId }) => {
    const value = verify && present(scheme, incoming);
    if (value === undefined) return "absent";
    const context = { scheme: name, operation, requestId, request: incoming, forbid };
    try {
      const identity: unknown = await verify?.(value, context);
      return identity === undefined || identity === null || identity === false
        ? "invalid"
        : { identities: { [name]: identity } };
    } catch (error) {
      return asFault(error);
    }
  };
}

/** What a request presents for a scheme. Of two headers, one could be verified and the other used. */
function present(scheme: SecurityScheme, incoming: Incoming) {
  if (scheme.type === "other" || scheme.type === "sigV4") return "";
  const header =
    scheme.type === "apiKey" ? (scheme.in === "header" ? scheme.name.toLowerCase() : "") : "authorization";
  if (header !== "" && incoming.repeats(header)) return undefined;
  const cut = incoming.target.indexOf("?");
  const query = cut < 0 ? "" : incoming.target.slice(cut + 1);
  return readSecurity(scheme, { headers: { get: (one) => incoming.header(one) }, query });
}

function asFault(error: unknown): Fault {
  if (error instanceof Fault) return error;
  throw error;
}

function merge(one: Proof, other: Proof): Proof {
  const identities = { ...one.identities, ...other.identities };
  return { ...one, ...other, identities };
}

function forbid(message = "The caller may not do this."): Fault {
  return new Fault("AccessDeniedException", 403, message);
}

function unauthorized(
  { service }: Operation,
  schemes: readonly SecurityScheme[],
  isPresented: boolean,
): Fault {
  const message = isPresented
    ? "The credentials are not valid."
    : "The request has no credentials of a kind that this operation accepts.";
  const challenges = [...new Set(schemes.map((scheme) => challengeOf(scheme, service.name, isPresented)))];
  return new Fault("UnauthorizedException", 401, message, {
    headers: { "WWW-Authenticate": challenges.join(", ") },
  });
}
