/** The right answers for a kind of request. */
export interface Expectation {
  /** One sentence: how the answer is judged. */
  readonly rule: string;
  /** Statuses that are right though the operation does not declare them (the transport policy). */
  readonly transport: readonly number[];
  /** Declared answers: any, only refusals for invalid input, or none. */
  readonly declared: "any" | "not-invalid" | "invalid" | "error" | "none";
  /**
   * Which answers are the operation's own and must follow its declarations. Others may come from a router, a
   * parser or a proxy before it, whose form no document describes: `accepted` says so of every refusal,
   * `unless-404` only of 404.
   */
  readonly reaches: "always" | "never" | "accepted" | "unless-404";
}

/** True when an answer to a request of this kind is the operation's own. */
export function isOperationsOwn({ reaches }: Expectation, status: number): boolean {
  if (reaches === "accepted") return status < 300;
  return reaches === "unless-404" ? status !== 404 : reaches === "always";
}

/** Statuses that say "your request is not what the contract asks for". */
export const INVALID_STATUSES: readonly number[] = [400, 422];
/** Statuses that say "who are you", or "not you". */
export const UNAUTHORIZED_STATUSES: readonly number[] = [401, 403];

/**
 * The policy: which answers are right for which request. Statuses under `transport` are legal answers of HTTP
 * itself (RFC 9110, RFC 6585) that no OpenAPI document lists; everything else must be declared by the
 * operation. If an operation declares no answer of a class at all (no 2xx, or no 4xx) and no default, the
 * contract is silent about the class, and any answer of it is right.
 */
export const expectations = {
  accepted: {
    rule: "A valid request gets a declared answer, and none that calls it invalid. A declared 404, 409 or 429 is right: the contract does not say what exists.",
    transport: [],
    declared: "not-invalid",
    reaches: "always",
  },
  invalid: {
    rule: "A request that breaks one rule of the contract gets the declared answer for invalid input (400 or 422; where neither is declared, any declared 4xx, or a 400 or 422 all the same).",
    transport: [],
    declared: "invalid",
    reaches: "always",
  },
  mistyped: {
    rule: "A value of the wrong type or form is refused like any invalid one.",
    transport: [400, 422],
    declared: "invalid",
    reaches: "always",
  },
  mislabelled: {
    rule: "A path label that breaks its rule is refused as invalid, or not found: the path names nothing. The 404 may be the router's own.",
    transport: [400, 404],
    declared: "error",
    reaches: "unless-404",
  },
  nullMember: {
    rule: "null for an optional member that does not allow it is refused as invalid, or taken as absent: protocols differ.",
    transport: [400, 422],
    declared: "any",
    reaches: "always",
  },
  unreadable: {
    rule: "A body that is not of its media type is refused with 400, 415 or 422.",
    transport: [400, 413, 415, 422],
    declared: "invalid",
    reaches: "always",
  },
  unsupportedMedia: {
    rule: "A body of a media type that the operation does not declare is refused with 415 (RFC 9110 §15.5.16), 400 or 422.",
    transport: [400, 415, 422],
    declared: "invalid",
    reaches: "always",
  },
  nonsenseMedia: {
    rule: "A body whose Content-Type is no media type at all is refused with 415, 400 or 422, by the operation or by a parser before it.",
    transport: [400, 415, 422],
    declared: "invalid",
    reaches: "accepted",
  },
  notAcceptable: {
    rule: "An Accept header that no declared media type meets may be refused with 406 or passed over (RFC 9110 §12.5.1).",
    transport: [406],
    declared: "not-invalid",
    reaches: "always",
  },
  unauthorized: {
    rule: "A request without valid credentials, where the contract asks for them, is refused with 401 or 403.",
    transport: [401, 403],
    declared: "none",
    reaches: "always",
  },
  wrongMethod: {
    rule: "A method that the contract does not have at the path is refused with 405 and an Allow header that names those it has (RFC 9110 §15.5.6). Without --strict, 404 is right, too.",
    transport: [405],
    declared: "none",
    reaches: "never",
  },
  unknownMethod: {
    rule: "A method that a server need not know is refused with 405, 501, 404 or 400.",
    transport: [400, 404, 405, 501],
    declared: "none",
    reaches: "never",
  },
  unknownPath: {
    rule: "A path that the contract does not have is refused: with 404, or with 400, 401, 403, 405 or 410 by what stands before it.",
    transport: [400, 401, 403, 404, 405, 410],
    declared: "none",
    reaches: "never",
  },
  tolerated: {
    rule: "The contract leaves the answer open: any declared one, or a refusal of HTTP itself. Never a 5xx, never silence.",
    transport: [301, 307, 308, 400, 401, 403, 404, 405, 406, 411, 413, 414, 415, 417, 422, 431, 204],
    declared: "any",
    reaches: "always",
  },
  outside: {
    rule: "A request that is odd as HTTP may be served, or refused by whatever stands before the operation, in a form of its own. Never a 5xx, never silence.",
    transport: [
      206, 301, 302, 303, 304, 307, 308, 400, 401, 403, 404, 405, 406, 410, 411, 412, 413, 414, 415, 416, 417,
      422, 431, 204,
    ],
    declared: "any",
    reaches: "accepted",
  },
  elsewhere: {
    rule: "A path that URL parsers and routers read in different ways may lead to another route: any answer but a 5xx is right.",
    transport: [],
    declared: "none",
    reaches: "never",
  },
  tolerantMethod: {
    rule: "OPTIONS and HEAD may be answered by what stands before the operation: 200, 204, or a refusal.",
    transport: [200, 204, 400, 401, 403, 404, 405, 501],
    declared: "none",
    reaches: "never",
  },
  step: {
    rule: "A step of a scenario gets one of the statuses that the scenario names, in the form that the contract declares.",
    transport: [],
    declared: "any",
    reaches: "always",
  },
  example: {
    rule: "A mock asked for a named example of the contract answers with exactly that example.",
    transport: [],
    declared: "any",
    reaches: "always",
  },
} as const satisfies Record<string, Expectation>;

/** The name of an expectation. */
export type ExpectationName = keyof typeof expectations;
