import fc from "fast-check";
import { expect, it } from "vitest";
import { canonicalTarget } from "./canonical-target.ts";
import { nodeDigest } from "./node.ts";
import { createSigner } from "./sigv4.ts";
import { createVerifier } from "./sigv4-verify.ts";

// For speed, the verifier builds the canonical request in its own way. It must equal the signer's, character
// by character.
const known = { accessKeyId: "AKID", secretAccessKey: "secret" };
const scope = { region: "us-west-2", service: "service" };
const time = new Date("2026-01-15T22:45:51Z");
const sign = createSigner(nodeDigest);
const verify = createVerifier({
  ...scope,
  digest: nodeDigest,
  now: () => time.getTime(),
  findCredentials: () => known,
});

const piece = fc.constantFrom(
  "a",
  "Z9",
  "-",
  "_",
  "~",
  ".",
  "..",
  "%2F",
  "%zz",
  "é",
  "+",
  "*",
  "'",
  "=",
  ":",
  "@",
  "",
);
const segment = fc.array(piece, { maxLength: 3 }).map((pieces) => pieces.join(""));
const path = fc.array(segment, { maxLength: 4 }).map((segments) => `/${segments.join("/")}`);
const query = fc
  .array(fc.tuple(segment, fc.option(segment)), { maxLength: 4 })
  .map((pairs) => pairs.map(([name, value]) => (value === null ? name : `${name}=${value}`)).join("&"));
const value = fc
  .array(fc.constantFrom("x", " ", "  ", "\t", "\u00a0", "Y,z", "\f"), { maxLength: 6 })
  .map((pieces) => pieces.join(""));
const request = fc.record({
  method: fc.constantFrom("GET", "POST", "DELETE"),
  target: fc.tuple(path, query).map(([path, query]) => (query === "" ? path : `${path}?${query}`)),
  headers: fc.dictionary(fc.constantFrom("accept", "content-type", "x-amz-user-agent", "zone"), value),
  body: fc.constantFrom("", "{}", "é"),
});

it("verifies what the signer signs, and nothing else", async () => {
  await fc.assert(
    fc.asyncProperty(request, async ({ method, target, headers, body }) => {
      const own = { host: "a", ...headers };
      const added = await sign(
        { method, ...canonicalTarget(target), headers: own, body },
        known,
        scope,
        time,
      );
      const signed = { method, path: target, headers: { ...own, ...added }, body };
      expect(await verify(signed)).toMatchObject({ ok: true });
      for (const other of [{ path: `${target}b` }, { method: "PUT" }, { body: `${body} ` }])
        expect(await verify({ ...signed, ...other })).toMatchObject({ fault: "bad-signature" });
    }),
    { numRuns: 1000 },
  );
});
