import { expect, it } from "vitest";
import { checkAuthorization } from "./authorization.ts";

const scope = "Credential=AKIDEXAMPLE/20260115/us-west-2/ivs/aws4_request";
const signature = `Signature=${"5d".repeat(32)}`;
const none = new URLSearchParams();

it.each([
  `AWS4-HMAC-SHA256 ${scope}, SignedHeaders=host;x-amz-date, ${signature}`,
  `AWS4-HMAC-SHA256 ${scope},SignedHeaders=host,${signature}`,
])("takes %s", (header) => {
  expect(() => checkAuthorization(header, none)).not.toThrow();
});

it("takes a signature in the query", () => {
  expect(() => checkAuthorization(null, new URLSearchParams("X-Amz-Signature=5d67"))).not.toThrow();
});

it.each([null, ""])("misses one in %j", (header) => {
  expect(() => checkAuthorization(header, none)).toThrow(
    expect.objectContaining({ name: "MissingAuthenticationTokenException", status: 403 }),
  );
});

it.each([
  "Bearer abc",
  "AWS4-HMAC-SHA256",
  `AWS3-HMAC-SHA256 ${scope}, SignedHeaders=host, ${signature}`,
  `AWS4-HMAC-SHA256 ${scope}, SignedHeaders=host`,
  `AWS4-HMAC-SHA256 ${scope}, SignedHeaders=host, Signature=5d67`,
  `AWS4-HMAC-SHA256 ${scope}, ${signature}`,
  `AWS4-HMAC-SHA256 SignedHeaders=host, ${signature}`,
  `AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20260115/us-west-2/ivs, SignedHeaders=host, ${signature}`,
])("finds %s incomplete", (header) => {
  expect(() => checkAuthorization(header, none)).toThrow(
    expect.objectContaining({ name: "IncompleteSignature", status: 403 }),
  );
});
