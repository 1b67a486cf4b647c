import type { ExchangeCase } from "./exchanges.ts";
import { known, sessionPath } from "./known.ts";

const body = JSON.stringify({ arn: known.stage });
const day = "20260115";
const time = `${day}T120000Z`;
const digits = "0".repeat(64);

interface Parts {
  readonly algorithm?: string;
  readonly credential?: string;
  readonly signed?: string;
  readonly signature?: string;
}

function authorization({
  algorithm = "AWS4-HMAC-SHA256",
  credential = `AKIDEXAMPLE/${day}/us-west-2/ivs/aws4_request`,
  signed = "content-type;host;x-amz-date",
  signature = digits,
}: Parts = {}): string {
  return `${algorithm} Credential=${credential}, SignedHeaders=${signed}, Signature=${signature}`;
}

const signedWith = (parts: Parts = {}, more: Readonly<Record<string, string>> = {}) => ({
  "content-type": "application/json",
  "x-amz-date": time,
  authorization: authorization(parts),
  ...more,
});

const getStage = { path: "/GetStage", body };
const incomplete = { ...getStage, status: 403, error: "IncompleteSignature" } as const;
const invalid = { ...getStage, status: 403, error: "InvalidSignatureException" } as const;
const missing = { status: 403, error: "MissingAuthenticationTokenException" } as const;
const scope = (...parts: readonly string[]) => ({ credential: ["AKIDEXAMPLE", ...parts].join("/") });

/** What clients get wrong in signatures, for subjects that only look at their form. */
export const badSignatures: readonly ExchangeCase[] = [
  { name: "a signature of the right form", ...getStage, headers: signedWith(), status: 200 },
  {
    name: "a signature of the right form, and a body that breaks a rule",
    path: "/GetStage",
    body: '{"arn":""}',
    headers: signedWith(),
    status: 400,
    error: "ValidationException",
  },
  { name: "no signature", ...getStage, ...missing },
  { name: "no signature, and broken JSON", path: "/GetStage", body: "{", ...missing },
  {
    name: "no signature, and a wrong content type",
    ...getStage,
    headers: { "content-type": "text/plain" },
    ...missing,
  },
  { name: "no signature on another service", path: `${sessionPath}/start`, ...missing },
  {
    name: "no signature at an unknown path",
    path: "/GetNothing",
    status: 404,
    error: "UnknownOperationException",
  },
  {
    name: "a signature in the query",
    path: `/GetStage?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=AKIDEXAMPLE%2F${day}%2Fus-west-2%2Fivs%2Faws4_request&X-Amz-Date=${time}&X-Amz-Expires=60&X-Amz-SignedHeaders=host&X-Amz-Signature=${digits}`,
    body,
    ...missing,
  },
  {
    name: "no X-Amz-Date",
    ...incomplete,
    headers: {
      "content-type": "application/json",
      authorization: authorization({ signed: "content-type;host" }),
    },
  },
  {
    name: "a date that does not exist",
    ...incomplete,
    headers: signedWith({}, { "x-amz-date": `${day}T250000Z` }),
  },
  { name: "another algorithm", ...incomplete, headers: signedWith({ algorithm: "AWS4-HMAC-SHA1" }) },
  { name: "a short signature", ...incomplete, headers: signedWith({ signature: "00" }) },
  { name: "a credential of four parts", ...incomplete, headers: signedWith(scope(day, "us-west-2", "ivs")) },
  { name: "garbage", ...incomplete, headers: signedWith({}, { authorization: "garbage" }) },
  { name: "a bearer token", ...incomplete, headers: signedWith({}, { authorization: "Bearer abc" }) },
  {
    name: "the scope of another service",
    ...invalid,
    headers: signedWith(scope(day, "us-west-2", "nimble", "aws4_request")),
  },
  {
    name: "the scope of another day",
    ...invalid,
    headers: signedWith(scope("20260114", "us-west-2", "ivs", "aws4_request")),
  },
  {
    name: "a scope that does not end in aws4_request",
    ...invalid,
    headers: signedWith(scope(day, "us-west-2", "ivs", "aws5_request")),
  },
  {
    name: "signed headers out of order",
    ...invalid,
    headers: signedWith({ signed: "host;content-type;x-amz-date" }),
  },
  {
    name: "a host that is not signed",
    ...invalid,
    headers: signedWith({ signed: "content-type;x-amz-date" }),
  },
  {
    name: "a signed header that is absent",
    ...invalid,
    headers: signedWith({ signed: "content-type;host;x-absent;x-amz-date" }),
  },
  {
    name: "an x-amz header that is not signed",
    ...invalid,
    headers: signedWith({}, { "x-amz-user-agent": "me" }),
  },
];
