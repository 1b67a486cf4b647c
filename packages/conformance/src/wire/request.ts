/** How a request authenticates. */
export type Authorization =
  | "valid"
  | "absent"
  | "malformed"
  | "empty"
  | "tampered"
  | "other-scheme"
  | "wrong-scope"
  | "expired"
  | "unknown-key"
  | "unknown-token"
  | "known-token-of-another-scheme";

/** A request as sent, still without authorization. */
export interface WireRequest {
  readonly method: string;
  /** Path and query, percent-encoded. The target's base path comes before it. */
  readonly path: string;
  /** In the order of sending; a name may appear twice. */
  readonly headers: readonly (readonly [string, string])[];
  readonly body?: string | Uint8Array;
  readonly authorization: Authorization;
}

/**
 * A copy of a request with a header that replaces all of its name, or without it when the value is undefined.
 */
export function withHeader(request: WireRequest, name: string, value: string | undefined): WireRequest {
  const rest = request.headers.filter(([other]) => other.toLowerCase() !== name.toLowerCase());
  return { ...request, headers: value === undefined ? rest : [...rest, [name, value]] };
}

/** The value of a request's header, or undefined. */
export function headerOf(request: WireRequest, name: string): string | undefined {
  return request.headers.find(([other]) => other.toLowerCase() === name.toLowerCase())?.[1];
}
