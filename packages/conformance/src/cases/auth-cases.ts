import type { Authorization } from "../wire/request.ts";
import type { BaseCall } from "./base-call.ts";
import type { Case } from "./case.ts";
import { derivedCase } from "./derived-case.ts";

const ANY_SCHEME: readonly Authorization[] = ["absent", "empty", "malformed", "other-scheme"];

/** Refusals that need real credentials first: only those can be spoiled. */
export const NEEDS_CREDENTIALS: ReadonlySet<Authorization> = new Set<Authorization>([
  "wrong-scope",
  "tampered",
  "unknown-key",
  "expired",
  "unknown-token",
  "known-token-of-another-scheme",
]);

/** True for a case that only spoils API keys: any text may be a key. */
export function isFormless({ operation, request, group }: Case): boolean {
  const isSpoiled = request.authorization === "malformed" || request.authorization === "other-scheme";
  return (
    group === "auth" &&
    isSpoiled &&
    operation.security.some((schemes) => schemes.every(({ kind }) => kind === "apiKey"))
  );
}

/** Cases that call without, or with broken, credentials, if the contract requires some. */
export function* authCases(base: BaseCall): Generator<Case> {
  const { security } = base.operation;
  if (security.length === 0) return;
  const schemes = security.flat();
  // Credentials outside HTTP, such as a client certificate, cannot be left out or spoiled by a request.
  if (schemes.some(({ kind }) => kind === "other" || kind === "mutualTLS")) return;
  const signed = schemes.some(({ kind }) => kind === "sigV4");
  const isBearer = schemes.every(({ kind }) => kind === "bearer" || kind === "oauth2");
  const ways: readonly Authorization[] = signed
    ? [...ANY_SCHEME, "wrong-scope", "tampered", "unknown-key", "expired"]
    : [...ANY_SCHEME, "unknown-token", ...(isBearer ? (["known-token-of-another-scheme"] as const) : [])];
  for (const authorization of ways) {
    yield derivedCase(base, {
      group: "auth",
      label: authorization,
      expect: "unauthorized",
      scenario: "authorization",
      keyword: "security",
      pointer: schemes[0]?.pointer ?? base.operation.pointer,
      request: { ...base.request, authorization },
    });
  }
  if (base.request.body === undefined) return;
  // Callers without access must not learn what is wrong with a body.
  yield derivedCase(base, {
    group: "auth",
    label: "absent-and-malformed-body",
    expect: "tolerated",
    scenario: "authorization",
    keyword: "security",
    request: { ...base.request, authorization: "absent", body: "{" },
  });
}
