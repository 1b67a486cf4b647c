/** What is held against a document. */
export type CheckName = "round trip" | "kit on stubs" | "kit on mock";

/** A defect that is known: findings that it explains, and whose it is. */
export interface KnownFailure {
  /** How the table calls it. */
  readonly id: string;
  readonly checks: readonly CheckName[];
  /** The package that has the defect. */
  readonly package: "kit" | "server" | "mock" | "client" | "protocol";
  /** The findings of the defect. */
  readonly finding: RegExp;
  readonly reason: string;
}

const onTargets = ["kit on stubs", "kit on mock"] as const;

/** One that explains no finding any more fails the test: the list must not outlive its reasons. */
export const knownFailures: readonly KnownFailure[] = [
  {
    id: "K1",
    checks: onTargets,
    package: "kit",
    finding: /Status (400|415|413|406|405) is not declared for/,
    reason: "a document that declares no status for invalid requests gets the usual one",
  },
  {
    id: "K2",
    checks: onTargets,
    package: "kit",
    finding: /has content-type application\/problem\+json; declared:/,
    reason: "a service's own refusals are problem details, whatever the document declares for the status",
  },
  {
    id: "K3",
    checks: onTargets,
    package: "kit",
    finding:
      /A request that breaks (type|anyOf|oneOf|additionalProperties) is accepted .*as (application\/x-www-form-urlencoded|multipart\/form-data)/,
    reason: "in a form everything is text: a list or a number there breaks no type",
  },
  {
    id: "K4",
    checks: onTargets,
    package: "kit",
    finding:
      /A valid request is refused .*(as (application\/x-www-form-urlencoded|multipart\/form-data)|\[GET ).* → (400 .*is missing|422)/s,
    reason: "a required list that is empty, or an object, has no text outside of JSON",
  },
  {
    id: "K6",
    checks: onTargets,
    package: "kit",
    finding:
      /A request that breaks required is accepted .*as (application\/x-www-form-urlencoded|multipart\/form-data)/,
    reason: "a form without fields is no body, which an optional one may be",
  },
  {
    id: "K7",
    checks: onTargets,
    package: "kit",
    finding:
      /^(jsonapi|query-styles|spring-orders|unions)\/.*negative\/query.* A request that breaks type is accepted/,
    reason:
      "an object in a style that names its properties has no text for other types: such a query names no parameter",
  },
  {
    id: "K8",
    checks: onTargets,
    package: "kit",
    finding: /HEAD gets status \d+ instead of/,
    reason:
      "a reply to HEAD may have every status that the operation of GET declares, and that of invalid requests",
  },
  {
    id: "K9",
    checks: onTargets,
    package: "kit",
    finding: /The body of the answer with status 200 is empty/,
    reason: "a sequence of no lines is an empty body",
  },
  {
    id: "K10",
    checks: onTargets,
    package: "kit",
    finding: /\/body\/csv\/.*A valid request is refused/,
    reason: "the style and explode of a form's encoding are not written",
  },
  {
    id: "K11",
    checks: onTargets,
    package: "kit",
    finding:
      /A valid request is refused .*as (application\/x-www-form-urlencoded|multipart\/form-data).*=null|\/type\/null: A valid request is refused .*as (application\/x-www-form-urlencoded|multipart\/form-data)/,
    reason: "null in a form is written as the text null, where it is the empty text",
  },
  {
    id: "K12",
    checks: onTargets,
    package: "kit",
    finding: /method\/POST: POST gets status 204 instead of 405/,
    reason: "the query of a path template is taken for one that a path without it would not have",
  },
  {
    id: "K13",
    checks: onTargets,
    package: "kit",
    finding: /media\/accept\/own: A valid request is refused with status 406/,
    reason: "Accept names the first type that a range stands for, not the one of the answer",
  },
  {
    id: "K14",
    checks: ["kit on mock"],
    package: "kit",
    finding: /with (malformed|other-scheme) credentials gets status 2\d\d instead of 401 or 403/,
    reason: "an API key has no form, so a target that verifies nothing cannot tell a wrong one",
  },
  {
    id: "K15",
    checks: ["kit on mock"],
    package: "kit",
    finding: /^cluster\/watchPods\/.*is not JSON/,
    reason: "application/stream+json is one JSON text a line",
  },
  {
    id: "K16",
    checks: ["kit on mock"],
    package: "kit",
    finding: /The header X-List of the answer .* must be integer/,
    reason: "a list in a header of a reply is not read as one",
  },
  {
    id: "S1",
    checks: onTargets,
    package: "server",
    finding: /media\/content-type\/.*A request that breaks content is accepted/,
    reason: "a media type that is not declared is read where bytes are declared",
  },
  {
    id: "S2",
    checks: onTargets,
    package: "server",
    finding: /^odata\/Products\.Get\/path\/escaped-letter: .* is refused with status 404/,
    reason: "in a step with a label, escaped letters of the template do not match",
  },
  {
    id: "P1",
    checks: ["round trip", ...onTargets],
    package: "protocol",
    finding: /\/files\/\w*\.tar\.gz|\/x\/\w+--/,
    reason: "of two labels in one step the first takes as much as it can, whatever its pattern",
  },
  {
    id: "S3",
    checks: ["round trip"],
    package: "server",
    finding: /The request body is missing. for \{"body":\{\}\}/,
    reason: "a required form without fields is sent as an empty body, which is taken for none",
  },
  {
    id: "P2",
    checks: ["round trip"],
    package: "protocol",
    finding: /fragment#part/,
    reason: "a path with a fragment is sent without it, and not routed by what is left",
  },
  {
    id: "P3",
    checks: ["round trip"],
    package: "protocol",
    finding: /^writeLog: no call got through/,
    reason: "a request's lines and events may be a list alone, where their type says AsyncIterable",
  },
  {
    id: "K5",
    checks: onTargets,
    package: "kit",
    finding: /Allow is .* and lacks/,
    reason: "labels are matched whole steps at a time, and may be empty",
  },
];
