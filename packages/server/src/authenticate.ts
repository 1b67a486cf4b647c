import {
  type Awaitable,
  type Credentials,
  createVerifier,
  type Digest,
  type Service,
  type SigV4Request,
} from "@callsheet/protocol";
import type { Caller } from "./context.ts";
import type { Incoming } from "./exchange.ts";
import { Fault } from "./fault.ts";
import type { ServiceOptions } from "./service-options.ts";

/** Credentials that a service knows. */
export interface KnownCredentials extends Credentials {
  /** Who holds them: handed to handlers as `context.caller.identity`. */
  readonly identity?: unknown;
}

/** Verification against known keys. */
export interface SignatureAuth {
  /** Looks up a caller by access key id; undefined when nobody has it. */
  readonly credentials: (accessKeyId: string) => Awaitable<KnownCredentials | undefined>;
  /** How far a request's time may be from ours, in milliseconds. Default: five minutes, as AWS says. */
  readonly maxSkew?: number;
  /** Default: WebCrypto. `nodeDigest` of `@callsheet/protocol/node` costs a tenth of it. */
  readonly digest?: Digest;
}

/**
 * Whether and how SigV4 signatures are verified: `"off"` looks at none, `"well-formed"` takes any that has the right form and scope
 * (for stand-ins of a service; secrets and clock are not looked at), an object verifies them.
 */
export type Auth = "off" | "well-formed" | SignatureAuth;

/** The sender of a request. */
export interface Signature {
  readonly caller: Caller;
  readonly region: string;
}

/**
 * Verifies the signature of a request and its body.
 *
 * @throws Fault of status 403, with AWS's name for what is wrong.
 */
export type Authenticate = (incoming: Incoming, body: Uint8Array) => Promise<Signature>;

/** The check that the options ask for, if any. */
export function createAuthenticate(service: Service, options: ServiceOptions): Authenticate | undefined {
  const { auth = "off", region, now } = options;
  if (auth === "off") return undefined;
  const known = auth === "well-formed" ? undefined : auth;
  const verify = createVerifier({
    service: service.signingName,
    region,
    findCredentials: known?.credentials ?? "any",
    ...(now && { now: () => now().getTime() }),
    ...(known?.maxSkew !== undefined && { maxSkew: known.maxSkew }),
    ...(known?.digest && { digest: known.digest }),
  });
  return async (incoming, body) => {
    if (incoming.repeats("authorization")) {
      throw new Fault("IncompleteSignature", 403, "A request has one Authorization header.");
    }
    const verdict = await verify(toSigned(incoming, body));
    if (!verdict.ok) throw new Fault(verdict.name, 403, verdict.message);
    const { accessKeyId, identity } = verdict.credentials as KnownCredentials;
    return { caller: { accessKeyId, ...(identity !== undefined && { identity }) }, region: verdict.region };
  };
}

/** The request as SigV4 sees it: of a header sent twice, both values. */
function toSigned(incoming: Incoming, body: Uint8Array): SigV4Request {
  const headers: Record<string, string> = Object.create(null);
  for (const [name, value] of incoming.headers()) {
    headers[name] = headers[name] === undefined ? value : `${headers[name]},${value}`;
  }
  // A Request of the platform hides its host; the URL that it was made for is in the target.
  headers.host ??= incoming.header("host") ?? "";
  return {
    method: incoming.method,
    path: incoming.signedTarget ?? incoming.target,
    headers,
    body: body as Uint8Array<ArrayBuffer>,
  };
}
